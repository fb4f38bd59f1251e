using System.Collections.Immutable;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Copying;

/// <summary>Writes one append after another. None is sent before the one before it stands: two on
/// their way at once could come to stand in the wrong order.</summary>
internal sealed class PlainCopyWriter(IEventStore target) : ICopyWriter
{
    private long _reached;

    public async Task<long> Write(
        ImmutableArray<StoredEvent> events, CancellationToken cancellationToken)
    {
        EventComparison.DemandSame(events, await Append(events, cancellationToken));
        return _reached = events[^1].Position;
    }

    public Task<long> Finish(CancellationToken cancellationToken) => Task.FromResult(_reached);

    private async Task<ImmutableArray<StoredEvent>> Append(
        ImmutableArray<StoredEvent> events, CancellationToken cancellationToken)
    {
        var first = events[0];
        try
        {
            return await target.Append(
                first.Stream, first.Revision - 1, [.. events.Select(stored => stored.Event)],
                first.Origin, cancellationToken);
        }
        catch (WrongExpectedRevisionException raced)
        {
            throw CopyErrors.Raced(first.Position, raced);
        }
    }
}
