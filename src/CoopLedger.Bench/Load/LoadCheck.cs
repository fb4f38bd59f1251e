using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Bench.Load;

/// <summary>Compares the log with what its writers were told.</summary>
internal static class LoadCheck
{
    /// <returns>The Merkle root that a full verification recomputed.</returns>
    /// <exception cref="InvalidOperationException">An event that was acknowledged is not in the
    /// log as acknowledged, there is one that nobody was told of, or the verification finds a
    /// fault.</exception>
    public static async Task<string> Demand(
        IEventStore store, IReadOnlyCollection<Acknowledged> told,
        CancellationToken cancellationToken)
    {
        var open = told.ToDictionary(one => one.Position);
        Check.Same(told.Count, open.Count, "the number of positions told");
        var revisions = new Dictionary<string, long>(StringComparer.Ordinal);
        await foreach (var batch in store.ReadAll(0, 4096, cancellationToken))
        {
            foreach (var stored in batch)
            {
                var stream = stored.Stream.Text;
                var revision = revisions.GetValueOrDefault(stream, -1) + 1;
                Check.Same(revision, stored.Revision, $"the revision at {stored.Position}");
                revisions[stream] = revision;
                Check.Same(
                    new Acknowledged(stored.Event.Id, stored.Position, stream, revision),
                    open.GetValueOrDefault(stored.Position), "what was told of an event");
                open.Remove(stored.Position);
            }
        }

        Check.Same(0, open.Count, "the number of events told and not there");
        return await Verify(store, told.Count, cancellationToken);
    }

    /// <summary>Verifies a ledger in full.</summary>
    /// <returns>The Merkle root.</returns>
    public static async Task<string> Verify(
        IEventStore store, long events, CancellationToken cancellationToken)
    {
        var head = await store.ReadHead(cancellationToken);
        var report = await LedgerVerification.Run(store, progress: null, cancellationToken);
        Check.Same(null, report.Fault, "the fault");
        Check.Same(events, report.Events, "the number of events");
        Check.Same(head.RootText, report.Root, "the Merkle root");
        return report.Root;
    }
}
