using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace CoopLedger.Ledger.Segments;

/// <summary>CRC-32C of a block: finds what a disk has lost, at the speed of reading.</summary>
/// <remarks>Source: RFC 3720 section 12.1. It proves nothing against people.</remarks>
internal static class Crc32C
{
    /// <remarks>Compiled well at once: a program that has just started reads much.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
