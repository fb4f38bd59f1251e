using EventStore.Client.Wire;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;

namespace CoopLedger.Doubles;

/// <summary>The errors inside the answers of `BatchAppend`: a code, a message, and one message of
/// the protocol that says more.</summary>
internal static class BatchErrors
{
    public static Status AccessDenied() =>
        Of(GrpcStatus.PermissionDenied, "Access Denied", new AccessDenied());

    public static Status TimedOut() => Of(
        GrpcStatus.DeadlineExceeded, "Timeout", new EventStore.Client.Wire.Timeout());

    public static Status BadRequest(string why) =>
        Of(GrpcStatus.InvalidArgument, why, new BadRequest { Message = why });

    public static Status Unknown(string why) =>
        Of(GrpcStatus.Unknown, why, new EventStore.Client.Wire.Unknown());

    public static Status StreamDeleted(string stream) => Of(
        GrpcStatus.NotFound, $"Stream '{stream}' is deleted.",
        new StreamDeleted { StreamIdentifier = stream.ToWire() });

    public static Status AppendTooLarge(int most) => Of(
        GrpcStatus.InvalidArgument, "Maximum Append Size Exceeded",
        new MaximumAppendSizeExceeded { MaxAppendSize = (uint)most });

    public static Status EventTooLarge(string id, int size, int most) => Of(
        GrpcStatus.InvalidArgument, "Maximum Append Event Size Exceeded",
        new MaximumAppendEventSizeExceeded
        {
            EventId = id,
            ProposedEventSize = (uint)size,
            MaxAppendEventSize = (uint)most,
        });

    public static Status WrongExpectedVersion(ExpectedRevision expected, long current)
    {
        var wrong = new WrongExpectedVersion();
        if (current < 0)
        {
            wrong.CurrentNoStream = WireValues.Nothing;
        }
        else
        {
            wrong.CurrentStreamRevision = (ulong)current;
        }

        if (expected.IsAny)
        {
            wrong.ExpectedAny = WireValues.Nothing;
        }
        else if (expected.IsStreamExists)
        {
            wrong.ExpectedStreamExists = WireValues.Nothing;
        }
        else if (expected.IsNoStream)
        {
            wrong.ExpectedNoStream = WireValues.Nothing;
        }
        else
        {
            wrong.ExpectedStreamPosition = (ulong)expected.Value;
        }

        return Of(GrpcStatus.AlreadyExists, "Wrong Expected Version", wrong);
    }

    private static Status Of(GrpcStatus code, string message, IMessage detail) => new()
    {
        Code = (int)code,
        Message = message,
        Details = Any.Pack(detail),
    };
}
