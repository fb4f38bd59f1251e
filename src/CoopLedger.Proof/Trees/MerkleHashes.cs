using System.Security.Cryptography;

namespace CoopLedger.Proof.Trees;

/// <summary>The hashes of <see cref="MerkleHash"/>, many at once: for whoever has a whole log to
/// hash. One object serves one thread.</summary>
/// <remarks>Where the processor can, sixteen are made side by side; elsewhere one after another,
/// with the same results.</remarks>
/// <param name="isChecked">Whether of each sixteen one is made by the platform's hash too, another
/// lane each time, and compared: for what is stored.</param>
public sealed class MerkleHashes(bool isChecked = false)
{
    /// <summary>How many leaves are best given at once.</summary>
    public const int LeavesAtOnce = Sha256Lanes.Lanes;

    private const int NodeLength = 1 + (2 * Digest.Length);

    // A leaf that is much longer than others would keep fifteen lanes waiting.
    private const int LaneLengthMax = 4096;

    private readonly byte[] _messages = new byte[Sha256Lanes.Lanes * LaneLengthMax];
    private readonly int[] _blocks = new int[Sha256Lanes.Lanes];
    private readonly Digest[] _digests = new Digest[Sha256Lanes.Lanes];
    private int _stride;
    private int _turn;

    /// <summary>The hashes of leaves.</summary>
    /// <param name="bytes">The leaves, one after another.</param>
    /// <param name="ends">Where each ends.</param>
    /// <param name="hashes">As many.</param>
    public void Leaves(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> ends, Span<Digest> hashes)
    {
        for (var done = 0; done < ends.Length; done += Sha256Lanes.Lanes)
        {
            var now = Math.Min(Sha256Lanes.Lanes, ends.Length - done);
            var start = done == 0 ? 0 : ends[done - 1];
            if (now < Sha256Lanes.Lanes || !Sha256Lanes.IsSupported
                || !Filled(bytes, start, ends.Slice(done, now)))
            {
                OneByOne(bytes, start, ends.Slice(done, now), hashes[done..]);
                continue;
            }

            Sha256Lanes.Hash(_messages, _stride, _blocks, hashes[done..]);
            if (isChecked)
            {
                var lane = _turn++ % now;
                var from = lane == 0 ? start : ends[done + lane - 1];
                Demand(hashes[done + lane], MerkleHash.Leaf(bytes[from..ends[done + lane]]));
            }
        }
    }

    /// <summary>The hashes of nodes.</summary>
    /// <param name="children">Two for each node.</param>
    /// <param name="hashes">Half as many; they may take the place of the children.</param>
    public void Nodes(ReadOnlySpan<Digest> children, Span<Digest> hashes)
    {
        var nodes = children.Length / 2;
        for (var done = 0; done < nodes; done += Sha256Lanes.Lanes)
        {
            var now = Math.Min(Sha256Lanes.Lanes, nodes - done);
            if (now < Sha256Lanes.Lanes / 4 || !Sha256Lanes.IsSupported)
            {
                for (var i = done; i < done + now; i++)
                {
                    hashes[i] = MerkleHash.Node(children[2 * i], children[(2 * i) + 1]);
                }

                continue;
            }

            Fill(children.Slice(2 * done, 2 * now));
            Sha256Lanes.Hash(_messages, 2 * Sha256Lanes.BlockLength, _blocks, _digests);
            if (isChecked)
            {
                var lane = _turn++ % now;
                var at = 2 * (done + lane);
                Demand(_digests[lane], MerkleHash.Node(children[at], children[at + 1]));
            }

            _digests.AsSpan(0, now).CopyTo(hashes[done..]);
        }
    }

    private static void Demand(Digest made, Digest platform)
    {
        if (made != platform)
        {
            throw new CryptographicException(
                "Two ways of making a SHA-256 hash differ: the processor or the memory fails.");
        }
    }

    private static void OneByOne(
        ReadOnlySpan<byte> bytes, int start, ReadOnlySpan<int> ends, Span<Digest> hashes)
    {
        for (var i = 0; i < ends.Length; i++)
        {
            hashes[i] = MerkleHash.Leaf(bytes[start..ends[i]]);
            start = ends[i];
        }
    }

    private bool Filled(ReadOnlySpan<byte> bytes, int start, ReadOnlySpan<int> ends)
    {
        var most = 0;
        for (var (lane, from) = (0, start); lane < ends.Length; from = ends[lane++])
        {
            _blocks[lane] = Sha256Lanes.BlocksOf(1 + ends[lane] - from);
            most = Math.Max(most, _blocks[lane]);
        }

        // An odd number of blocks: lanes at even distances would share the cache's few places.
        _stride = (most | 1) * Sha256Lanes.BlockLength;
        if (_stride > LaneLengthMax)
        {
            return false;
        }

        for (var lane = 0; lane < ends.Length; start = ends[lane++])
        {
            var message = _messages.AsSpan(
                lane * _stride, _blocks[lane] * Sha256Lanes.BlockLength);
            message[0] = 0x00;
            bytes[start..ends[lane]].CopyTo(message[1..]);
            Sha256Lanes.Pad(message, 1 + ends[lane] - start);
        }

        return true;
    }

    private void Fill(ReadOnlySpan<Digest> children)
    {
        const int stride = 2 * Sha256Lanes.BlockLength;
        for (var lane = 0; lane < children.Length / 2; lane++)
        {
            var message = _messages.AsSpan(lane * stride, stride);
            message[0] = 0x01;
            children[2 * lane].CopyTo(message[1..]);
            children[(2 * lane) + 1].CopyTo(message[(1 + Digest.Length)..]);
            Sha256Lanes.Pad(message, NodeLength);
        }

        _blocks.AsSpan().Fill(2);
    }
}
