using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json;

namespace CoopLedger.Cli.Verbs;

/// <summary>Prints events as they are recorded, by this process or another, each once and in
/// order, as <c>tail -f</c> does: from the end, until it is interrupted.</summary>
internal sealed class EventsFollow(Screen screen, IEventLog log, EventLines lines, bool isRaw)
{
    /// <param name="filter">Which events.</param>
    /// <param name="after">The position to begin after; the end of the log when left out.</param>
    /// <param name="cancellationToken">Ctrl-C.</param>
    /// <exception cref="OperationCanceledException">It was interrupted.</exception>
    /// <exception cref="LedgerDamagedException">An event cannot be read.</exception>
    public async Task<int> Run(
        EventFilter filter, long? after, CancellationToken cancellationToken)
    {
        var left = filter.Limit ?? long.MaxValue;
        var begin = after ?? (await log.ReadHead(cancellationToken)).Position;
        if (left == 0)
        {
            return ExitCodes.Ok;
        }

        await using var output = Console.OpenStandardOutput();
        await foreach (var batch in log.Subscribe(begin, cancellationToken))
        {
            var closed = isRaw ? [] : await ClosedPeriods.Read(log, cancellationToken);
            foreach (var stored in batch.Where(filter.Takes))
            {
                if (isRaw)
                {
                    await output.WriteAsync(stored.Event.Data, cancellationToken);
                    output.WriteByte((byte)'\n');
                    await output.FlushAsync(cancellationToken);
                }
                else if (screen.IsJson)
                {
                    await Console.Out.WriteLineAsync(
                        lines.Json(stored, closed).ToString(Formatting.None));
                }
                else
                {
                    lines.Line(stored, closed);
                }

                if (--left == 0)
                {
                    return ExitCodes.Ok;
                }
            }
        }

        return ExitCodes.Ok;
    }
}
