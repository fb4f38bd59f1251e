using System.Globalization;

namespace CoopLedger.Domain.Corrections;

/// <summary>Which event is meant: by its id, by its position in the ledger (17 or #17), or by the
/// key of the submit that recorded it (<c>key:KEY</c> for its first event, <c>key:KEY#2</c> for
/// its second).</summary>
public sealed record FactReference
{
    private const string KeyPrefix = "key:";

    private FactReference(Guid? id, long? position, string? key, int ordinal)
    {
        Id = id;
        Position = position;
        Key = key;
        Ordinal = ordinal;
    }

    public Guid? Id { get; }

    /// <summary>From 1.</summary>
    public long? Position { get; }

    /// <summary>The key of the submit.</summary>
    public string? Key { get; }

    /// <summary>Which event of the submit, from 0.</summary>
    public int Ordinal { get; }

    public static FactReference To(Guid id) => new(id, null, null, 0);

    /// <exception cref="FormatException">None of the three.</exception>
    public static FactReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Guid.TryParseExact(text, "D", out var id))
        {
            return To(id);
        }

        if (text.StartsWith(KeyPrefix, StringComparison.Ordinal))
        {
            return OfKey(text[KeyPrefix.Length..]);
        }

        return Number(text.StartsWith('#') ? text.AsSpan(1) : text) is { } position
            ? new(null, position, null, 0)
            : throw new FormatException(
                "An event is named by its id (a UUID), its position, or key:KEY.");
    }

    public override string ToString() => Id?.ToString("D")
        ?? (Position is { } position
            ? "#" + position.ToString(CultureInfo.InvariantCulture)
            : KeyPrefix + Key + (Ordinal == 0 ? "" : $"#{Ordinal + 1}"));

    private static FactReference OfKey(string text)
    {
        var hash = text.LastIndexOf('#');
        var ordinal = hash > 0 ? Number(text.AsSpan(hash + 1)) : null;
        var key = ordinal is null ? text : text[..hash];
        return key.Length > 0 && ordinal is null or <= int.MaxValue
            ? new(null, null, key, (int)((ordinal ?? 1) - 1))
            : throw new FormatException("An event is named by a key as key:KEY or key:KEY#2.");
    }

    private static long? Number(ReadOnlySpan<char> text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number > 0
            ? number
            : null;
}
