using System.Buffers.Binary;
using System.Text;
using CoopLedger.Proof.Notes;

namespace CoopLedger.Proof.Entries;

/// <summary>What a leaf of a ledger's tree says: one event, read from its envelope.</summary>
/// <remarks>Format 1, all integers big-endian: format (1 byte) · ledger id (16) · position (8) ·
/// revision (8) · event id (16) · recorded-at (8, milliseconds since 1970-01-01 UTC) · correlation
/// (16) · causation (16) · then, each as a length of 4 bytes and the bytes: stream, event name,
/// actor, submit key, data, metadata. Nothing follows.</remarks>
/// <param name="Ledger">The id of its ledger.</param>
/// <param name="Position">Its place in the log, from 1.</param>
/// <param name="Revision">Its place in its stream, from 0.</param>
/// <param name="Id">Its own id.</param>
/// <param name="RecordedAt">When it was recorded, UTC.</param>
/// <param name="Stream">Its stream.</param>
/// <param name="Name">The stored name of its kind, such as <c>member.admitted.v1</c>.</param>
/// <param name="Actor">Who recorded it: an opaque id.</param>
/// <param name="Key">The key under which it was submitted.</param>
/// <param name="Data">What happened: JSON, UTF-8.</param>
/// <param name="Metadata">What it rests on: JSON, UTF-8.</param>
public sealed record EventEntry(
    Guid Ledger, long Position, long Revision, Guid Id, DateTimeOffset RecordedAt, string Stream,
    string Name, string Actor, string Key, ReadOnlyMemory<byte> Data,
    ReadOnlyMemory<byte> Metadata)
{
    private const byte Format = 1;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <exception cref="ProofException"><c>entry.malformed</c>: the bytes are no envelope of
    /// format 1.</exception>
    public static EventEntry Parse(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            var reader = new Reader(bytes);
            Demand(reader.Byte() == Format, "định dạng khác 1", "its format is not 1");
            var (ledger, position, revision, id) =
                (reader.Id(), reader.Long(), reader.Long(), reader.Id());
            var recordedAt = DateTimeOffset.FromUnixTimeMilliseconds(reader.Long());
            _ = (reader.Id(), reader.Id()); // Correlation and causation.
            var entry = new EventEntry(
                ledger, position, revision, id, recordedAt, reader.Text(), reader.Text(),
                reader.Text(), reader.Text(), reader.Part(), reader.Part());
            Demand(reader.AtEnd, "thừa byte ở cuối", "bytes follow its end");
            Demand(
                position >= 1 && revision >= 0, "vị trí hoặc số thứ tự âm",
                "its position or revision is below the first");
            return entry;
        }
        catch (ArgumentException)
        {
            throw Malformed(
                "bị cắt cụt, hoặc chữ hay ngày không hợp lệ",
                "it is cut short, or holds a text or a date that is none");
        }
    }

    /// <summary>The event that a proof file carries, which must be the one whose place it proves.
    /// </summary>
    /// <param name="file">The file, verified.</param>
    /// <param name="checkpoint">The checkpoint that it was verified against.</param>
    /// <exception cref="ProofException"><c>entry.malformed</c>; <c>proof.leaf</c>: the event says
    /// that it is another ledger's, or that it stands elsewhere.</exception>
    public static EventEntry Of(InclusionFile file, Checkpoint checkpoint)
    {
        var entry = Parse(file.Leaf);
        return entry.Position == file.Index + 1
            && LedgerOf(checkpoint.Origin) == entry.Ledger
                ? entry
                : throw new ProofException(
                    "proof.leaf",
                    $"Sự kiện tự ghi là vị trí {entry.Position} của sổ {entry.Ledger}, chứng "
                        + $"minh nói vị trí {file.Index + 1} của {checkpoint.Origin}.",
                    $"The event says that it is position {entry.Position} of the ledger "
                        + $"{entry.Ledger}, the proof says {file.Index + 1} of "
                        + $"{checkpoint.Origin}.")
                    {
                        Position = file.Index + 1,
                    };
    }

    /// <summary>The ledger that a log's name names: <c>coopledger/</c> and its id, and after a
    /// loss that was acknowledged <c>/2</c>, <c>/3</c> and so on.</summary>
    /// <returns><see langword="null"/> when it is no such name.</returns>
    public static Guid? LedgerOf(string origin) =>
        origin.Split('/') is ["coopledger", var id, .. var generation]
            && Guid.TryParseExact(id, "D", out var ledger) && id == $"{ledger:D}"
            && (generation is [] || (generation is [{ Length: > 0 and < 10 } number and not "1"]
                && number.All(char.IsAsciiDigit) && number[0] != '0'))
                ? ledger
                : null;

    private static void Demand(bool holds, string vietnamese, string english)
    {
        if (!holds)
        {
            throw Malformed(vietnamese, english);
        }
    }

    private static ProofException Malformed(string vietnamese, string english) => new(
        "entry.malformed", $"Đây không phải sự kiện của sổ: {vietnamese}.",
        $"This is no event of a ledger: {english}.");

    /// <summary>Whatever is asked for beyond the end is an <see cref="ArgumentException"/>.
    /// </summary>
    private struct Reader(ReadOnlyMemory<byte> rest)
    {
        private ReadOnlyMemory<byte> _rest = rest;

        public readonly bool AtEnd => _rest.IsEmpty;

        public byte Byte() => Take(1).Span[0];

        public long Long() => BinaryPrimitives.ReadInt64BigEndian(Take(sizeof(long)).Span);

        public Guid Id() => new(Take(16).Span, bigEndian: true);

        public string Text() => Strict.GetString(Part().Span);

        public ReadOnlyMemory<byte> Part() =>
            Take(BinaryPrimitives.ReadInt32BigEndian(Take(sizeof(int)).Span));

        private ReadOnlyMemory<byte> Take(int length)
        {
            var taken = _rest[..length];
            _rest = _rest[length..];
            return taken;
        }
    }
}
