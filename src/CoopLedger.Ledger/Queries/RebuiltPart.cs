using CoopLedger.Indicators;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Queries;

/// <summary>Posts parts of the log, one after another.</summary>
/// <param name="log">The log.</param>
/// <param name="scanner">Applies its events.</param>
/// <param name="counted">Which events are applied; all when left out.</param>
internal sealed class RebuiltPart(
    IEventLog log, FactScanner scanner, CountedEvents? counted = null) : ILogVisitor
{
    private readonly CountedNames? _counted = counted is null ? null : new(counted);
    private long _next;

    public async Task<ProjectionPart> Read(
        long after, long until, CancellationToken cancellationToken)
    {
        _next = after + 1;
        scanner.Builder.Begin(_next);
        await log.Scan(after, until, this, cancellationToken);
        PassOver(until + 1);
        return scanner.Builder.End(until);
    }

    public void Visit(scoped in EnvelopeView stored)
    {
        var position = stored.Position;
        PassOver(position);
        _next = position + 1;
        if (_counted?.Counts(stored.Name, stored.Data) != false)
        {
            scanner.Apply(position, stored.Name, stored.Data);
        }
    }

    /// <summary>Passes over what the log leaves out on purpose.</summary>
    private void PassOver(long next)
    {
        for (; _next < next; _next++)
        {
            if (!log.LeavesOut(_next))
            {
                throw new LedgerDamagedException(_next, "the event is missing.");
            }
        }
    }
}
