using System.Buffers;
using System.Buffers.Text;

namespace CoopLedger.Domain.Values;

/// <summary>A text about a private person as the ledger holds it: encrypted, so that whoever has
/// the ledger alone cannot read it, and nobody can once the person's key is destroyed.</summary>
/// <remarks>
/// <para>The form is <c>sealed.v1.LEDGER.BYTES</c>: the first eight hexadecimal digits of the id
/// of the ledger that it was sealed for, then nonce, ciphertext and tag in base64. At most 1.200
/// characters.</para>
/// <para>Compared by text: the same plain text of the same person in the same field and ledger is
/// the same sealed text.</para>
/// </remarks>
public sealed record SealedText
{
    public const int LengthMax = 1200;

    /// <summary>What every sealed text begins with.</summary>
    public const string Prefix = "sealed.v1.";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    private const int LedgerLength = 8;
    private const int BytesMin = 12 + 16 + 1;

    /// <exception cref="FormatException">Not of that form. The message does not repeat the text,
    /// which may be one that somebody forgot to seal.</exception>
    public SealedText(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var point = Prefix.Length + LedgerLength;
        if (value.Length is 0 or > LengthMax || !LooksSealed(value) || value.Length <= point
            || value[point] != '.'
            || value.AsSpan(Prefix.Length, LedgerLength)
                .ContainsAnyExcept(Digits)
            || !Base64.IsValid(value.AsSpan(point + 1), out var length) || length < BytesMin
            || Convert.ToBase64String(Convert.FromBase64String(value[(point + 1)..]))
                != value[(point + 1)..])
        {
            throw new FormatException(
                $"A sealed text is {Prefix}, eight hexadecimal digits, a point and base64.");
        }

        Value = value;
    }

    public string Value { get; }

    /// <summary>The mark of the ledger that it was sealed for.</summary>
    public string Ledger => Value.Substring(Prefix.Length, LedgerLength);

    /// <param name="ledger">The ledger that it is sealed for.</param>
    /// <param name="bytes">Nonce, ciphertext and tag.</param>
    public static SealedText Of(Guid ledger, ReadOnlySpan<byte> bytes) =>
        new($"{Prefix}{MarkOf(ledger)}.{Convert.ToBase64String(bytes)}");

    /// <summary>The mark by which a ledger's sealed texts are told from those of others.</summary>
    public static string MarkOf(Guid ledger) => ledger.ToString("N")[..LedgerLength];

    /// <summary>Whether a text was meant to be a sealed one.</summary>
    public static bool LooksSealed(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>Nonce, ciphertext and tag.</summary>
    public byte[] ToBytes() =>
        Convert.FromBase64String(Value[(Prefix.Length + LedgerLength + 1)..]);

    public override string ToString() => Value;
}
