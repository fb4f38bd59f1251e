using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Bench.Load;

/// <summary>One of those who read: the end of the log, a shared stream, a figure, and again with a
/// pause for thought.</summary>
internal sealed class LoadReader(
    int number, IEventLog log, LiveProjection live, SharedFunds funds, TimeProvider clock)
{
    private const int Kinds = 3;
    private const int ScanLength = 200;
    private const int Batch = 512;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(10);

    private static readonly Indicator Members =
        Catalogue.Find(new IndicatorCode("members"))!;

    private static readonly Question Now =
        new(Scope.Parse($"unit:{LoadWriter.Unit}"), null, LoadWriter.Day);

    private long _reached;

    public long Reads { get; private set; }

    /// <param name="end">The clock's timestamp at which no more is begun, once each kind was.
    /// </param>
    /// <param name="cancellationToken">Ends it at once.</param>
    /// <exception cref="InvalidOperationException">Something was read that cannot be.</exception>
    public async Task Run(long end, CancellationToken cancellationToken)
    {
        for (var turn = number; Reads < Kinds || clock.GetTimestamp() < end; turn++)
        {
            await ((turn % Kinds) switch
            {
                0 => ReadEnd(cancellationToken),
                1 => ReadFund(turn, cancellationToken),
                _ => Ask(cancellationToken),
            });
            Reads++;
            await Task.Delay(Pause, clock, cancellationToken);
        }
    }

    private async Task ReadEnd(CancellationToken cancellationToken)
    {
        var head = (await log.ReadHead(cancellationToken)).Position;
        Reach(head);
        var last = Math.Max(0, head - ScanLength);
        await foreach (var batch in log.ReadAll(last, Batch, cancellationToken))
        {
            foreach (var stored in batch)
            {
                last++;
                Check.Same(last, stored.Position, "the position read");
            }
        }

        Check.Same(true, last >= head, "whether the log read reaches the head read before");
    }

    private async Task ReadFund(int turn, CancellationToken cancellationToken)
    {
        var fund = funds.Current(turn % SharedFunds.Open);
        var events = await log.ReadStream(Fund.Stream(fund), cancellationToken);
        for (var i = 0; i < events.Length; i++)
        {
            Check.Same(i, events[i].Revision, "the revision read");
        }
    }

    private async Task Ask(CancellationToken cancellationToken)
    {
        await live.Ask(Members, Now, cancellationToken);
        Reach(await live.Read(projection => projection.Position, cancellationToken));
    }

    /// <summary>What was once read is not unread later.</summary>
    private void Reach(long position)
    {
        Check.Same(true, position >= _reached, "whether the log goes on");
        _reached = position;
    }
}
