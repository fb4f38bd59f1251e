using EventStore.Client.Wire.Streams;
using Options = EventStore.Client.Wire.Streams.ReadReq.Types.Options;

namespace CoopLedger.Doubles;

/// <summary>`Read`: a range of a stream or of all events, or a subscription to either.</summary>
internal static class ReadCall
{
    public static async Task Serve(GrpcCall call, Node node)
    {
        var options = (await call.ReceiveOne(ReadReq.Parser)).Options
            ?? throw GrpcFault.InvalidArgument("The options are missing.");
        Check(options);
        var filter = FilterOf(options);
        var stream = options.StreamOptionCase == Options.StreamOptionOneofCase.Stream
            ? options.Stream.StreamIdentifier.ToName()
            : "$all";
        var fault = await node.Admit(call, "read", stream);
        var textIds = options.UuidOption.ContentCase
            == Options.Types.UUIDOption.ContentOneofCase.String;
        var output = new ReadOutput(call, textIds, fault);
        var live = options.CountOptionCase == Options.CountOptionOneofCase.Subscription;
        if (stream != "$all")
        {
            var read = new StreamRead(node.Log, output, stream, options.Stream);
            await (live ? read.Follow(call.Cancellation) : read.Range(options));
        }
        else
        {
            var read = new AllRead(node.Log, output, filter, options.All);
            await (live
                ? read.Follow(options.Filter, call.Cancellation)
                : read.Range(options));
        }

        await output.Flush();
    }

    /// <summary>Refuses every combination that a server does not know.</summary>
    private static void Check(Options options)
    {
        var isAll = options.StreamOptionCase == Options.StreamOptionOneofCase.All;
        var isLive = options.CountOptionCase == Options.CountOptionOneofCase.Subscription;
        var isFiltered = options.FilterOptionCase == Options.FilterOptionOneofCase.Filter;
        var forwards = options.ReadDirection == Options.Types.ReadDirection.Forwards;
        var isComplete = options.StreamOptionCase != Options.StreamOptionOneofCase.None
            && options.CountOptionCase != Options.CountOptionOneofCase.None
            && options.FilterOptionCase != Options.FilterOptionOneofCase.None
            && (forwards || options.ReadDirection == Options.Types.ReadDirection.Backwards);
        if (!isComplete || (isFiltered && !isAll) || (isLive && !forwards))
        {
            throw GrpcFault.InvalidArgument(
                $"The combination of ({options.StreamOptionCase}, {options.CountOptionCase}, "
                    + $"{options.ReadDirection}, {options.FilterOptionCase}) is invalid.");
        }

        if (options.UuidOption is null || options.UuidOption.ContentCase
            == Options.Types.UUIDOption.ContentOneofCase.None)
        {
            throw GrpcFault.InvalidArgument("The way of writing ids is missing.");
        }

        if (isLive && isFiltered && options.Filter.CheckpointIntervalMultiplier == 0)
        {
            throw GrpcFault.InvalidArgument("checkpointIntervalMultiplier must be greater than 0.");
        }
    }

    private static DoubleFilter? FilterOf(Options options)
    {
        if (options.FilterOptionCase != Options.FilterOptionOneofCase.Filter)
        {
            return null;
        }

        var filter = options.Filter;
        var expression = filter.FilterCase switch
        {
            Options.Types.FilterOptions.FilterOneofCase.StreamIdentifier =>
                filter.StreamIdentifier,
            Options.Types.FilterOptions.FilterOneofCase.EventType => filter.EventType,
            _ => throw GrpcFault.InvalidArgument("The filter says neither stream nor type."),
        };
        if (filter.WindowCase == Options.Types.FilterOptions.WindowOneofCase.None)
        {
            throw GrpcFault.InvalidArgument("The filter has no window.");
        }

        try
        {
            return new(
                filter.FilterCase == Options.Types.FilterOptions.FilterOneofCase.StreamIdentifier,
                expression.Regex, expression.Prefix);
        }
        catch (ArgumentException e)
        {
            throw GrpcFault.InvalidArgument(e.Message);
        }
    }
}
