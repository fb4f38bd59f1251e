using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace CoopLedger.Proof.Trees;

/// <summary>SHA-256 of sixteen messages at once, one in each lane of a 512-bit register.</summary>
/// <remarks>Source: FIPS 180-4 section 6.2. It is here because a call of the platform's own costs
/// about as much as the hashing of 500 bytes; where the processor has no such registers, nobody
/// calls it. A test compares it with the platform's for every length of padding.</remarks>
internal static class Sha256Lanes
{
    public const int Lanes = 16;
    public const int BlockLength = 64;

    private const int Words = 16;
    private const int Rounds = 64;
    private const int PaddingMin = 1 + sizeof(ulong);

    private static readonly uint[] Initial =
    [
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
        0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    ];

    private static readonly uint[] Constants =
    [
        0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,
        0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
        0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
        0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,
        0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,
        0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,
        0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,
        0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
        0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
        0xc67178f2,
    ];

    // The bytes of each word, last to first.
    private static readonly Vector512<byte> BigEndian = Vector512.Create(
        Vector128.Create((byte)3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12));

    public static bool IsSupported => Avx512BW.IsSupported;

    /// <summary>How many blocks a message takes with its padding.</summary>
    public static int BlocksOf(int length) => (length + PaddingMin + BlockLength - 1) / BlockLength;

    /// <summary>Writes what follows a message in its last block or two: a bit, zeros, and the
    /// length in bits.</summary>
    /// <param name="lane">The message, in as many bytes as its blocks take.</param>
    /// <param name="length">The message's length.</param>
    public static void Pad(Span<byte> lane, int length)
    {
        lane[length..].Clear();
        lane[length] = 0x80;
        BinaryPrimitives.WriteUInt64BigEndian(lane[^sizeof(ulong)..], (ulong)length * 8);
    }

    /// <summary>Hashes sixteen padded messages.</summary>
    /// <param name="messages">One after another, each in <paramref name="stride"/> bytes.</param>
    /// <param name="stride">A multiple of the block's length.</param>
    /// <param name="blocks">How many blocks each takes.</param>
    /// <param name="digests">Sixteen.</param>
    public static void Hash(
        ReadOnlySpan<byte> messages, int stride, ReadOnlySpan<int> blocks, Span<Digest> digests)
    {
        Span<Vector512<uint>> state = stackalloc Vector512<uint>[8];
        Span<Vector512<uint>> words = stackalloc Vector512<uint>[Words];
        for (var i = 0; i < state.Length; i++)
        {
            state[i] = Vector512.Create(Initial[i]);
        }

        var counts = Vector512.Create(blocks);
        var most = 0;
        foreach (var count in blocks)
        {
            most = Math.Max(most, count);
        }

        for (var block = 0; block < most; block++)
        {
            Load(messages[(block * BlockLength)..], stride, words);
            var isOpen = Vector512.GreaterThan(counts, Vector512.Create(block)).AsUInt32();
            Compress(state, words, isOpen);
        }

        Store(MemoryMarshal.Cast<Vector512<uint>, uint>(state), digests);
    }

    // Word t of all lanes into register t: each lane's block in a register, turned about by pairs
    // of words, then by pairs of pairs, then by fours.
    private static void Load(
        ReadOnlySpan<byte> messages, int stride, Span<Vector512<uint>> words)
    {
        Span<Vector512<uint>> rows = stackalloc Vector512<uint>[Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            var block = Vector512.Create(messages.Slice(lane * stride, BlockLength));
            rows[lane] = Avx512BW.Shuffle(block, BigEndian).AsUInt32();
        }

        for (var lane = 0; lane < Lanes; lane += 4)
        {
            var four = rows.Slice(lane, 4);
            var (a, b) = (
                Avx512F.UnpackLow(four[0], four[1]).AsUInt64(),
                Avx512F.UnpackLow(four[2], four[3]).AsUInt64());
            var (c, d) = (
                Avx512F.UnpackHigh(four[0], four[1]).AsUInt64(),
                Avx512F.UnpackHigh(four[2], four[3]).AsUInt64());
            four[0] = Avx512F.UnpackLow(a, b).AsUInt32();
            four[1] = Avx512F.UnpackHigh(a, b).AsUInt32();
            four[2] = Avx512F.UnpackLow(c, d).AsUInt32();
            four[3] = Avx512F.UnpackHigh(c, d).AsUInt32();
        }

        for (var word = 0; word < 4; word++)
        {
            Gather(rows[word..], words[word..]);
        }
    }

