using System.Buffers.Binary;
using System.Text.Unicode;

namespace CoopLedger.Ledger.Store;

/// <summary>An envelope read where its bytes lie: nothing is copied, and it lives as long as they
/// do.</summary>
/// <remarks>The layout is that of <see cref="Envelope"/>. Texts are known to be UTF-8; data and
/// metadata are any bytes.</remarks>
public readonly ref struct EnvelopeView
{
    internal const int PositionAt = LedgerAt + 16;
    internal const int RevisionAt = PositionAt + sizeof(long);
    internal const int IdAt = RevisionAt + sizeof(long);
    internal const int RecordedAtAt = IdAt + 16;

    private const int LedgerAt = 1;
    private const int CorrelationAt = RecordedAtAt + sizeof(long);
    private const int CausationAt = CorrelationAt + 16;
    private const long InstantMin = -62_135_596_800_000;
    private const long InstantMax = 253_402_300_799_999;

    private readonly int _nameAt;
    private readonly int _actorAt;
    private readonly int _keyAt;
    private readonly int _dataAt;
    private readonly int _metadataAt;

    private EnvelopeView(ReadOnlySpan<byte> bytes)
    {
        Bytes = bytes;
        _nameAt = Next(bytes, Envelope.FixedLength);
        _actorAt = Next(bytes, _nameAt);
        _keyAt = Next(bytes, _actorAt);
        _dataAt = Next(bytes, _keyAt);
        _metadataAt = Next(bytes, _dataAt);
        Demand(Next(bytes, _metadataAt) == bytes.Length, "length");
    }

    /// <summary>The exact bytes that are stored and hashed.</summary>
    public ReadOnlySpan<byte> Bytes { get; }

    public long Position => Long(PositionAt);

    public long Revision => Long(RevisionAt);

    public Guid Id => Uuid(IdAt);

    /// <summary>When it was recorded: milliseconds since 1970-01-01 UTC.</summary>
    public long RecordedAt => Long(RecordedAtAt);

    public Guid Correlation => Uuid(CorrelationAt);

    public Guid Causation => Uuid(CausationAt);

    /// <summary>The id as it stands: 16 bytes in RFC 9562 order.</summary>
    public ReadOnlySpan<byte> IdBytes => Bytes.Slice(IdAt, 16);

    public ReadOnlySpan<byte> Stream => Part(Envelope.FixedLength, _nameAt);

    public ReadOnlySpan<byte> Name => Part(_nameAt, _actorAt);

    public ReadOnlySpan<byte> Actor => Part(_actorAt, _keyAt);

    public ReadOnlySpan<byte> Key => Part(_keyAt, _dataAt);

    public ReadOnlySpan<byte> Data => Part(_dataAt, _metadataAt);

    public ReadOnlySpan<byte> Metadata => Part(_metadataAt, Bytes.Length);

    /// <param name="ledger">The ledger it must belong to.</param>
    /// <param name="position">The position it must hold.</param>
    /// <param name="bytes">The bytes as stored.</param>
    /// <exception cref="LedgerDamagedException">The bytes are not such an envelope.</exception>
    public static EnvelopeView Of(Guid ledger, long position, ReadOnlySpan<byte> bytes)
    {
        try
        {
            Demand(bytes.Length >= Envelope.FixedLength, "length");
            Demand(bytes[0] == Envelope.Format, "format");
            var view = new EnvelopeView(bytes);
            Demand(view.Uuid(LedgerAt) == ledger, "ledger id");
            Demand(view.Position == position, "position");
            Demand(view.RecordedAt is >= InstantMin and <= InstantMax, "instant of recording");
            Demand(view.HasTexts, "text");
            return view;
        }
        catch (FormatException broken)
        {
            throw new LedgerDamagedException(
                position, $"the envelope cannot be read: {broken.Message}", broken);
        }
    }

    // All texts at once with the lengths between them, where these are ASCII: a letter that is cut
    // off at the end of a text cannot go on in a length, nor one begin there.
    private bool HasTexts =>
        IsShort(Envelope.FixedLength, _nameAt) && IsShort(_nameAt, _actorAt)
            && IsShort(_actorAt, _keyAt) && IsShort(_keyAt, _dataAt)
        ? Utf8.IsValid(Bytes[Envelope.FixedLength.._dataAt])
        : Utf8.IsValid(Stream) && Utf8.IsValid(Name) && Utf8.IsValid(Actor)
            && Utf8.IsValid(Key);

    internal ReadOnlyMemory<byte> DataOf(ReadOnlyMemory<byte> bytes) =>
        bytes[(_dataAt + sizeof(int)).._metadataAt];

    internal ReadOnlyMemory<byte> MetadataOf(ReadOnlyMemory<byte> bytes) =>
        bytes[(_metadataAt + sizeof(int))..];

    /// <summary>Where the part after the one at <paramref name="at"/> begins.</summary>
    private static int Next(ReadOnlySpan<byte> bytes, int at)
    {
        var left = bytes.Length - at - sizeof(int);
        var length = left < 0 ? -1 : BinaryPrimitives.ReadInt32BigEndian(bytes[at..]);
        Demand(length >= 0 && length <= left, "length");
        return at + sizeof(int) + length;
    }

    private static void Demand(bool holds, string what)
    {
        if (!holds)
        {
            throw new FormatException($"its {what} is not the expected one.");
        }
    }

    private static bool IsShort(int at, int end) => end - at < sizeof(int) + 0x80;

    private ReadOnlySpan<byte> Part(int at, int end) => Bytes[(at + sizeof(int))..end];

    private long Long(int at) => BinaryPrimitives.ReadInt64BigEndian(Bytes[at..]);

    private Guid Uuid(int at) => new(Bytes.Slice(at, 16), bigEndian: true);
}
