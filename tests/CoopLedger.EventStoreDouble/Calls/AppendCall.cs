using EventStore.Client.Wire.Streams;

namespace CoopLedger.Doubles;

/// <summary>`Append`: options, then one message an event, then one answer.</summary>
internal static class AppendCall
{
    public static async Task Serve(GrpcCall call, Node node)
    {
        var first = await call.ReceiveOne(AppendReq.Parser);
        if (first.ContentCase != AppendReq.ContentOneofCase.Options)
        {
            throw GrpcFault.InvalidArgument("The first message holds no options.");
        }

        var stream = first.Options.StreamIdentifier.ToName();
        var expected = Expected(first.Options);
        var fault = await node.Admit(call, "append", stream);
        var proposed = new Proposed(node.Options);
        while (await call.Receive(AppendReq.Parser) is { } next)
        {
            if (next.ContentCase != AppendReq.ContentOneofCase.ProposedMessage)
            {
                throw GrpcFault.InvalidArgument("A later message holds no event.");
            }

            var message = next.ProposedMessage;
            proposed.Add(message.Id, message.Metadata, message.Data, message.CustomMetadata);
        }

        var outcome = await node.Members.Commit(
            () => node.Log.Append(stream, expected, proposed.Events), node.Options.WriteTimeout,
            call.Cancellation);
        var answer = Answer(outcome, stream, expected, node.Options);
        await FaultyReply.Send(call, fault, EventFrames.Of(answer));
    }

    private static ExpectedRevision Expected(AppendReq.Types.Options options) =>
        options.ExpectedStreamRevisionCase switch
        {
            AppendReq.Types.Options.ExpectedStreamRevisionOneofCase.Revision =>
                ExpectedRevision.Of(checked((long)options.Revision)),
            AppendReq.Types.Options.ExpectedStreamRevisionOneofCase.NoStream =>
                ExpectedRevision.NoStream,
            AppendReq.Types.Options.ExpectedStreamRevisionOneofCase.Any => ExpectedRevision.Any,
            AppendReq.Types.Options.ExpectedStreamRevisionOneofCase.StreamExists =>
                ExpectedRevision.StreamExists,
            _ => throw GrpcFault.InvalidArgument("The expected revision is missing."),
        };

    private static AppendResp Answer(
        AppendOutcome outcome, string stream, ExpectedRevision expected, DoubleOptions options) =>
        outcome switch
        {
            AppendOutcome.Appended appended => new() { Success = Success(appended, options) },
            AppendOutcome.WrongRevision wrong =>
                new() { WrongExpectedVersion = Wrong(expected, wrong.Current) },
            AppendOutcome.CorruptedIdempotency when options.CorruptionIsUnknown =>
                throw new GrpcFault(GrpcStatus.Unknown,
                    "The request was partially committed and other part is different."),
            AppendOutcome.CorruptedIdempotency corrupted =>
                new() { WrongExpectedVersion = Wrong(expected, corrupted.Current) },
            _ => throw GrpcFault.StreamDeleted(stream),
        };

    private static AppendResp.Types.Success Success(
        AppendOutcome.Appended appended, DoubleOptions options)
    {
        var success = new AppendResp.Types.Success();
        if (appended.Revision < 0)
        {
            success.NoStream = WireValues.Nothing;
        }
        else
        {
            success.CurrentRevision = (ulong)appended.Revision;
        }

        if (appended.Position is { } position
            && (!appended.Repeated || options.RepeatsHavePositions))
        {
            success.Position = new()
            {
                CommitPosition = (ulong)position,
                PreparePosition = (ulong)position,
            };
        }
        else
        {
            success.NoPosition = WireValues.Nothing;
        }

        return success;
    }

    /// <summary>Both sets of fields: those of old clients and those of new ones.</summary>
    private static AppendResp.Types.WrongExpectedVersion Wrong(
        ExpectedRevision expected, long current)
    {
        var wrong = new AppendResp.Types.WrongExpectedVersion();
        if (current < 0)
        {
            (wrong.CurrentNoStream, wrong.NoStream2060) =
                (WireValues.Nothing, WireValues.Nothing);
        }
        else
        {
            (wrong.CurrentRevision, wrong.CurrentRevision2060) =
                ((ulong)current, (ulong)current);
        }

        if (expected.IsAny)
        {
            (wrong.ExpectedAny, wrong.Any2060) = (WireValues.Nothing, WireValues.Nothing);
        }
        else if (expected.IsStreamExists)
        {
            (wrong.ExpectedStreamExists, wrong.StreamExists2060) =
                (WireValues.Nothing, WireValues.Nothing);
        }
        else if (expected.IsNoStream)
        {
            wrong.ExpectedNoStream = WireValues.Nothing;
        }
        else
        {
            (wrong.ExpectedRevision, wrong.ExpectedRevision2060) =
                ((ulong)expected.Value, (ulong)expected.Value);
        }

        return wrong;
    }
}
