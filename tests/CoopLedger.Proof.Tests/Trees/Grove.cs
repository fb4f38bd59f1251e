using System.Globalization;
using System.Text;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Tests.Trees;

/// <summary>Leaves to grow trees of, with their subtrees.</summary>
internal sealed class Grove : ISubtrees
{
    private readonly List<List<Digest>> _levels = [];

    public Grove(IEnumerable<byte[]> leaves)
    {
        var level = leaves.Select(leaf => MerkleHash.Leaf(leaf)).ToList();
        while (level.Count > 0)
        {
            _levels.Add(level);
            level = [.. level.Chunk(2).Where(pair => pair.Length == 2)
                .Select(pair => MerkleHash.Node(pair[0], pair[1]))];
        }
    }

    /// <summary>Leaves that all differ, in content and in length.</summary>
    public static byte[][] Leaves(int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => Encoding.UTF8.GetBytes(
            new string('x', i % 7) + i.ToString(CultureInfo.InvariantCulture))),
    ];

    public Digest Hash(int level, long index) => _levels[level][(int)index];

    public TreeHead Head(long size) => new(size, MerkleProofs.Root(this, size));
}
