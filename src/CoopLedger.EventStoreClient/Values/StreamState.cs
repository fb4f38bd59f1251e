namespace EventStore.Client;

/// <summary>What is expected of a stream when no revision is named.</summary>
/// <remarks>The default value is none of them, and no call accepts it.</remarks>
public readonly struct StreamState : IEquatable<StreamState>
{
    /// <summary>The stream does not exist yet.</summary>
    public static readonly StreamState NoStream = new(-1);

    /// <summary>Nothing is expected. An append that is tried again may be doubled.</summary>
    public static readonly StreamState Any = new(-2);

    /// <summary>The stream exists, at whatever revision.</summary>
    public static readonly StreamState StreamExists = new(-4);

    private readonly int _value;

    private StreamState(int value) => _value = value;

    public static bool operator ==(StreamState left, StreamState right) => left.Equals(right);

    public static bool operator !=(StreamState left, StreamState right) => !left.Equals(right);

    /// <summary>-1, -2 or -4, the numbers of the protocol's older form.</summary>
    public long ToInt64() => _value;

    public bool Equals(StreamState other) => _value == other._value;

    public override bool Equals(object? obj) => obj is StreamState other && Equals(other);

    public override int GetHashCode() => _value;

    public override string ToString() => _value switch
    {
        -1 => nameof(NoStream),
        -2 => nameof(Any),
        -4 => nameof(StreamExists),
        _ => "Unknown",
    };
}
