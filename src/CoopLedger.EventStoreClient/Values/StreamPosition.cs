using System.Globalization;

namespace EventStore.Client;

/// <summary>The place of an event in its stream.</summary>
/// <remarks>Range: 0 to 2^63-1, and 2^64-1 for the end. The default value is the start.</remarks>
public readonly struct StreamPosition
    : IEquatable<StreamPosition>, IComparable<StreamPosition>, IComparable
{
    public static readonly StreamPosition Start = new(0);

    public static readonly StreamPosition End = new(ulong.MaxValue);

    private readonly ulong _value;

    /// <exception cref="ArgumentOutOfRangeException">The value is outside the range.</exception>
    public StreamPosition(ulong value)
    {
        if (value is > long.MaxValue and not ulong.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(value));
        }

        _value = value;
    }

    public static implicit operator ulong(StreamPosition value) => value._value;

    public static implicit operator StreamPosition(ulong value) => new(value);

    public static bool operator ==(StreamPosition left, StreamPosition right) => left.Equals(right);

    public static bool operator !=(StreamPosition left, StreamPosition right) =>
        !left.Equals(right);

    public static bool operator <(StreamPosition left, StreamPosition right) =>
        left._value < right._value;

    public static bool operator >(StreamPosition left, StreamPosition right) =>
        left._value > right._value;

    public static bool operator <=(StreamPosition left, StreamPosition right) =>
        left._value <= right._value;

    public static bool operator >=(StreamPosition left, StreamPosition right) =>
        left._value >= right._value;

    public static StreamPosition operator +(StreamPosition left, ulong right) =>
        new(checked(left._value + right));

    public static StreamPosition operator -(StreamPosition left, ulong right) =>
        new(checked(left._value - right));

    /// <summary>From a signed number; -1 is the end.</summary>
    public static StreamPosition FromInt64(long value) =>
        value == -1 ? End : new(checked((ulong)value));

    public static StreamPosition FromStreamRevision(StreamRevision revision) =>
        new(revision.ToUInt64());

    public StreamPosition Next() => this + 1;

    /// <summary>The value, or -1 where it is the marker.</summary>
    public long ToInt64() => _value == ulong.MaxValue ? -1 : (long)_value;

    public ulong ToUInt64() => _value;

    public int CompareTo(StreamPosition other) => _value.CompareTo(other._value);

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        StreamPosition other => CompareTo(other),
        _ => throw new ArgumentException("It is of another kind.", nameof(obj)),
    };

    public bool Equals(StreamPosition other) => _value == other._value;

    public override bool Equals(object? obj) => obj is StreamPosition other && Equals(other);

    public override int GetHashCode() => _value.GetHashCode();

    public override string ToString() => ToInt64().ToString(CultureInfo.InvariantCulture);
}
