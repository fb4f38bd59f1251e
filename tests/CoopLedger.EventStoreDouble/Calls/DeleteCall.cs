using EventStore.Client.Wire;
using EventStore.Client.Wire.Streams;
using Google.Protobuf;

namespace CoopLedger.Doubles;

/// <summary>`Delete` (soft: the stream may be begun again) and `Tombstone` (for ever).</summary>
internal static class DeleteCall
{
    public static async Task Delete(GrpcCall call, Node node)
    {
        var options = (await call.ReceiveOne(DeleteReq.Parser)).Options ?? new();
        var expected = Expected(
            options.ExpectedStreamRevisionCase.ToString(), options.Revision);
        await Serve(call, node, options.StreamIdentifier.ToName(), expected, node.Log.Delete,
            position => new DeleteResp { Position = position },
            () => new DeleteResp { NoPosition = WireValues.Nothing });
    }

    public static async Task Tombstone(GrpcCall call, Node node)
    {
        var options = (await call.ReceiveOne(TombstoneReq.Parser)).Options ?? new();
        var expected = Expected(
            options.ExpectedStreamRevisionCase.ToString(), options.Revision);
        await Serve(call, node, options.StreamIdentifier.ToName(), expected, node.Log.Tombstone,
            position => new TombstoneResp { Position = position },
            () => new TombstoneResp { NoPosition = WireValues.Nothing });
    }

    /// <summary>Both requests name the same four cases.</summary>
    private static ExpectedRevision Expected(string option, ulong revision) => option switch
    {
        "Revision" => ExpectedRevision.Of(checked((long)revision)),
        "NoStream" => ExpectedRevision.NoStream,
        "Any" => ExpectedRevision.Any,
        "StreamExists" => ExpectedRevision.StreamExists,
        _ => throw GrpcFault.InvalidArgument("The expected revision is missing."),
    };

    private static async Task Serve(
        GrpcCall call, Node node, string stream, ExpectedRevision expected,
        Func<string, ExpectedRevision, AppendOutcome> delete,
        Func<AllStreamPosition, IMessage> answer, Func<IMessage> without)
    {
        var fault = await node.Admit(call, "delete", stream);
        var outcome = await node.Members.Commit(
            () => delete(stream, expected), node.Options.WriteTimeout, call.Cancellation);
        var message = outcome switch
        {
            AppendOutcome.Appended { Position: { } at } => answer(
                new() { CommitPosition = (ulong)at, PreparePosition = (ulong)at }),
            AppendOutcome.Appended => without(),
            AppendOutcome.WrongRevision wrong => throw GrpcFault.WrongExpectedVersion(
                call.Method, stream, expected, wrong.Current),
            _ => throw GrpcFault.StreamDeleted(stream),
        };
        await FaultyReply.Send(call, fault, EventFrames.Of(message));
    }
}
