using System.Collections.Immutable;

namespace CoopLedger.Domain.Facts;

/// <summary>Decides commands on the order in which facts were true, not in which they were
/// recorded.</summary>
public static class Decider
{
    /// <summary>A later fact stands in the way.</summary>
    public static readonly Rule LaterFact = new(
        "fact.later-fact-stands",
        "Sự kiện ở vị trí {0} ({1}) sẽ không còn đúng ({2}). Hãy đảo sự kiện đó trước.",
        "The fact at position {0} ({1}) could no longer stand ({2}). Reverse that one first.",
        "Event sourcing: a recorded fact is never made impossible in silence");

    /// <summary>The decision on a command that records new facts.</summary>
    /// <param name="command">The wish.</param>
    /// <param name="own">The command's stream.</param>
    /// <param name="other">The stream that it <see cref="RecordingCommand.Reads"/>, or an empty
    /// timeline.</param>
    public static Decision Decide(RecordingCommand command, Timeline own, Timeline other) =>
        Decide(command, own, other, without: []);

    internal static Decision Decide(
        RecordingCommand command, Timeline own, Timeline other,
        ImmutableArray<Guid> without)
    {
        var past = without.IsEmpty ? own : own.Without(without);
        var decision = command.DecideFrom(past, other);
        if (decision is not Decision.Recorded(var events) || events.IsEmpty)
        {
            return decision;
        }

        if (events.All(past.Holds))
        {
            return Decision.Nothing;
        }

        return Conflict(own, without, events) is { } refusal
            ? Decision.Refuse(refusal)
            : decision;
    }

    internal static Refusal? Conflict(
        Timeline own, ImmutableArray<Guid> without, ImmutableArray<Event> with) =>
        own.FirstConflict(without, with) switch
        {
            null => null,
            ({ Id: var id }, var refusal) when id == Guid.Empty => refusal,
            ({ } later, var refusal) => LaterFact.BrokenBy(
                later.Position, later.Event.GetType().Name, refusal.Code),
        };
}
