using EventStore.Client.Grpc;
using EventStore.Client.Wire;
using EventStore.Client.Wire.Streams;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Grpc.Core;

namespace EventStore.Client;

/// <summary>What the error of a batch append means: its detail names it.</summary>
internal static class BatchFault
{
    /// <returns>A conflict, which is an answer.</returns>
    /// <exception cref="RpcException">Anything else that has no exception of its own.</exception>
    public static AppendAnswer Of(BatchAppendResp answer)
    {
        var (error, detail) = (answer.Error, answer.Error.Details);
        if (Unpacked<WrongExpectedVersion>(detail) is { } conflict)
        {
            return new(
                Conflict: true,
                conflict.CurrentStreamRevisionOptionCase == WrongExpectedVersion
                    .CurrentStreamRevisionOptionOneofCase.CurrentStreamRevision
                        ? AppendMessages.RevisionOf(conflict.CurrentStreamRevision)
                        : StreamRevision.None,
                default);
        }

        var code = error.Code is > 0 and <= (int)StatusCode.Unauthenticated
            ? (StatusCode)error.Code
            : StatusCode.Unknown;
        var words = Unpacked<BadRequest>(detail)?.Message ?? error.Message;
        var fault = new RpcException(code, words, Outcome.Answered, cause: null);
        throw Named(detail, answer, fault) ?? (code == StatusCode.Unauthenticated
            ? new NotAuthenticatedException(words, fault)
            : fault);
    }

    private static Exception? Named(Any? detail, BatchAppendResp answer, RpcException fault)
    {
        if (Unpacked<StreamDeleted>(detail) is { } deleted)
        {
            var stream = deleted.StreamIdentifier ?? answer.StreamIdentifier;
            return new StreamDeletedException(
                stream?.StreamName.ToStringUtf8() ?? "<unknown>", fault);
        }

        if (Unpacked<MaximumAppendSizeExceeded>(detail) is { } size)
        {
            return new MaximumAppendSizeExceededException(size.MaxAppendSize, fault);
        }

        if (Unpacked<MaximumAppendEventSizeExceeded>(detail) is { } one)
        {
            return new MaximumAppendSizeExceededException(one.MaxAppendEventSize, fault);
        }

        if (Unpacked<AccessDenied>(detail) is not null)
        {
            return new AccessDeniedException(fault.Status.Detail, fault);
        }

        return Unpacked<InvalidTransaction>(detail) is not null
            ? new InvalidTransactionException(fault.Status.Detail, fault)
            : null;
    }

    private static T? Unpacked<T>(Any? detail)
        where T : class, IMessage<T>, new()
    {
        try
        {
            return detail is not null && detail.TryUnpack<T>(out var message) ? message : null;
        }
        catch (InvalidProtocolBufferException fault)
        {
            throw GrpcFault.Broken("the detail of an error cannot be decoded.", fault);
        }
    }
}
