using System.Globalization;
using System.Runtime.InteropServices;

namespace EventStore.Client;

/// <summary>A place in the log of the whole server: the order of all its streams.</summary>
/// <remarks>
/// Unit: bytes from the beginning of the log, for the commit and for its prepare. Positions are
/// ordered, and not dense. Range: 0 to 2^63-1, prepare at most commit, and 2^64-1 for the end. The
/// default value is the start.
/// </remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct Position : IEquatable<Position>, IComparable<Position>, IComparable
{
    public static readonly Position Start;

    public static readonly Position End = new(ulong.MaxValue, ulong.MaxValue);

    /// <exception cref="ArgumentOutOfRangeException">A value is outside the range.</exception>
    public Position(ulong commitPosition, ulong preparePosition)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(commitPosition, preparePosition);
        if (commitPosition is > long.MaxValue and not ulong.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(commitPosition));
        }

        if (preparePosition is > long.MaxValue and not ulong.MaxValue)
        {
            throw new ArgumentOutOfRangeException(nameof(preparePosition));
        }

        CommitPosition = commitPosition;
        PreparePosition = preparePosition;
    }

    public ulong CommitPosition { get; }

    public ulong PreparePosition { get; }

    public static bool operator ==(Position left, Position right) => left.Equals(right);

    public static bool operator !=(Position left, Position right) => !left.Equals(right);

    public static bool operator <(Position left, Position right) => left.CompareTo(right) < 0;

    public static bool operator >(Position left, Position right) => left.CompareTo(right) > 0;

    public static bool operator <=(Position left, Position right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Position left, Position right) => left.CompareTo(right) >= 0;

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string value, out Position? position)
    {
        position = null;
        var parts = value.Split('/');
        if (parts is not [['C', ':', .. var commit], ['P', ':', .. var prepare]]
            || !TryNumber(commit, out var first) || !TryNumber(prepare, out var second)
            || first < second)
        {
            return false;
        }

        position = new(first, second);
        return true;
    }

    public int CompareTo(Position other)
    {
        var byCommit = CommitPosition.CompareTo(other.CommitPosition);
        return byCommit != 0 ? byCommit : PreparePosition.CompareTo(other.PreparePosition);
    }

    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Position other => CompareTo(other),
        _ => throw new ArgumentException("It is of another kind.", nameof(obj)),
    };

    public bool Equals(Position other) =>
        CommitPosition == other.CommitPosition && PreparePosition == other.PreparePosition;

    public override bool Equals(object? obj) => obj is Position other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(CommitPosition, PreparePosition);

    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"C:{CommitPosition}/P:{PreparePosition}");

    private static bool TryNumber(string text, out ulong number) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number is <= long.MaxValue or ulong.MaxValue;
}
