using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoopLedger.Ledger.Store;

/// <summary>CRC-32C: finds where a disk has lost a bit, at the speed of reading.</summary>
/// <remarks>
/// <para>Source: RFC 3720 section 12.1. It proves nothing against people; the Merkle root does.
/// </para>
/// <para>The processor's instruction takes three turns, and can begin one at each: so three thirds
/// of the bytes are summed side by side. The sum of a third is moved over the bytes that follow it
/// by a multiplication with a power of x, and the next instruction reduces the product. Source:
/// V. Gopal and others, Fast CRC Computation for iSCSI Polynomial Using CRC32 Instruction, Intel
/// 2011.</para>
/// </remarks>
public static class Crc32C
{
    private const int ThirdMax = 128;
    private const int ThirdMin = 2;

    // By number of words, x to the power of 64 for each less 33; its bits stand in reverse order.
    private static readonly uint[] Powers = PowersOfX();

    /// <summary>The sum over some bytes; 0 over none.</summary>
    /// <remarks>Compiled well at once: a program that has just started reads much.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        if (Pclmulqdq.IsSupported)
        {
            while (bytes.Length >= ThirdMin * 3 * sizeof(ulong))
            {
                var words = Math.Min(bytes.Length / (3 * sizeof(ulong)), ThirdMax);
                sum = Thirds(sum, MemoryMarshal.Cast<byte, ulong>(bytes), words);
                bytes = bytes[(words * 3 * sizeof(ulong))..];
            }
        }

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

    /// <summary>Goes on with three parts of so many words. The words are those of a processor whose
    /// lowest byte stands first, as all have that multiply so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static uint Thirds(uint first, ReadOnlySpan<ulong> all, int words)
    {
        var (second, third) = (0u, 0u);
        var one = all[..words];
        var two = all.Slice(words, words);
        var three = all.Slice(2 * words, words);
        var last = words - 1;
        for (var i = 0; i < last; i++)
        {
            first = BitOperations.Crc32C(first, one[i]);
            second = BitOperations.Crc32C(second, two[i]);
            third = BitOperations.Crc32C(third, three[i]);
        }

        first = BitOperations.Crc32C(first, one[last]);
        second = BitOperations.Crc32C(second, two[last]);
        return BitOperations.Crc32C(
            third,
            three[last] ^ Product(first, Powers[2 * words]) ^ Product(second, Powers[words]));
    }

    private static ulong Product(uint one, uint other) => Pclmulqdq.CarrylessMultiply(
        Vector128.CreateScalar((ulong)one), Vector128.CreateScalar((ulong)other), 0).ToScalar();

    private static uint[] PowersOfX()
    {
        var powers = new uint[(2 * ThirdMax) + 1];
        powers[1] = 1; // x to the power of 31.
        for (var words = 2; words < powers.Length; words++)
        {
            powers[words] = BitOperations.Crc32C(0, (ulong)powers[words - 1]);
        }

        return powers;
    }
}
