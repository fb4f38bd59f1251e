using System.Collections.Immutable;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Bench;

/// <summary>What a history came to in its ledger.</summary>
/// <param name="Events">How many events.</param>
/// <param name="Streams">How many streams they stand on.</param>
/// <param name="Root">The Merkle root over them, in hexadecimal.</param>
/// <param name="Totals">What they add up to, counted from the history itself.</param>
public sealed record Written(long Events, long Streams, string Root, Totals Totals);

/// <summary>Appends a history: many appends wait together, so that they share flushes to the disk.
/// </summary>
internal sealed class Writing(IEventStore store, int appendsAtOnce)
{
    private readonly Queue<Task<ImmutableArray<StoredEvent>>> _waiting = new();
    private readonly Dictionary<string, long> _revisions = new(StringComparer.Ordinal);
    private readonly List<NationEvent> _append = [];
    private Totals _totals;
    private long _written;

    public async Task Add(NationEvent made)
    {
        if (_append.Count > 0 && _append[0].Append != made.Append)
        {
            await Send();
        }

        _append.Add(made);
        _totals += Totals.Of(made.Fact);
    }

    public async Task<Written> End()
    {
        await Send();
        while (_waiting.Count > 0)
        {
            await Settle();
        }

        var head = await store.ReadHead(CancellationToken.None);
        Check.Same(_written, head.Position, "the head's position");
        return new(_written, _revisions.Count, head.RootText, _totals);
    }

    private async Task Send()
    {
        if (_waiting.Count == appendsAtOnce)
        {
            await Settle();
        }

        var stream = _append[0].Stream;
        var before = _revisions.GetValueOrDefault(stream.Text, -1);
        _revisions[stream.Text] = before + _append.Count;
        _waiting.Enqueue(store.Append(
            stream, before, [.. _append.Select(Nation.New)],
            Nation.OriginOf(Nation.KeyOf(_append[0].Append)), CancellationToken.None));
        _append.Clear();
    }

    // A reversal names a position: it has to be the one that the history meant.
    private async Task Settle()
    {
        foreach (var stored in await _waiting.Dequeue())
        {
            Check.Same(_written + 1, stored.Position, "the position");
            _written++;
        }
    }
}
