using System.Text;

namespace CoopLedger.Ledger.Store;

/// <summary>Shows a log's events to a visitor where the log itself can only hand them out.
/// </summary>
internal static class LogScanning
{
    private const int Batch = 1024;

    public static async Task Run(
        IEventLog log, long after, long until, ILogVisitor visitor,
        CancellationToken cancellationToken)
    {
        await foreach (var batch in log.ReadAll(after, Batch, cancellationToken))
        {
            foreach (var stored in batch)
            {
                if (stored.Position > until)
                {
                    return;
                }

                Show(stored, log.LedgerId, visitor);
            }
        }
    }

    // What is hashed is the envelope, what was handed out are fields: they must be one thing.
    private static void Show(StoredEvent stored, Guid ledger, ILogVisitor visitor)
    {
        var view = EnvelopeView.Of(ledger, stored.Position, stored.Envelope.Span);
        var (fact, origin) = (stored.Event, stored.Origin);
        if (!Says(view.Stream, stored.Stream.Text) || view.Revision != stored.Revision
            || view.Id != fact.Id || !Says(view.Name, fact.Name)
            || view.Causation != fact.Causation || view.Correlation != origin.Correlation
            || view.RecordedAt != origin.RecordedAt.ToUnixTimeMilliseconds()
            || !Says(view.Actor, origin.Actor) || !Says(view.Key, origin.Key)
            || !view.Data.SequenceEqual(fact.Data.Span)
            || !view.Metadata.SequenceEqual(origin.Metadata.Span))
        {
            throw new LedgerDamagedException(stored.Position, "it is not what its envelope says");
        }

        visitor.Visit(view);
    }

    private static bool Says(ReadOnlySpan<byte> bytes, string text) =>
        bytes.SequenceEqual(Encoding.UTF8.GetBytes(text));
}
