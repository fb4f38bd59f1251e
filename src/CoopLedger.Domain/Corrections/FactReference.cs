using System.Globalization;

namespace CoopLedger.Domain.Corrections;

/// <summary>Which event is meant: by its id, or by its position in the ledger (17 or #17).
/// </summary>
public sealed record FactReference
{
    private FactReference(Guid? id, long? position)
    {
        Id = id;
        Position = position;
    }

    public Guid? Id { get; }

    /// <summary>From 1.</summary>
    public long? Position { get; }

    public static FactReference To(Guid id) => new(id, null);

    /// <exception cref="FormatException">Neither an event's id nor a position.</exception>
    public static FactReference Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Guid.TryParseExact(text, "D", out var id))
        {
            return To(id);
        }

        return long.TryParse(
            text.StartsWith('#') ? text.AsSpan(1) : text, NumberStyles.None,
            CultureInfo.InvariantCulture, out var position) && position > 0
            ? new(null, position)
            : throw new FormatException("An event is named by its id (a UUID) or its position.");
    }

    public override string ToString() => Id?.ToString("D")
        ?? "#" + Position!.Value.ToString(CultureInfo.InvariantCulture);
}
