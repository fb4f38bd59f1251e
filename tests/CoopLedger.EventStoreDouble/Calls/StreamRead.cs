using EventStore.Client.Wire.Streams;
using Options = EventStore.Client.Wire.Streams.ReadReq.Types.Options;

namespace CoopLedger.Doubles;

/// <summary>Reads one stream, or follows it.</summary>
internal sealed class StreamRead(
    DoubleLog log, ReadOutput output, string stream, Options.Types.StreamOptions from)
{
    /// <summary>How many events a server reads at a time; it shows in first stream positions.
    /// </summary>
    private const int PageSize = 32;

    private const int SliceSize = 1024;

    /// <summary>A range, its first revision included.</summary>
    public async Task Range(Options options)
    {
        var (isThere, isDeleted, first, last) = log.Look(stream, s =>
            (s.IsThere, s.HasTombstone, s.FirstVisible, s.Last));
        if (isDeleted)
        {
            throw GrpcFault.StreamDeleted(stream);
        }

        if (!isThere)
        {
            await output.Send(new ReadResp
            {
                StreamNotFound = new() { StreamIdentifier = stream.ToWire() },
            });
            return;
        }

        var forwards = options.ReadDirection == Options.Types.ReadDirection.Forwards;
        var tells = options.ControlOption?.Compatibility >= 1;
        var begin = Begin(forwards);
        if (tells && forwards && begin >= 0
            && begin + (long)Math.Min(PageSize, options.Count) - 1 < first)
        {
            await output.Send(new ReadResp { FirstStreamPosition = (ulong)first });
        }

        await Send(begin, options.Count, forwards);
        if (tells)
        {
            await output.Send(new ReadResp { LastStreamPosition = (ulong)last });
        }
    }

    /// <summary>What comes behind a revision, then what is appended.</summary>
    public async Task Follow(CancellationToken cancellation)
    {
        var (last, isDeleted) = log.Look(stream, s => (s.Last, s.HasTombstone));
        if (isDeleted)
        {
            throw GrpcFault.StreamDeleted(stream);
        }

        await output.Send(Subscription.Confirmed());
        var next = from.RevisionOptionCase switch
        {
            Options.Types.StreamOptions.RevisionOptionOneofCase.Revision
                when from.Revision < long.MaxValue => (long)from.Revision + 1,
            Options.Types.StreamOptions.RevisionOptionOneofCase.Start => 0,
            _ => last + 1,
        };
        for (var isCaughtUp = false; ; isCaughtUp = true)
        {
            var view = log.Watch();
            next = await SendFrom(next);
            if (!isCaughtUp)
            {
                await output.Send(Subscription.CaughtUp());
            }

            await output.Flush();
            await view.Changed.WaitAsync(cancellation);
        }
    }

    private long Begin(bool forwards) => from.RevisionOptionCase switch
    {
        Options.Types.StreamOptions.RevisionOptionOneofCase.Start => 0,
        Options.Types.StreamOptions.RevisionOptionOneofCase.Revision
            when from.Revision <= long.MaxValue => (long)from.Revision,
        _ => forwards ? -1 : long.MaxValue,
    };

    private async Task Send(long begin, ulong count, bool forwards)
    {
        var (next, left) = (begin, count);
        while (left > 0 && next >= 0)
        {
            var most = (long)Math.Min(left, SliceSize);
            var slice = log.Look(stream, s => forwards
                ? s.Upwards(next, most, log.Now())
                : s.Downwards(next, most, log.Now()));
            if (slice.Count == 0)
            {
                return;
            }

            foreach (var stored in slice)
            {
                await output.Send(stored);
            }

            left -= (ulong)slice.Count;
            next = slice[^1].Revision + (forwards ? 1 : -1);
        }
    }

    /// <returns>The revision after the last one that was sent.</returns>
    private async Task<long> SendFrom(long next)
    {
        while (true)
        {
            var (slice, isDeleted) = log.Look(stream, s =>
                (s.Upwards(next, SliceSize, log.Now()), s.HasTombstone));
            foreach (var stored in slice.TakeWhile(stored => stored.Revision < long.MaxValue))
            {
                await output.Send(stored);
                next = stored.Revision + 1;
            }

            if (isDeleted)
            {
                throw GrpcFault.StreamDeleted(stream);
            }

            if (slice.Count == 0)
            {
                return next;
            }
        }
    }
}
