using System.Runtime.InteropServices;

namespace EventStore.Client;

/// <summary>An event that was read, and the link that led to it.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly struct ResolvedEvent : IEquatable<ResolvedEvent>
{
    public ResolvedEvent(EventRecord @event, EventRecord? link, ulong? commitPosition)
    {
        Event = @event;
        Link = link;
        OriginalPosition = commitPosition is { } commit
            ? new Position(commit, (link ?? @event).Position.PreparePosition)
            : null;
    }

    /// <summary>The event, or what a link leads to. It is null where a link leads
    /// nowhere.</summary>
    public EventRecord Event { get; }

    public EventRecord? Link { get; }

    /// <summary>The link where there is one, else the event.</summary>
    public EventRecord OriginalEvent => Link ?? Event;

    /// <summary>Its place among all streams, where the server gives it.</summary>
    public Position? OriginalPosition { get; }

    public string OriginalStreamId => OriginalEvent.EventStreamId;

    public StreamPosition OriginalEventNumber => OriginalEvent.EventNumber;

    public bool IsResolved => Link is not null && Event is not null;

    public static bool operator ==(ResolvedEvent left, ResolvedEvent right) => left.Equals(right);

    public static bool operator !=(ResolvedEvent left, ResolvedEvent right) => !left.Equals(right);

    public bool Equals(ResolvedEvent other) =>
        Equals(Event, other.Event) && Equals(Link, other.Link)
        && Nullable.Equals(OriginalPosition, other.OriginalPosition);

    public override bool Equals(object? obj) => obj is ResolvedEvent other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Event, Link, OriginalPosition);
}
