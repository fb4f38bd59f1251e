using System.Collections.Immutable;
using System.Text;

namespace CoopLedger.Proof.Notes;

/// <summary>One signature line of a note.</summary>
/// <param name="Name">The name of the key.</param>
/// <param name="KeyId">The four bytes that tell keys of one name apart.</param>
/// <param name="Signature">The signature.</param>
public sealed record NoteSignature(string Name, uint KeyId, ReadOnlyMemory<byte> Signature);

/// <summary>A text with signatures under it.</summary>
/// <remarks>
/// <para>Source: C2SP signed-note. The text ends with a newline, which is signed; an empty line
/// follows, then lines of an em dash, a space, the key's name, a space, and base64 of the key id
/// and the signature. Nothing may follow.</para>
/// <para>At most 1 MB and 100 signatures are read.</para>
/// </remarks>
public sealed class SignedNote
{
    public const int LengthMax = 1_000_000;
    public const int SignaturesMax = 100;

    private const string Dash = "\u2014 ";

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private SignedNote(string text, ImmutableArray<NoteSignature> signatures) =>
        (Text, Signatures) = (text, signatures);

    /// <summary>The text, with its last newline.</summary>
    public string Text { get; }

    public ImmutableArray<NoteSignature> Signatures { get; }

    /// <exception cref="ProofException">The bytes are no signed note.</exception>
    public static SignedNote Parse(ReadOnlySpan<byte> bytes)
    {
        var note = Decode(bytes);
        var end = note.LastIndexOf("\n\n", StringComparison.Ordinal);
        Demand(end >= 0, "không có dòng trống trước chữ ký", "no empty line before the signatures");
        var (text, rest) = (note[..(end + 1)], note[(end + 2)..]);
        Demand(
            rest.EndsWith('\n'), "dòng cuối không kết thúc bằng xuống dòng",
            "the last line does not end with a newline");
        var lines = rest[..^1].Split('\n');
        Demand(lines.Length <= SignaturesMax, "quá nhiều chữ ký", "too many signatures");
        return new(text, [.. lines.Select(Signature)]);
    }

    /// <summary>The note of a text and its signatures, as bytes.</summary>
    public static byte[] Format(string text, params ReadOnlySpan<NoteSignature> signatures)
    {
        var note = new StringBuilder(text).Append('\n');
        foreach (var (name, id, signature) in signatures)
        {
            byte[] signed =
            [
                (byte)(id >> 24), (byte)(id >> 16 & 0xFF), (byte)(id >> 8 & 0xFF),
                (byte)(id & 0xFF), .. signature.Span,
            ];
            note.Append(Dash).Append(name).Append(' ')
                .Append(Convert.ToBase64String(signed)).Append('\n');
        }

        return Strict.GetBytes(note.ToString());
    }

    /// <summary>Checks that a key has signed the note. Signatures of other keys are passed over.
    /// </summary>
    /// <exception cref="ProofException">The key has not signed it, or one of its signatures is
    /// wrong.</exception>
    public void Verify(VerifierKey key)
    {
        var own = Signatures.Where(signature =>
            signature.Name == key.Name && signature.KeyId == key.Id).ToList();
        if (own.Count == 0)
        {
            throw new ProofException(
                "note.unsigned",
                $"Không có chữ ký của khóa {key.Name} ({key.Id:x8}). Hãy kiểm tra đúng khóa công "
                    + "khai của sổ này chưa.",
                $"There is no signature of the key {key.Name} ({key.Id:x8}). Check that it is "
                    + "this ledger's public key.");
        }

        var text = Strict.GetBytes(Text);
        if (!own.TrueForAll(signature => key.Verifies(text, signature.Signature.Span)))
        {
            throw new ProofException(
                "note.signature",
                $"Chữ ký của khóa {key.Name} ({key.Id:x8}) không đúng với nội dung.",
                $"The signature of the key {key.Name} ({key.Id:x8}) is not of this text.");
        }
    }

    private static string Decode(ReadOnlySpan<byte> bytes)
    {
        Demand(bytes.Length <= LengthMax, "quá dài", "it is too long");
        try
        {
            var note = Strict.GetString(bytes);
            Demand(
                !note.Any(letter => letter < ' ' && letter != '\n'), "có ký tự điều khiển",
                "it holds a control character");
            return note;
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("không phải UTF-8", "it is not UTF-8");
        }
    }

    private static NoteSignature Signature(string line)
    {
        var parts = line.StartsWith(Dash, StringComparison.Ordinal)
            ? line[Dash.Length..].Split(' ')
            : [];
        Demand(
            parts is [var name, _] && VerifierKey.IsName(name),
            $"dòng \"{line}\" không phải chữ ký", $"the line \"{line}\" is no signature");
        Demand(
            Base64.TryDecode(parts[1], out var bytes) && bytes.Length > sizeof(uint),
            $"chữ ký ở dòng \"{line}\" không phải base64",
            $"the signature in the line \"{line}\" is not base64");
        return new(
            parts[0], System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes),
            bytes.AsMemory(sizeof(uint)));
    }

    private static void Demand(bool holds, string vietnamese, string english)
    {
        if (!holds)
        {
            throw Malformed(vietnamese, english);
        }
    }

    private static ProofException Malformed(string vietnamese, string english) => new(
        "note.malformed", $"Đây không phải bản ghi có chữ ký: {vietnamese}.",
        $"This is no signed note: {english}.");
}
