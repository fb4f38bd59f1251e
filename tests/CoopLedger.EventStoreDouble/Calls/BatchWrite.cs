using EventStore.Client.Wire;
using EventStore.Client.Wire.Streams;

namespace CoopLedger.Doubles;

/// <summary>One append among those of a `BatchAppend` call.</summary>
internal sealed class BatchWrite
{
    private readonly BatchAppendReq _first;
    private readonly DoubleOptions _options;
    private readonly Proposed _proposed;
    private readonly DateTimeOffset _until;

    public BatchWrite(BatchAppendReq first, DoubleOptions options)
    {
        (_first, _options, _proposed) = (first, options, new(options));
        Stream = first.Options.StreamIdentifier.ToName();
        _until = TimeProvider.System.GetUtcNow() + Wait(first.Options, options.WriteTimeout);
        if (first.Options.ExpectedStreamPositionCase
            == BatchAppendReq.Types.Options.ExpectedStreamPositionOneofCase.None)
        {
            Refuse(BatchErrors.BadRequest("The expected position is missing."));
        }
    }

    public string Stream { get; }

    public Fault? Fault { get; set; }

    public IReadOnlyList<ProposedEvent> Events => _proposed.Events;

    /// <summary>The answer that is certain before anything is written.</summary>
    public BatchAppendResp? Refusal { get; private set; }

    public ExpectedRevision Expected => _first.Options.ExpectedStreamPositionCase switch
    {
        BatchAppendReq.Types.Options.ExpectedStreamPositionOneofCase.StreamPosition =>
            ExpectedRevision.Of(checked((long)_first.Options.StreamPosition)),
        BatchAppendReq.Types.Options.ExpectedStreamPositionOneofCase.Any => ExpectedRevision.Any,
        BatchAppendReq.Types.Options.ExpectedStreamPositionOneofCase.StreamExists =>
            ExpectedRevision.StreamExists,
        _ => ExpectedRevision.NoStream,
    };

    /// <summary>How long the append may still take.</summary>
    public TimeSpan Left() => _until - TimeProvider.System.GetUtcNow();

    public void Refuse(Status error) => Refusal ??= Answer(error);

    public void Add(BatchAppendReq chunk)
    {
        if (Refusal is not null)
        {
            return;
        }

        try
        {
            foreach (var message in chunk.ProposedMessages)
            {
                _proposed.Add(message.Id, message.Metadata, message.Data, message.CustomMetadata);
            }
        }
        catch (GrpcFault fault)
        {
            Refuse(ErrorOf(fault));
        }
    }

    public BatchAppendResp Answer(Status error)
    {
        var answer = Begin();
        answer.Error = error;
        return answer;
    }

    public BatchAppendResp Answer(AppendOutcome outcome) => outcome switch
    {
        AppendOutcome.Appended appended => Succeed(appended),
        AppendOutcome.WrongRevision wrong =>
            Answer(BatchErrors.WrongExpectedVersion(Expected, wrong.Current)),
        AppendOutcome.CorruptedIdempotency when _options.CorruptionIsUnknown =>
            Answer(BatchErrors.Unknown(
                "The request was partially committed and other part is different.")),
        AppendOutcome.CorruptedIdempotency corrupted =>
            Answer(BatchErrors.WrongExpectedVersion(Expected, corrupted.Current)),
        _ => Answer(BatchErrors.StreamDeleted(Stream)),
    };

    private static TimeSpan Wait(BatchAppendReq.Types.Options options, TimeSpan most)
    {
        var asked = options.DeadlineOptionCase switch
        {
            BatchAppendReq.Types.Options.DeadlineOptionOneofCase.Deadline =>
                TimeSpan.FromSeconds(Math.Min(options.Deadline.Seconds, 3600))
                    + TimeSpan.FromTicks(options.Deadline.Nanos / 100),
            BatchAppendReq.Types.Options.DeadlineOptionOneofCase.Deadline21100 =>
                options.Deadline21100.ToDateTimeOffset() - TimeProvider.System.GetUtcNow(),
            _ => most,
        };
        return asked < most ? asked : most;
    }

    private Status ErrorOf(GrpcFault fault) =>
        fault.Trailers.Select(trailer => trailer.Value).FirstOrDefault() switch
        {
            "maximum-append-size-exceeded" => BatchErrors.AppendTooLarge(_options.AppendSizeMax),
            "maximum-append-event-size-exceeded" => BatchErrors.EventTooLarge(
                Trailer(fault, "event-id"),
                int.Parse(Trailer(fault, "proposed-append-event-size")),
                _options.EventSizeMax ?? 0),
            _ => BatchErrors.BadRequest(fault.Message),
        };

    private static string Trailer(GrpcFault fault, string key) =>
        fault.Trailers.First(trailer => trailer.Key == key).Value;

    private BatchAppendResp Succeed(AppendOutcome.Appended appended)
    {
        var success = new BatchAppendResp.Types.Success();
        if (appended.Revision < 0)
        {
            success.NoStream = WireValues.Nothing;
        }
        else
        {
            success.CurrentRevision = (ulong)appended.Revision;
        }

        if (appended.Position is { } position
            && (!appended.Repeated || _options.RepeatsHavePositions))
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

        var answer = Begin();
        answer.Success = success;
        return answer;
    }

    private BatchAppendResp Begin()
    {
        var answer = new BatchAppendResp
        {
            CorrelationId = _first.CorrelationId,
            StreamIdentifier = _first.Options.StreamIdentifier,
        };
        if (Expected.IsAny)
        {
            answer.Any = WireValues.Nothing;
        }
        else if (Expected.IsStreamExists)
        {
            answer.StreamExists = WireValues.Nothing;
        }
        else if (Expected.IsNoStream)
        {
            answer.NoStream = WireValues.Nothing;
        }
        else
        {
            answer.StreamPosition = (ulong)Expected.Value;
        }

        return answer;
    }
}
