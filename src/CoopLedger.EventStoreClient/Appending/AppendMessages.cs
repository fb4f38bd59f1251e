using EventStore.Client.Grpc;
using EventStore.Client.Wire;
using EventStore.Client.Wire.Streams;
using Google.Protobuf;
using Google.Protobuf.WellKnownTypes;
using Conflict = EventStore.Client.Wire.Streams.AppendResp.Types.WrongExpectedVersion;
using Empty = EventStore.Client.Wire.Empty;

namespace EventStore.Client;

/// <summary>Appends as messages, and answers as what they mean.</summary>
internal static class AppendMessages
{
    /// <summary>For an append without a deadline; the server has one of its own.</summary>
    private static readonly TimeSpan LongDeadline = TimeSpan.FromDays(1);

    /// <summary>The messages of a single call: the options, then each event.</summary>
    public static IEnumerable<IMessage> Single(AppendRequest request)
    {
        var options = new AppendReq.Types.Options { StreamIdentifier = Name(request) };
        switch (request.Expected)
        {
            case { Revision: { } revision }:
                options.Revision = revision;
                break;
            case { State: var state } when state == StreamState.NoStream:
                options.NoStream = new Empty();
                break;
            case { State: var state } when state == StreamState.StreamExists:
                options.StreamExists = new Empty();
                break;
            default:
                options.Any = new Empty();
                break;
        }

        yield return new AppendReq { Options = options };
        foreach (var data in request.Events)
        {
            yield return new AppendReq
            {
                ProposedMessage = new()
                {
                    Id = data.EventId.ToWire(),
                    Metadata = { { "type", data.Type }, { "content-type", data.ContentType } },
                    CustomMetadata = UnsafeByteOperations.UnsafeWrap(data.Metadata),
                    Data = UnsafeByteOperations.UnsafeWrap(data.Data),
                },
            };
        }
    }

    /// <summary>The chunks of a batch: the first has the options, the last says so.</summary>
    public static IEnumerable<BatchAppendReq> Batch(
        AppendRequest request, Uuid correlation, TimeSpan? deadline, int chunkSize)
    {
        var id = correlation.ToWire();
        var chunk = new BatchAppendReq
        {
            CorrelationId = id,
            Options = BatchOptions(request, deadline),
        };
        var size = 0;
        foreach (var data in request.Events)
        {
            var message = Proposed(data);
            var more = message.CalculateSize();
            if (size > 0 && size + more > chunkSize)
            {
                yield return chunk;
                chunk = new() { CorrelationId = id };
                size = 0;
            }

            chunk.ProposedMessages.Add(message);
            size += more;
        }

        chunk.IsFinal = true;
        yield return chunk;
    }

    public static AppendAnswer AnswerOf(AppendResp answer) => answer.ResultCase switch
    {
        AppendResp.ResultOneofCase.Success => new(
            Conflict: false,
            answer.Success.CurrentRevisionOptionCase
                == AppendResp.Types.Success.CurrentRevisionOptionOneofCase.CurrentRevision
                    ? RevisionOf(answer.Success.CurrentRevision)
                    : StreamRevision.None,
            answer.Success.Position is { } place
                ? EventDecoder.PositionOf(place.CommitPosition, place.PreparePosition)
                : default),
        AppendResp.ResultOneofCase.WrongExpectedVersion => new(
            Conflict: true,
            answer.WrongExpectedVersion.CurrentRevisionOptionCase
                == Conflict.CurrentRevisionOptionOneofCase.CurrentRevision
                    ? RevisionOf(answer.WrongExpectedVersion.CurrentRevision)
                    : StreamRevision.None,
            default),
        _ => throw GrpcFault.Broken("it is neither a success nor a conflict."),
    };

    public static AppendAnswer AnswerOf(BatchAppendResp answer) => answer.ResultCase switch
    {
        BatchAppendResp.ResultOneofCase.Success => new(
            Conflict: false,
            answer.Success.CurrentRevisionOptionCase
                == BatchAppendResp.Types.Success.CurrentRevisionOptionOneofCase.CurrentRevision
                    ? RevisionOf(answer.Success.CurrentRevision)
                    : StreamRevision.None,
            answer.Success.Position is { } place
                ? EventDecoder.PositionOf(place.CommitPosition, place.PreparePosition)
                : default),
        BatchAppendResp.ResultOneofCase.Error => BatchFault.Of(answer),
        _ => throw GrpcFault.Broken("it is neither a success nor an error."),
    };

    public static StreamRevision RevisionOf(ulong revision) =>
        revision is <= long.MaxValue or ulong.MaxValue
            ? new(revision)
            : throw GrpcFault.Broken($"{revision} is no revision.");

    private static BatchAppendReq.Types.Options BatchOptions(
        AppendRequest request, TimeSpan? deadline)
    {
        var options = new BatchAppendReq.Types.Options
        {
            StreamIdentifier = Name(request),
            Deadline = Duration.FromTimeSpan(deadline ?? LongDeadline),
        };
        switch (request.Expected)
        {
            case { Revision: { } revision }:
                options.StreamPosition = revision;
                break;
            case { State: var state } when state == StreamState.NoStream:
                options.NoStream = new Empty();
                break;
            case { State: var state } when state == StreamState.StreamExists:
                options.StreamExists = new Empty();
                break;
            default:
                options.Any = new Empty();
                break;
        }

        return options;
    }

    private static BatchAppendReq.Types.ProposedMessage Proposed(EventData data) => new()
    {
        Id = data.EventId.ToWire(),
        Metadata = { { "type", data.Type }, { "content-type", data.ContentType } },
        CustomMetadata = UnsafeByteOperations.UnsafeWrap(data.Metadata),
        Data = UnsafeByteOperations.UnsafeWrap(data.Data),
    };

    private static StreamIdentifier Name(AppendRequest request) => new()
    {
        StreamName = ByteString.CopyFromUtf8(request.Stream),
    };
}
