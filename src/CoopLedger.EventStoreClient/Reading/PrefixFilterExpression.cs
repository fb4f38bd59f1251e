namespace EventStore.Client;

/// <summary>The beginning of a name.</summary>
public readonly record struct PrefixFilterExpression
{
    public static readonly PrefixFilterExpression None;

    private readonly string? _value;

    public PrefixFilterExpression(string value) => _value = value;

    public static implicit operator string(PrefixFilterExpression value) => value.ToString();

    public override string ToString() => _value ?? "";
}
