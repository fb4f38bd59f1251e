using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Sqlite.Simulation.Runs;

/// <summary>What readers see, and whether it is what they must see.</summary>
internal sealed partial class Simulation
{
    private async Task Read(Office office)
    {
        var after = _dice.Below(_history.Visible.Count + 1);
        var found = await All(office.Store, after, 1 + _dice.Below(50));
        Same([.. _history.Visible.Skip(after)], found, "a reader");
        var stream = new StreamName($"cluster-c{_dice.Below(5)}");
        Same(
            _history.Visible.FindAll(stored => stored.Stream == stream),
            [.. await office.Store.ReadStream(stream, default)], "a reader of a stream");
        var missing = await office.Store.Find(_history.Visible.Count + 1, default);
        Demand(missing is null, "there is something after the end");
    }

    /// <summary>Reads some pages of a long scan, which sees the log as it was at its beginning.
    /// </summary>
    private async Task Scan(Office office)
    {
        if (office.Scan is null)
        {
            office.Scan = (
                office.Store.ReadAll(0, 1 + _dice.Below(9), default).GetAsyncEnumerator(),
                [.. _history.Visible]);
        }

        var (rows, expected) = office.Scan.Value;
        office.Scan = null; // A scan that fails has ended.
        for (var pages = 1 + _dice.Below(4); pages > 0; pages--)
        {
            if (!await rows.MoveNextAsync())
            {
                Demand(
                    expected.Count >= _history.Acknowledged.Count || expected.Count == 0
                        || rows.Current.IsDefaultOrEmpty || rows.Current[^1].Position
                            >= expected.Count,
                    "a scan ended early");
                await rows.DisposeAsync();
                return;
            }

            foreach (var stored in rows.Current)
            {
                Demand(
                    stored.Position <= _history.Visible.Count
                        && stored.Envelope.Span.SequenceEqual(
                            _history.Visible[(int)stored.Position - 1].Envelope.Span),
                    $"a scan sees something else at {stored.Position}");
            }
        }

        office.Scan = (rows, expected);
    }

    private async Task ReadHead(Office office)
    {
        var head = await office.Store.ReadHead(default);
        Demand(head.Position == _history.Visible.Count, $"the head is at {head.Position}");
        _history.Remember(new(head.Position, head.Root));
    }

    /// <summary>Looks at the whole ledger while nothing fails.</summary>
    private async Task Look(bool thoroughly)
    {
        _machine.IsCalm = true;
        var process = _machine.Start();
        var office = new Office(_machine, process, Mutant.None);
        try
        {
            await using var store = office.Open(StoreAccess.Read);
            var found = await All(store, 0, 100);
            if (_history.Meet(found) is { } broken)
            {
                Demand(_machine.IsHarmed, broken);
                Demand(_history.MeetAfterLie(found) is null, $"after a lie, {broken}");
            }

            if (thoroughly || _machine.IsHarmed)
            {
                await Verify(store, found);
            }

            await LookClosely(store, found);
        }
        catch (Exception reported) when (_machine.IsHarmed
            && reported is StoreException or LedgerDamagedException { Position: > 0 })
        {
            _reported = true;
        }
        finally
        {
            _machine.IsCalm = false;
            _over = _machine.IsHarmed;
        }
    }

    /// <summary>Every way to an event leads to it, and the root is that of the events.</summary>
    private async Task LookClosely(SqliteEventStore store, List<StoredEvent> found)
    {
        var edge = found.Aggregate(
            MerkleEdge.Empty, (edge, stored) => edge.With(stored.Envelope.Span));
        var head = await store.ReadHead(default);
        Demand(
            head.Position == found.Count && head.Root == edge.Root(),
            "the stored root is not that of the events");
        foreach (var stored in found)
        {
            var byId = await store.Find(stored.Event.Id, default);
            Demand(byId?.Position == stored.Position, $"{stored.Position} is not found by its id");
        }

        foreach (var stream in found.GroupBy(stored => stored.Stream))
        {
            Same(
                [.. stream], [.. await store.ReadStream(stream.Key, default)],
                $"a reader of {stream.Key}");
        }
    }

    private async Task Verify(SqliteEventStore store, List<StoredEvent> found)
    {
        var report = await LedgerVerification.Run(store, null, default);
        if (!report.IsSound)
        {
            throw new LedgerDamagedException(report.FaultPosition ?? 0, report.Fault!);
        }

        Demand(report.Events == found.Count, $"{report.Events} events were verified");
        byte[][] leaves = [.. found.Select(stored => stored.Envelope.ToArray())];
        Demand(
            report.Root == Convert.ToHexStringLower(SlowMerkleTree.Root(leaves)),
            "the root is not the one of RFC 6962");
    }

    private static async Task<List<StoredEvent>> All(IEventLog log, long after, int batch)
    {
        var all = new List<StoredEvent>();
        await foreach (var page in log.ReadAll(after, batch, default))
        {
            all.AddRange(page);
        }

        return all;
    }

    private void Same(List<StoredEvent> expected, List<StoredEvent> found, string who)
    {
        Demand(
            expected.Count == found.Count,
            $"{who} saw {found.Count} events instead of {expected.Count}");
        for (var i = 0; i < found.Count; i++)
        {
            Demand(
                found[i].Envelope.Span.SequenceEqual(expected[i].Envelope.Span),
                $"{who} saw something else at {found[i].Position}");
        }
    }
}
