using System.Text.RegularExpressions;

namespace EventStore.Client;

/// <summary>Chooses events by the name of their stream.</summary>
/// <remarks>
/// A search window is a number of events, at least 1: so many are looked at before the server
/// answers, whether one matched or not. Default: 32 with an expression, no limit with prefixes.
/// </remarks>
public sealed class StreamFilter : IEventFilter, IEquatable<StreamFilter>
{
    /// <summary>Everything.</summary>
    public static readonly StreamFilter None = new(RegularFilterExpression.None, null, []);

    private const uint WindowDefault = 32;

    private StreamFilter(
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

    public static bool operator ==(StreamFilter? left, StreamFilter? right) => Equals(left, right);

    public static bool operator !=(StreamFilter? left, StreamFilter? right) => !Equals(left, right);

    public static StreamFilter Prefix(string prefix) => Prefix([prefix]);

    public static StreamFilter Prefix(params string[] prefixes) =>
        new(RegularFilterExpression.None, null, Of(prefixes));

    public static StreamFilter Prefix(uint maxSearchWindow, params string[] prefixes) =>
        new(RegularFilterExpression.None, maxSearchWindow, Of(prefixes));

    public static StreamFilter RegularExpression(
        string regex, uint maxSearchWindow = WindowDefault) =>
        new(new RegularFilterExpression(regex), maxSearchWindow, []);

    public static StreamFilter RegularExpression(
        Regex regex, uint maxSearchWindow = WindowDefault) =>
        new(new RegularFilterExpression(regex), maxSearchWindow, []);

    public bool Equals(StreamFilter? other) =>
        other is not null && Prefixes.SequenceEqual(other.Prefixes) && Regex == other.Regex
        && MaxSearchWindow == other.MaxSearchWindow;

    public override bool Equals(object? obj) => obj is StreamFilter other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Regex, MaxSearchWindow, Prefixes.Count);

    private static PrefixFilterExpression[] Of(string[] prefixes) =>
        [.. prefixes.Select(prefix => new PrefixFilterExpression(prefix))];
}
