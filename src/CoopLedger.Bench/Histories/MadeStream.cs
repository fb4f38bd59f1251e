using System.Collections.Immutable;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Bench.Histories;

/// <summary>A stream of the made-up history, as far as it has been made. It is held by those who
/// may still add to it, and by nobody else: a long history does not fill the memory.</summary>
internal sealed class MadeStream(StreamName name)
{
    public StreamName Name => name;

    /// <summary>That of the last event; −1 before the first.</summary>
    public long Revision { get; private set; } = -1;

    /// <summary>The position of the last event.</summary>
    public long LastPosition { get; private set; }

    /// <summary>The day of the last event: the next one is later, so that the stream's rules hold
    /// whatever was entered late.</summary>
    public DateOnly LastDay { get; set; } = Nation.Begin;

    /// <summary>Whether its last event was taken back, after which nothing more is added.</summary>
    public bool IsClosed { get; set; }

    public long Extend(long position)
    {
        LastPosition = position;
        return ++Revision;
    }
}

/// <summary>Facts that are recorded together on one stream.</summary>
internal sealed record Made(MadeStream Stream, ImmutableArray<Event> Facts)
{
    /// <summary>A fact on a stream of its own.</summary>
    public static Made Alone(string stream, Event fact) => Of(new(new(stream)), fact);

    public static Made Of(MadeStream stream, params ReadOnlySpan<Event> facts)
    {
        stream.LastDay = facts[^1].On;
        return new(stream, [.. facts]);
    }
}
