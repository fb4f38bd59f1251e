using System.Buffers.Binary;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Ledger.Store;

/// <summary>An envelope that has everything but its place in the log: the writer only fills in the
/// position, the revision and the instant, and whoever waits for it has done the rest.</summary>
/// <remarks>It may be placed again, as long as nobody has been given what it became: a group of
/// appends that failed is made again.</remarks>
public sealed class EnvelopeDraft
{
    /// <summary>Where the event's id begins, 16 bytes in RFC 9562 order.</summary>
    public const int IdAt = EnvelopeView.IdAt;

    /// <summary>Where the stream's name begins, UTF-8.</summary>
    public const int StreamAt = Envelope.FixedLength + sizeof(int);

    private readonly StreamName _stream;
    private readonly NewEvent _fact;
    private readonly byte[] _bytes;

    /// <exception cref="System.Text.EncoderFallbackException">A text is not Unicode.</exception>
    public EnvelopeDraft(Guid ledger, StreamName stream, NewEvent fact, Origin origin)
    {
        (_stream, _fact) = (stream, fact);
        _bytes = Envelope.Write(ledger, 0, stream, 0, fact, origin);
        StreamLength = LengthBefore(StreamAt);
        NameAt = StreamAt + StreamLength + sizeof(int);
        NameLength = LengthBefore(NameAt);
    }

    /// <summary>The envelope's bytes, as of the last placing.</summary>
    public ReadOnlySpan<byte> Bytes => _bytes;

    public int StreamLength { get; }

    /// <summary>Where the event's name begins, UTF-8.</summary>
    public int NameAt { get; }

    public int NameLength { get; }

    /// <summary>Gives the event its place.</summary>
    /// <param name="position">In the log, from 1.</param>
    /// <param name="revision">In the stream, from 0.</param>
    /// <param name="placed">Where it comes from, with the instant of recording as it is stored:
    /// in whole milliseconds.</param>
    public StoredEvent Place(long position, long revision, Origin placed)
    {
        Put(EnvelopeView.PositionAt, position);
        Put(EnvelopeView.RevisionAt, revision);
        Put(EnvelopeView.RecordedAtAt, placed.RecordedAt.ToUnixTimeMilliseconds());
        return new(position, _stream, revision, _fact, placed, _bytes);
    }

    private void Put(int at, long value) =>
        BinaryPrimitives.WriteInt64BigEndian(_bytes.AsSpan(at), value);

    private int LengthBefore(int at) =>
        BinaryPrimitives.ReadInt32BigEndian(_bytes.AsSpan(at - sizeof(int)));
}
