using System.Globalization;

namespace EventStore.Client;

/// <summary>The revision of a stream: the place of its last event.</summary>
/// <remarks>Range: 0 to 2^63-1, and 2^64-1 for a stream that does not exist.</remarks>
public readonly struct StreamRevision
    : IEquatable<StreamRevision>, IComparable<StreamRevision>, IComparable
{
    public static readonly StreamRevision None = new(ulong.MaxValue);

    private readonly ulong _value;

    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public StreamRevision(ulong value)
    {
        if (value is > long.MaxValue and not ulong.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(value));
        }

        _value = value;
    }

    public static implicit operator ulong(StreamRevision value) => value._value;

    public static implicit operator StreamRevision(ulong value) => new(value);

    public static bool operator ==(StreamRevision left, StreamRevision right) => left.Equals(right);

    public static bool operator !=(StreamRevision left, StreamRevision right) =>
        !left.Equals(right);

    public static bool operator <(StreamRevision left, StreamRevision right) =>
        left._value < right._value;

    public static bool operator >(StreamRevision left, StreamRevision right) =>
        left._value > right._value;

    public static bool operator <=(StreamRevision left, StreamRevision right) =>
        left._value <= right._value;

    public static bool operator >=(StreamRevision left, StreamRevision right) =>
        left._value >= right._value;

    public static StreamRevision operator +(StreamRevision left, ulong right) =>
        new(checked(left._value + right));

    public static StreamRevision operator -(StreamRevision left, ulong right) =>
        new(checked(left._value - right));

    /// <summary>From a signed number; -1 is a stream that does not exist.</summary>
    public static StreamRevision FromInt64(long value) =>
        value == -1 ? None : new(checked((ulong)value));

    public static StreamRevision FromStreamPosition(StreamPosition position) =>
        new(position.ToUInt64());

    public StreamRevision Next() => this + 1;

    /// <summary>The value, or -1 where it is the marker.</summary>
    public long ToInt64() => _value == ulong.MaxValue ? -1 : (long)_value;

    public ulong ToUInt64() => _value;

    public int CompareTo(StreamRevision other) => _value.CompareTo(other._value);

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        StreamRevision other => CompareTo(other),
        _ => throw new ArgumentException("It is of another kind.", nameof(obj)),
    };

    public bool Equals(StreamRevision other) => _value == other._value;

    public override bool Equals(object? obj) => obj is StreamRevision other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode();

    public override string ToString() => ToInt64().ToString(CultureInfo.InvariantCulture);
}
