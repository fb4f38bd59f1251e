using System.Text.RegularExpressions;

namespace EventStore.Client;

/// <summary>Chooses events by their type.</summary>
/// <remarks>
/// A search window is a number of events, at least 1: so many are looked at before the server
/// answers, whether one matched or not. Default: 32 with an expression, no limit with prefixes.
/// </remarks>
public sealed class EventTypeFilter : IEventFilter, IEquatable<EventTypeFilter>
{
    /// <summary>Everything.</summary>
    public static readonly EventTypeFilter None = new(RegularFilterExpression.None, null, []);

    private const uint WindowDefault = 32;

    private EventTypeFilter(
        RegularFilterExpression regex, uint? window, PrefixFilterExpression[] prefixes)
    {
        if (window is 0)
        {
            throw new ArgumentOutOfRangeException(nameof(window), window, "It is at least 1.");
        }

        Regex = regex;
        MaxSearchWindow = window;
        Prefixes = prefixes;
    }

    public IReadOnlyList<PrefixFilterExpression> Prefixes { get; }

    public RegularFilterExpression Regex { get; }

    public uint? MaxSearchWindow { get; }

    public static bool operator ==(EventTypeFilter? left, EventTypeFilter? right) =>
        Equals(left, right);

    public static bool operator !=(EventTypeFilter? left, EventTypeFilter? right) =>
        !Equals(left, right);

    public static EventTypeFilter Prefix(string prefix) => Prefix([prefix]);

    public static EventTypeFilter Prefix(params string[] prefixes) =>
        new(RegularFilterExpression.None, null, Of(prefixes));

    public static EventTypeFilter Prefix(uint maxSearchWindow, params string[] prefixes) =>
        new(RegularFilterExpression.None, maxSearchWindow, Of(prefixes));

    public static EventTypeFilter RegularExpression(
        string regex, uint maxSearchWindow = WindowDefault) =>
        new(new RegularFilterExpression(regex), maxSearchWindow, []);

    public static EventTypeFilter RegularExpression(
        Regex regex, uint maxSearchWindow = WindowDefault) =>
        new(new RegularFilterExpression(regex), maxSearchWindow, []);

    /// <summary>Everything but the server's own events.</summary>
    public static EventTypeFilter ExcludeSystemEvents(uint maxSearchWindow = WindowDefault) =>
        new(RegularFilterExpression.ExcludeSystemEvents, maxSearchWindow, []);

    public bool Equals(EventTypeFilter? other) =>
        other is not null && Prefixes.SequenceEqual(other.Prefixes) && Regex == other.Regex
        && MaxSearchWindow == other.MaxSearchWindow;

    public override bool Equals(object? obj) => obj is EventTypeFilter other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Regex, MaxSearchWindow, Prefixes.Count);

    private static PrefixFilterExpression[] Of(string[] prefixes) =>
        [.. prefixes.Select(prefix => new PrefixFilterExpression(prefix))];
}
