using System.Text.RegularExpressions;

namespace EventStore.Client;

/// <summary>A regular expression that the server matches with a name.</summary>
public readonly record struct RegularFilterExpression
{
    public static readonly RegularFilterExpression None;

    /// <summary>Everything but the server's own events, whose names begin with a dollar.</summary>
    public static readonly RegularFilterExpression ExcludeSystemEvents = new("^[^\\$].*");

    private readonly string? _value;

    public RegularFilterExpression(string value) => _value = value;

    public RegularFilterExpression(Regex value) => _value = value.ToString();

    public static implicit operator string(RegularFilterExpression value) => value.ToString();

    public override string ToString() => _value ?? "";
}
