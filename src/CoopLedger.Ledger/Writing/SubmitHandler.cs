using System.Collections.Immutable;
using System.Diagnostics;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Commands;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;
using MediatR;

namespace CoopLedger.Ledger.Writing;

/// <summary>Reads the stream, decides, appends at the expected revision. The clock is read here,
/// once.</summary>
public sealed class SubmitHandler(IEventStore store, TimeProvider clock, IMediator mediator)
    : IRequestHandler<Submit, Receipt>
{
    public static readonly Rule InTheFuture = new(
        "fact.in-the-future",
        "Ngày {0} sau ngày ghi sổ {1}: sự kiện chưa xảy ra thì chưa ghi được.",
        "{0} is after the day of recording, {1}: what has not happened cannot be recorded yet.",
        "Book-keeping: only plans look ahead");

    public async Task<Receipt> Handle(Submit request, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var today = CivilDate.InVietnam(now);
        if (RefuseAhead(request.Command, today) is { } ahead)
        {
            return Receipt.Refused(ahead);
        }

        var (stream, revision, decision, causation) = request.Command switch
        {
            RecordingCommand command => await Decide(command, cancellationToken),
            Correction command => await Decide(command, cancellationToken),
            _ => throw new UnreachableException(),
        };
        switch (decision)
        {
            case Decision.Refused(var refusal):
                return Receipt.Refused(refusal);
            case Decision.Recorded({ IsEmpty: true }):
                return Receipt.Unchanged;
            case Decision.Recorded(var events):
                var (named, origin) =
                    (Named(events, request.Key, causation), Origin(request, now));
                if (EnvelopeLimit.Refuse(stream, named, origin) is { } tooLarge)
                {
                    return Receipt.Refused(tooLarge);
                }

                var appended = await store.Append(
                    stream, revision, named, origin, cancellationToken);
                await mediator.Publish(new Appended(appended), cancellationToken);
                return new(Outcome.Recorded, appended);
            default:
                throw new UnreachableException();
        }
    }

    private static Refusal? RefuseAhead(Command command, DateOnly today)
    {
        if (command.LastDay > today && !command.MayLieAhead)
        {
            return InTheFuture.BrokenByField("on", command.LastDay, today);
        }

        return command is CorrectFact correction
            && RefuseAhead(correction.Replacement, today) is { } ahead
                ? ahead with { Field = $"replacement.{ahead.Field}" }
                : null;
    }

    private async Task<Decided> Decide(
        RecordingCommand command, CancellationToken cancellationToken)
    {
        var own = await store.ReadStream(command.Stream, cancellationToken);
        var other = await Other(command, cancellationToken);
        return new(
            command.Stream, own.Length - 1, Decider.Decide(command, own.ToTimeline(), other),
            Guid.Empty);
    }

    private async Task<Decided> Decide(Correction command, CancellationToken cancellationToken)
    {
        if (await store.Find(command.Event, cancellationToken) is not { } target)
        {
            return new(default, -1, Decision.Refuse(
                Correction.Unknown.BrokenByField("event", command.Event)), Guid.Empty);
        }

        var stored = await store.ReadStream(target.Stream, cancellationToken);
        var (placed, other) = command is CorrectFact correction
            ? (correction with { TargetStream = target.Stream },
                await Other(correction.Replacement, cancellationToken))
            : (command, Timeline.Empty);
        var own = stored.ToTimeline();
        var decision = placed.DecideFrom(own, own.Find(target.Event.Id)!, other);
        return new(target.Stream, stored.Length - 1, decision, target.Event.Id);
    }

    private async Task<Timeline> Other(
        RecordingCommand command, CancellationToken cancellationToken) =>
        command.Reads is { } name
            ? (await store.ReadStream(name, cancellationToken)).ToTimeline()
            : Timeline.Empty;

    private ImmutableArray<NewEvent> Named(
        ImmutableArray<Event> events, string key, Guid causation) =>
        [
            .. events.Select((fact, ordinal) => new NewEvent(
                EventIds.Of(store.LedgerId, key, ordinal), EventJson.NameOf(fact),
                EventJson.Write(fact), causation)),
        ];

    private static Origin Origin(Submit request, DateTimeOffset now) => new(
        request.Actor, request.Key, now, Guid.Empty,
        SubmitMetadata.Write(
            CommandCatalogue.NameOf(request.Command), CommandJson.Fingerprint(request.Command),
            request.Evidence));

    private sealed record Decided(
        StreamName Stream, long Revision, Decision Decision, Guid Causation);
}
