using System.Buffers.Binary;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Segments;

/// <summary>The first bytes of a segment: what it was made of, and how long the rest is.</summary>
/// <remarks>All numbers are little-endian: magic (8) · version (4) · part (4) · ledger id (16, RFC
/// 9562 order) · root (32) · shapes (32) · events (4) · length of the directory (4) · length of the
/// file (8) · CRC-32C of the directory (4) · CRC-32C of all before (4).</remarks>
internal sealed record SegmentHeader(
    int Part, Guid Ledger, Digest Root, byte[] Shapes, int Count, int DirectoryLength,
    long FileLength, uint DirectoryCrc)
{
    public const int Length = 120;
    public const int Version = 1;

    private const int VersionAt = 8;
    private const int PartAt = 12;
    private const int LedgerAt = 16;
    private const int RootAt = 32;
    private const int ShapesAt = 64;
    private const int CountAt = 96;
    private const int DirectoryLengthAt = 100;
    private const int FileLengthAt = 104;
    private const int DirectoryCrcAt = 112;
    private const int CrcAt = 116;

    private static ReadOnlySpan<byte> Magic => "CLSEGMT\n"u8;

    public static bool HasMagic(ReadOnlySpan<byte> bytes) => bytes.StartsWith(Magic);

    public static int VersionOf(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes[VersionAt..]);

    public static bool IsWhole(ReadOnlySpan<byte> bytes) =>
        Crc32C.Of(bytes[..CrcAt]) == BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcAt..]);

    public static SegmentHeader Read(ReadOnlySpan<byte> bytes) => new(
        BinaryPrimitives.ReadInt32LittleEndian(bytes[PartAt..]),
        new(bytes.Slice(LedgerAt, 16), bigEndian: true),
        new(bytes.Slice(RootAt, Digest.Length)),
        bytes[ShapesAt..CountAt].ToArray(),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[CountAt..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[DirectoryLengthAt..]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[FileLengthAt..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[DirectoryCrcAt..]));

    public void Write(Span<byte> bytes)
    {
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[VersionAt..], Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[PartAt..], Part);
        Ledger.TryWriteBytes(bytes[LedgerAt..], bigEndian: true, out _);
        Root.CopyTo(bytes[RootAt..]);
        Shapes.CopyTo(bytes[ShapesAt..]);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[CountAt..], Count);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[DirectoryLengthAt..], DirectoryLength);
        BinaryPrimitives.WriteInt64LittleEndian(bytes[FileLengthAt..], FileLength);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[DirectoryCrcAt..], DirectoryCrc);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes[CrcAt..], Crc32C.Of(bytes[..CrcAt]));
    }
}
