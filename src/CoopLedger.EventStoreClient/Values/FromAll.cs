using System.Runtime.InteropServices;

namespace EventStore.Client;

/// <summary>Where a subscription to all streams begins.</summary>
/// <remarks>The default value is <see cref="Start"/>.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct FromAll : IEquatable<FromAll>
{
    /// <summary>With the first event of the log.</summary>
    public static readonly FromAll Start;

    /// <summary>With what is appended from now on.</summary>
    public static readonly FromAll End = new(Position.End);

    private FromAll(Position after) => Place = after;

    internal Position? Place { get; }

    public static bool operator ==(FromAll left, FromAll right) => left.Equals(right);

    public static bool operator !=(FromAll left, FromAll right) => !left.Equals(right);

    /// <summary>With what follows this position: give the last one that was dealt with.</summary>
    /// <exception cref="ArgumentException">The position is the end.</exception>
    public static FromAll After(Position position) => position == Position.End
        ? throw new ArgumentException("Use FromAll.End.", nameof(position))
        : new(position);

    /// <exception cref="InvalidOperationException">It is the start.</exception>
    public (ulong CommitPosition, ulong PreparePosition) ToUInt64() => Place is { } place
        ? (place.CommitPosition, place.PreparePosition)
        : throw new InvalidOperationException("The start has no position.");

    public bool Equals(FromAll other) => Nullable.Equals(Place, other.Place);

    public override bool Equals(object? obj) => obj is FromAll other && Equals(other);

    public override int GetHashCode() => Place.GetHashCode();

    public override string ToString() => Place is not { } place
        ? "Start"
        : place == Position.End ? "Live" : $"After {place}";
}
