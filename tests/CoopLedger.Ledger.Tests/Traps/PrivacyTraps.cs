using CoopLedger.Domain.Commendations;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Proof.Trees;
using static CoopLedger.Ledger.Tests.Support.TestLedger;

namespace CoopLedger.Ledger.Tests.Traps;

/// <summary>What goes wrong when a private person is erased.</summary>
public sealed class PrivacyTraps : IAsyncLifetime
{
    private readonly TestKeys _test = TestKeys.New();
    private TestLedger _ledger = null!;

    public async Task InitializeAsync()
    {
        _ledger = _test.Ledger();
        await _ledger.RecordAll(
            Wish.Found("a", "2023-01-01"), Wish.Admit("a", "2023-02-01"),
            Wish.Award("nguoi-1", "2023-03-01") with { RecipientKind = RecipientKind.Individual },
            Wish.Train("t", 40, "2023-03-01"));
        await _ledger.Named("nguoi-1");
    }

    public async Task DisposeAsync()
    {
        await _ledger.DisposeAsync();
        _test.Dispose();
    }

    [Fact]
    public async Task Trap_44_An_erasure_changes_no_figure()
    {
        var (journal, answers) = (await Journal(), await Answers());
        Assert.Contains(answers, answer => answer.EndsWith(": 1", StringComparison.Ordinal));
        await _ledger.Erased("nguoi-1");
        Assert.Equal(journal, await Journal());
        Assert.Equal(answers, await Answers());
        var rebuilt = await Rebuild.Run(_ledger.Store, parallel: 3);
        Assert.Equal(await _ledger.Live.Read(projection => projection.Hash()), rebuilt.Hash());
    }

    [Fact]
    public async Task Trap_44_An_erasure_rewrites_nothing_and_leaves_every_root_valid()
    {
        var before = await Leaves();
        var head = await _ledger.Store.ReadHead(CancellationToken.None);
        await _ledger.Erased("nguoi-1");
        var after = await Leaves();
        Assert.Equal(before, after.Take(before.Count));
        Assert.Equal(before.Count + 1, after.Count);
        var edge = MerkleEdge.Empty;
        after.Take(before.Count).ToList().ForEach(leaf => edge = edge.With(leaf));
        Assert.Equal(head.Root, edge.Root());
        var report = await LedgerVerification.Run(_ledger.Store, null, CancellationToken.None);
        Assert.True(report.IsSound, report.Fault);
    }

    [Fact]
    public async Task Trap_44_A_proof_made_before_an_erasure_still_holds()
    {
        var leaves = await Leaves();
        var tree = new TestTree(leaves);
        var naming = leaves.Count - 1;
        var proof = MerkleProofs.Inclusion(tree, naming, leaves.Count);
        var head = new TreeHead(leaves.Count, MerkleProofs.Root(tree, leaves.Count));
        await _ledger.Erased("nguoi-1");
        var later = new TestTree(await Leaves());
        MerkleVerification.Inclusion(
            naming, MerkleHash.Leaf((await Envelopes())[naming].Span), head, proof.AsSpan());
        MerkleVerification.Consistency(
            head, new TreeHead(leaves.Count + 1, MerkleProofs.Root(later, leaves.Count + 1)),
            MerkleProofs.Consistency(later, leaves.Count, leaves.Count + 1).AsSpan());
    }

    private Task<string> Journal() => _ledger.Live.Read(
        projection => projection.Journal.Hash(index => $"{index}"));

    /// <summary>Every indicator's value, by the end of what was recorded before.</summary>
    private Task<List<string>> Answers() => _ledger.Live.Read(projection => Catalogue.All
        .Select(indicator => $"{indicator.Code}: " + projection.Ask(indicator, new Question(
            Domain.Places.Scope.Nation, Day("2023-01-01"), Day("2025-12-31"), long.MaxValue,
            null)).Exact)
        .ToList());

    private async Task<List<ReadOnlyMemory<byte>>> Envelopes()
    {
        var all = new List<ReadOnlyMemory<byte>>();
        await foreach (var batch in _ledger.Store.ReadAll(0, 100, CancellationToken.None))
        {
            all.AddRange(batch.Select(stored => stored.Envelope));
        }

        return all;
    }

    private async Task<List<Digest>> Leaves() =>
        (await Envelopes()).ConvertAll(envelope => MerkleHash.Leaf(envelope.Span));

    private sealed class TestTree(List<Digest> leaves) : ISubtrees
    {
        public Digest Hash(int level, long index) => level == 0
            ? leaves[(int)index]
            : MerkleHash.Node(Hash(level - 1, 2 * index), Hash(level - 1, 2 * index + 1));
    }
}
