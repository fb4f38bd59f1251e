using System.Runtime.InteropServices;

namespace EventStore.Client;

/// <summary>Where a subscription to a stream begins.</summary>
/// <remarks>The default value is <see cref="Start"/>.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly struct FromStream : IEquatable<FromStream>
{
    /// <summary>With the first event of the stream.</summary>
    public static readonly FromStream Start;

    /// <summary>With what is appended from now on.</summary>
    public static readonly FromStream End = new(StreamPosition.End);

    private FromStream(StreamPosition after) => Place = after;

    internal StreamPosition? Place { get; }

    public static bool operator ==(FromStream left, FromStream right) => left.Equals(right);

    public static bool operator !=(FromStream left, FromStream right) => !left.Equals(right);

    /// <summary>With what follows this event: give the last one that was dealt with.</summary>
    /// <exception cref="ArgumentException">The position is the end.</exception>
    public static FromStream After(StreamPosition streamPosition) =>
        streamPosition == StreamPosition.End
            ? throw new ArgumentException("Use FromStream.End.", nameof(streamPosition))
            : new(streamPosition);

    /// <exception cref="InvalidOperationException">It is the start.</exception>
    public ulong ToUInt64() => Place is { } place
        ? place.ToUInt64()
        : throw new InvalidOperationException("The start has no position.");

    public bool Equals(FromStream other) => Nullable.Equals(Place, other.Place);

    public override bool Equals(object? obj) => obj is FromStream other && Equals(other);

    public override int GetHashCode() => Place.GetHashCode();

    public override string ToString() => Place is not { } place
        ? "Start"
        : place == StreamPosition.End ? "Live" : $"After {place}";
}
