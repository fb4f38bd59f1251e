using BenchmarkDotNet.Attributes;
using CoopLedger.Bench;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Benchmarks;

/// <summary>The Merkle root over 65.536 envelopes of 465 bytes: the edge moved on leaf by leaf with
/// the platform's hash (naive), and leaves and nodes hashed sixteen at once.</summary>
[MemoryDiagnoser]
public class MerkleBenchmark
{
    private const int Leaves = 1 << 16;
    private const int LeafLength = 465;

    private byte[] _bytes = [];
    private int[] _ends = [];
    private Digest _root;
    private Digest _found;

    [GlobalSetup]
    public void Setup()
    {
        var numbers = new SeededNumbers(Nation.DefaultSeed);
        _bytes = new byte[Leaves * LeafLength];
        foreach (ref var letter in _bytes.AsSpan())
        {
            letter = (byte)numbers.Next(256);
        }

        _ends = [.. Enumerable.Range(1, Leaves).Select(leaf => leaf * LeafLength)];
        Edge_leaf_by_leaf();
        _root = _found;
    }

    [Benchmark(Baseline = true)]
    public void Edge_leaf_by_leaf()
    {
        var edge = MerkleEdge.Empty;
        for (var leaf = 0; leaf < Leaves; leaf++)
        {
            edge = edge.With(_bytes.AsSpan(leaf * LeafLength, LeafLength));
        }

        _found = edge.Root();
    }

    [Benchmark]
    public void Sixteen_at_once()
    {
        var hashes = new MerkleHashes();
        var nodes = new Digest[Leaves];
        hashes.Leaves(_bytes, _ends, nodes);
        for (var count = Leaves; count > 1; count /= 2)
        {
            hashes.Nodes(nodes.AsSpan(0, count), nodes);
        }

        _found = nodes[0];
    }

    [IterationCleanup]
    public void CheckResult() => Check.Same(_root, _found, "the root");
}
