using System.Text.RegularExpressions;

namespace CoopLedger.Doubles;

/// <summary>Which events of `$all` are wanted: by stream or by type, by prefixes or by a pattern.
/// </summary>
public sealed class DoubleFilter
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly bool _byStream;
    private readonly string[] _prefixes;
    private readonly Regex? _pattern;

    /// <param name="byStream">By the stream's name, else by the type.</param>
    /// <param name="pattern">A regular expression, or none for prefixes.</param>
    /// <param name="prefixes">One of them fits.</param>
    /// <exception cref="ArgumentException">The pattern is no regular expression.</exception>
    public DoubleFilter(bool byStream, string? pattern, IEnumerable<string> prefixes)
    {
        _byStream = byStream;
        _prefixes = [.. prefixes];
        _pattern = string.IsNullOrEmpty(pattern)
            ? null
            : new(pattern, RegexOptions.Compiled | RegexOptions.ExplicitCapture, Patience);
    }

    public bool Wants(RecordedEvent stored)
    {
        var text = _byStream ? stored.Stream : stored.Type;
        if (_pattern is not null)
        {
            return _pattern.IsMatch(text);
        }

        foreach (var prefix in _prefixes)
        {
            if (text.StartsWith(prefix, StringComparison.Ordinal))
            {
                return true;
            }
        }

        return false;
    }
}
