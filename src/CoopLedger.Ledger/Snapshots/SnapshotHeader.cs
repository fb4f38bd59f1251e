using System.Buffers.Binary;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Snapshots;

/// <summary>What a snapshot says of itself before its columns.</summary>
/// <param name="Ledger">The ledger's id.</param>
/// <param name="Rules">The build that made it.</param>
/// <param name="Position">The last position that is in it.</param>
/// <param name="Root">The Merkle root over the log up to there.</param>
/// <param name="DirectoryAt">Where the columns end and their directory begins.</param>
/// <param name="Columns">How many columns there are.</param>
/// <param name="DirectoryCrc">The sum of the directory.</param>
/// <remarks>All numbers are little-endian: magic (8) · format (4) · columns (4) · ledger id (16) ·
/// rules (48) · position (8) · root (32) · where the directory begins (8) · CRC-32C of the
/// directory (4) · CRC-32C of all before (4).</remarks>
internal sealed record SnapshotHeader(
    Guid Ledger, byte[] Rules, long Position, Digest Root, long DirectoryAt, int Columns,
    uint DirectoryCrc)
{
    public const int Version = 2;
    public const int Length = CrcAt + sizeof(uint);

    private const int VersionAt = 8;
    private const int ColumnsAt = 12;
    private const int LedgerAt = 16;
    private const int RulesAt = 32;
    private const int PositionAt = RulesAt + RulesFingerprint.Length;
    private const int RootAt = PositionAt + sizeof(long);
    private const int DirectoryAtAt = RootAt + Digest.Length;
    private const int DirectoryCrcAt = DirectoryAtAt + sizeof(long);
    private const int CrcAt = DirectoryCrcAt + sizeof(uint);

    /// <summary>The first bytes of every snapshot, finished or not.</summary>
    public static ReadOnlySpan<byte> Magic => "COOPJRNL"u8;

    public static int VersionOf(ReadOnlySpan<byte> bytes) =>
        BinaryPrimitives.ReadInt32LittleEndian(bytes[VersionAt..]);

    public static bool IsWhole(ReadOnlySpan<byte> bytes) =>
        Crc32C.Of(bytes[..CrcAt]) == BinaryPrimitives.ReadUInt32LittleEndian(bytes[CrcAt..]);

    public static SnapshotHeader Read(ReadOnlySpan<byte> bytes) => new(
        new Guid(bytes[LedgerAt..RulesAt], bigEndian: true),
        bytes[RulesAt..PositionAt].ToArray(),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[PositionAt..]),
        new Digest(bytes[RootAt..DirectoryAtAt]),
        BinaryPrimitives.ReadInt64LittleEndian(bytes[DirectoryAtAt..]),
        BinaryPrimitives.ReadInt32LittleEndian(bytes[ColumnsAt..]),
        BinaryPrimitives.ReadUInt32LittleEndian(bytes[DirectoryCrcAt..]));

    public byte[] ToBytes()
    {
        var bytes = new byte[Length];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(VersionAt), Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(ColumnsAt), Columns);
        Ledger.TryWriteBytes(bytes.AsSpan(LedgerAt), bigEndian: true, out _);
        Rules.CopyTo(bytes, RulesAt);
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(PositionAt), Position);
        Root.CopyTo(bytes.AsSpan(RootAt));
        BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(DirectoryAtAt), DirectoryAt);
        BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(DirectoryCrcAt), DirectoryCrc);
        BinaryPrimitives.WriteUInt32LittleEndian(
            bytes.AsSpan(CrcAt), Crc32C.Of(bytes.AsSpan(0, CrcAt)));
        return bytes;
    }
}
