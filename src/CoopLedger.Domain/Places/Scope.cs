using System.Collections.Immutable;

namespace CoopLedger.Domain.Places;

/// <summary>What an indicator is asked for: the nation, units, clusters, or several of these.
/// </summary>
/// <remarks>Written <c>nation</c>, <c>unit:ID</c>, <c>cluster:ID</c>, joined by <c>+</c>. Places
/// named twice, directly or through a cluster, count once. Equal when the text is.</remarks>
public sealed record Scope
{
    private Scope(string text, ImmutableArray<Place> places)
    {
        Text = text;
        Places = places;
    }

    public static Scope Nation { get; } = new("nation", []);

    public string Text { get; }

    /// <summary>The places named; empty for the nation.</summary>
    public ImmutableArray<Place> Places { get; }

    public bool IsNation => Places.IsEmpty;

    public bool Equals(Scope? other) => Text == other?.Text;

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;

    /// <exception cref="FormatException">Not of the form above.</exception>
    public static Scope Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('+', StringSplitOptions.TrimEntries);
        if (parts.Contains(Nation.Text))
        {
            return parts.Length == 1 ? Nation : throw new FormatException(
                "The nation holds every place: it is asked for alone.");
        }

        if (parts.FirstOrDefault(part => !part.Contains(':')) is { } bare)
        {
            throw new FormatException($"A scope is nation, unit:ID or cluster:ID, not \"{bare}\".");
        }

        if (parts.FirstOrDefault(part => !part.StartsWith("unit:", StringComparison.Ordinal)
            && !part.StartsWith("cluster:", StringComparison.Ordinal)) is { } strange)
        {
            throw new FormatException(
                $"A scope is nation, unit:ID or cluster:ID, not \"{strange}\".");
        }

        return new(string.Join('+', parts), [.. parts.Select(Place.Parse)]);
    }
}