    // A quarter of a register at a time: words t, t + 4, t + 8, t + 12, each of four lanes.
    private static void Gather(
        ReadOnlySpan<Vector512<uint>> rows, Span<Vector512<uint>> words)
    {
        var (a, b) = (
            Avx512F.Shuffle4x128(rows[0], rows[4], 0x44),
            Avx512F.Shuffle4x128(rows[8], rows[12], 0x44));
        var (c, d) = (
            Avx512F.Shuffle4x128(rows[0], rows[4], 0xEE),
            Avx512F.Shuffle4x128(rows[8], rows[12], 0xEE));
        words[0] = Avx512F.Shuffle4x128(a, b, 0x88);
        words[4] = Avx512F.Shuffle4x128(a, b, 0xDD);
        words[8] = Avx512F.Shuffle4x128(c, d, 0x88);
        words[12] = Avx512F.Shuffle4x128(c, d, 0xDD);
    }

    private static void Store(ReadOnlySpan<uint> state, Span<Digest> digests)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            digests[lane] = new(
                Pair(state, 0, lane), Pair(state, 2, lane), Pair(state, 4, lane),
                Pair(state, 6, lane));
        }
    }

    private static ulong Pair(ReadOnlySpan<uint> state, int word, int lane) =>
        ((ulong)state[(word * Lanes) + lane] << 32) | state[((word + 1) * Lanes) + lane];

    // Eight rounds at a time: after eight, each of a to h is again where it was.
    private static void Compress(
        Span<Vector512<uint>> state, Span<Vector512<uint>> words, Vector512<uint> isOpen)
    {
        var (a, b, c, d) = (state[0], state[1], state[2], state[3]);
        var (e, f, g, h) = (state[4], state[5], state[6], state[7]);
        for (var round = 0; round < Rounds; round += 8)
        {
            if (round >= Words)
            {
                Schedule(words, round);
            }

            var k = Constants.AsSpan(round, 8);
            var w = words.Slice(round & 8, 8);
            (d, h) = Round(a, b, c, d, e, f, g, h + Vector512.Create(k[0]) + w[0]);
            (c, g) = Round(h, a, b, c, d, e, f, g + Vector512.Create(k[1]) + w[1]);
            (b, f) = Round(g, h, a, b, c, d, e, f + Vector512.Create(k[2]) + w[2]);
            (a, e) = Round(f, g, h, a, b, c, d, e + Vector512.Create(k[3]) + w[3]);
            (h, d) = Round(e, f, g, h, a, b, c, d + Vector512.Create(k[4]) + w[4]);
            (g, c) = Round(d, e, f, g, h, a, b, c + Vector512.Create(k[5]) + w[5]);
            (f, b) = Round(c, d, e, f, g, h, a, b + Vector512.Create(k[6]) + w[6]);
            (e, a) = Round(b, c, d, e, f, g, h, a + Vector512.Create(k[7]) + w[7]);
        }

        Add(state, 0, isOpen, a, b, c, d);
        Add(state, 4, isOpen, e, f, g, h);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector512<uint> Fifth, Vector512<uint> First) Round(
        Vector512<uint> a, Vector512<uint> b, Vector512<uint> c, Vector512<uint> d,
        Vector512<uint> e, Vector512<uint> f, Vector512<uint> g, Vector512<uint> added)
    {
        var first = added + Avx512F.TernaryLogic(e, f, g, 0xCA) + Sum1(e);
        return (d + first, first + (Avx512F.TernaryLogic(a, b, c, 0xE8) + Sum0(a)));
    }

    private static void Schedule(Span<Vector512<uint>> words, int round)
    {
        for (var i = round; i < round + 8; i++)
        {
            var (early, late) = (words[(i + 1) & 15], words[(i + 14) & 15]);
            words[i & 15] += words[(i + 9) & 15]
                + Xor(
                    Avx512F.RotateRight(early, 7), Avx512F.RotateRight(early, 18), early >>> 3)
                + Xor(
                    Avx512F.RotateRight(late, 17), Avx512F.RotateRight(late, 19), late >>> 10);
        }
    }

    // A message that has ended keeps its hash while longer ones go on.
    private static void Add(
        Span<Vector512<uint>> state, int at, Vector512<uint> isOpen, Vector512<uint> a,
        Vector512<uint> b, Vector512<uint> c, Vector512<uint> d)
    {
        state[at] += a & isOpen;
        state[at + 1] += b & isOpen;
        state[at + 2] += c & isOpen;
        state[at + 3] += d & isOpen;
    }

    private static Vector512<uint> Sum0(Vector512<uint> a) => Xor(
        Avx512F.RotateRight(a, 2), Avx512F.RotateRight(a, 13), Avx512F.RotateRight(a, 22));

    private static Vector512<uint> Sum1(Vector512<uint> e) => Xor(
        Avx512F.RotateRight(e, 6), Avx512F.RotateRight(e, 11), Avx512F.RotateRight(e, 25));

    private static Vector512<uint> Xor(
        Vector512<uint> a, Vector512<uint> b, Vector512<uint> c) =>
        Avx512F.TernaryLogic(a, b, c, 0x96);
}
