using System.Diagnostics;

namespace CoopLedger.Doubles;

/// <summary>An event in the log of the double.</summary>
[DebuggerDisplay("{Stream}@{Revision} {Type} at {Position}")]
public sealed class RecordedEvent
{
    private byte[]? _structured;
    private byte[]? _text;

    internal RecordedEvent(
        ProposedEvent proposed, string stream, long revision, long position,
        DateTimeOffset created)
    {
        (Id, Type, ContentType) = (proposed.Id, proposed.Type, proposed.ContentType);
        (Data, Metadata) = (proposed.Data, proposed.Metadata);
        (Stream, Revision, Position, Created) = (stream, revision, position, created);
    }

    public Guid Id { get; }

    public string Stream { get; }

    /// <summary>From 0; <see cref="long.MaxValue"/> for the event that is a tombstone.</summary>
    public long Revision { get; }

    /// <summary>Where the record begins in the log, in bytes: its commit position and its prepare
    /// position, which are the same for every plain write.</summary>
    public long Position { get; }

    public string Type { get; }

    public string ContentType { get; }

    public DateTimeOffset Created { get; }

    public ReadOnlyMemory<byte> Data { get; }

    public ReadOnlyMemory<byte> Metadata { get; }

    /// <summary>The answer of a read that holds this event, framed, as it goes over the wire. It is
    /// made once for each way of writing ids.</summary>
    internal byte[] Frame(bool textIds) => textIds
        ? _text ??= EventFrames.Of(this, textIds: true)
        : _structured ??= EventFrames.Of(this, textIds: false);
}
