using System.Buffers.Binary;
using System.Numerics;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>CRC-32C: finds where a disk has lost a bit, at the speed of reading.</summary>
/// <remarks>Source: RFC 3720 section 12.1. It proves nothing against people; the Merkle root
/// does.</remarks>
internal static class Checksum
{
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        while (bytes.Length >= sizeof(ulong))
        {
            sum = BitOperations.Crc32C(sum, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
            bytes = bytes[sizeof(ulong)..];
        }

        foreach (var rest in bytes)
        {
            sum = BitOperations.Crc32C(sum, rest);
        }

        return ~sum;
    }
}
