using EventStore.Client.Grpc;
using EventStore.Client.Wire.Streams;
using Google.Protobuf;
using static EventStore.Client.Wire.Streams.ReadResp.ContentOneofCase;

namespace EventStore.Client;

/// <summary>What the messages of a read that are no plain events say.</summary>
internal static class ReadMessage
{
    /// <exception cref="global::Grpc.Core.RpcException">It holds what cannot be.</exception>
    public static StreamMessage Of(ReadResp response, EventDecoder decoder) =>
        response.ContentCase switch
        {
            Event => new StreamMessage.Event(EventOf(response, decoder)),
            Confirmation => new StreamMessage.SubscriptionConfirmation(
                response.Confirmation.SubscriptionId),
            Checkpoint => new StreamMessage.AllStreamCheckpointReached(Place(
                response.Checkpoint.CommitPosition, response.Checkpoint.PreparePosition)),
            StreamNotFound => StreamMessage.NotFound.Instance,
            FirstStreamPosition => new StreamMessage.FirstStreamPosition(
                Place(response.FirstStreamPosition)),
            LastStreamPosition => new StreamMessage.LastStreamPosition(
                Place(response.LastStreamPosition)),
            LastAllStreamPosition => new StreamMessage.LastAllStreamPosition(Place(
                response.LastAllStreamPosition.CommitPosition,
                response.LastAllStreamPosition.PreparePosition)),
            CaughtUp => StreamMessage.CaughtUp.Instance,
            FellBehind => StreamMessage.FellBehind.Instance,
            _ => StreamMessage.Unknown.Instance,
        };

    /// <summary>An event with fields of a later version beside it: written again without them.
    /// </summary>
    private static ResolvedEvent EventOf(ReadResp response, EventDecoder decoder)
    {
        var plain = new ReadResp { Event = response.Event }.ToByteArray();
        return decoder.TryDecode(plain, out var resolved)
            ? resolved
            : throw GrpcFault.Broken("an event of it cannot be decoded.");
    }

    private static StreamPosition Place(ulong place) => place is <= long.MaxValue or ulong.MaxValue
        ? new(place)
        : throw GrpcFault.Broken($"{place} is no revision.");

    private static Position Place(ulong commit, ulong prepare) =>
        EventDecoder.PositionOf(commit, prepare);
}
