using Options = EventStore.Client.Wire.Streams.ReadReq.Types.Options;

namespace CoopLedger.Doubles;

/// <summary>Reads all events in their one order, or follows them.</summary>
internal sealed class AllRead(
    DoubleLog log, ReadOutput output, DoubleFilter? filter, Options.Types.AllOptions from)
{
    private const uint WindowDefault = 32;

    /// <summary>A range. Forwards its first position is included; backwards a position means the
    /// place before its event, as servers have it, so that event is not.</summary>
    public async Task Range(Options options)
    {
        var view = log.View();
        var left = options.Count;
        if (options.ReadDirection == Options.Types.ReadDirection.Forwards)
        {
            for (var i = view.IndexAt(Begin(view)); i < view.Count && left > 0; i++)
            {
                left -= await SendIfWanted(view.Events[i]) ? 1u : 0;
            }
        }
        else
        {
            for (var i = view.IndexAt(Begin(view)) - 1; i >= 0 && left > 0; i--)
            {
                left -= await SendIfWanted(view.Events[i]) ? 1u : 0;
            }
        }
    }

    /// <summary>What comes behind a position, then what is appended.</summary>
    public async Task Follow(Options.Types.FilterOptions? options, CancellationToken cancellation)
    {
        await output.Send(Subscription.Confirmed());
        var view = log.Watch();
        var next = Begin(view) + (HasPosition ? 1 : 0);
        var window = options?.WindowCase == Options.Types.FilterOptions.WindowOneofCase.Max
            ? options.Max
            : WindowDefault;
        var interval = Math.Max(1, (ulong)window * (options?.CheckpointIntervalMultiplier ?? 1));
        ulong considered = 0;
        for (var isCaughtUp = false; ; isCaughtUp = true)
        {
            for (var i = view.IndexAt(next); i < view.Count; i++)
            {
                await SendIfWanted(view.Events[i]);
                next = view.Events[i].Position + 1;
                if (filter is not null && ++considered % interval == 0)
                {
                    await output.Send(Subscription.Checkpoint(view.Events[i].Position));
                }
            }

            if (!isCaughtUp)
            {
                await output.Send(Subscription.CaughtUp());
            }

            await output.Flush();
            await view.Changed.WaitAsync(cancellation);
            view = log.Watch();
        }
    }

    private bool HasPosition =>
        from.AllOptionCase == Options.Types.AllOptions.AllOptionOneofCase.Position
        && from.Position.CommitPosition <= long.MaxValue;

    /// <summary>The position to begin at; the end of the log if none is given.</summary>
    private long Begin(LogView view) =>
        from.AllOptionCase == Options.Types.AllOptions.AllOptionOneofCase.Start ? 0
        : HasPosition ? (long)from.Position.CommitPosition
        : view.End;

    private async ValueTask<bool> SendIfWanted(RecordedEvent stored)
    {
        if (filter?.Wants(stored) == false)
        {
            return false;
        }

        await output.Send(stored);
        return true;
    }
}
