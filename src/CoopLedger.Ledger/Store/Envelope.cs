using System.Buffers.Binary;
using System.Text;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Ledger.Store;

/// <summary>The bytes that a ledger stores and hashes for one event.</summary>
/// <remarks>
/// <para>Version 1, all integers big-endian: format (1 byte, 1) · ledger id (16) · position (8) ·
/// revision (8) · event id (16) · recorded-at (8, milliseconds since 1970-01-01 UTC) ·
/// correlation (16) · causation (16) · then, each as a length of 4 bytes and the bytes: stream,
/// event name, actor, submit key, data, metadata. Ids are in RFC 9562 byte order, texts UTF-8.
/// Nothing follows.</para>
/// <para>Length-prefixed bytes need no canonical JSON: what was written is what is hashed.</para>
/// </remarks>
public static class Envelope
{
    /// <summary>The bytes of one envelope at the most: exports write its length in two bytes.
    /// </summary>
    public const int LengthMax = 65_535;

    internal const byte Format = 1;
    internal const int FixedLength = 1 + 16 + 8 + 8 + 16 + 8 + 16 + 16;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>Makes the stored event, envelope included.</summary>
    public static StoredEvent Seal(
        Guid ledger, long position, StreamName stream, long revision, NewEvent fact, Origin origin)
    {
        var kept = origin with
        {
            RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(
                origin.RecordedAt.ToUnixTimeMilliseconds()),
        };
        return new(
            position, stream, revision, fact, kept,
            Write(ledger, position, stream, revision, fact, kept));
    }

    /// <summary>The bytes that an envelope will have.</summary>
    public static int LengthOf(StreamName stream, NewEvent fact, Origin origin) =>
        FixedLength + (6 * sizeof(int)) + Strict.GetByteCount(stream.Text)
            + Strict.GetByteCount(fact.Name) + Strict.GetByteCount(origin.Actor)
            + Strict.GetByteCount(origin.Key) + fact.Data.Length + origin.Metadata.Length;

    /// <summary>Reads an envelope back.</summary>
    /// <param name="ledger">The ledger it must belong to.</param>
    /// <param name="position">The position it must hold.</param>
    /// <param name="bytes">The bytes as stored; the result keeps slices of them.</param>
    /// <exception cref="LedgerDamagedException">The bytes are not such an envelope.</exception>
    public static StoredEvent Open(Guid ledger, long position, ReadOnlyMemory<byte> bytes)
    {
        var view = EnvelopeView.Of(ledger, position, bytes.Span);
        return new(
            position, new StreamName(Strict.GetString(view.Stream)), view.Revision,
            new NewEvent(
                view.Id, Strict.GetString(view.Name), view.DataOf(bytes), view.Causation),
            new Origin(
                Strict.GetString(view.Actor), Strict.GetString(view.Key),
                DateTimeOffset.FromUnixTimeMilliseconds(view.RecordedAt), view.Correlation,
                view.MetadataOf(bytes)),
            bytes);
    }

    internal static byte[] Write(
        Guid ledger, long position, StreamName stream, long revision, NewEvent fact, Origin origin)
    {
        var bytes = new byte[LengthOf(stream, fact, origin)];
        var writer = new Writer(bytes);
        writer.Byte(Format);
        writer.Id(ledger);
        writer.Long(position);
        writer.Long(revision);
        writer.Id(fact.Id);
        writer.Long(origin.RecordedAt.ToUnixTimeMilliseconds());
        writer.Id(origin.Correlation);
        writer.Id(fact.Causation);
        writer.Text(stream.Text);
        writer.Text(fact.Name);
        writer.Text(origin.Actor);
        writer.Text(origin.Key);
        writer.Part(fact.Data.Span);
        writer.Part(origin.Metadata.Span);
        return bytes;
    }

    private ref struct Writer(Span<byte> rest)
    {
        private Span<byte> _rest = rest;

        public void Byte(byte value) => Take(1)[0] = value;

        public void Long(long value) =>
            BinaryPrimitives.WriteInt64BigEndian(Take(sizeof(long)), value);

        public void Id(Guid value) => value.TryWriteBytes(Take(16), bigEndian: true, out _);

        public void Text(string value)
        {
            var length = Strict.GetBytes(value, _rest[sizeof(int)..]);
            BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), length);
            _ = Take(length);
        }

        public void Part(ReadOnlySpan<byte> value)
        {
            BinaryPrimitives.WriteInt32BigEndian(Take(sizeof(int)), value.Length);
            value.CopyTo(Take(value.Length));
        }

        private Span<byte> Take(int length)
        {
            var taken = _rest[..length];
            _rest = _rest[length..];
            return taken;
        }
    }
}
