using System.Collections.Immutable;

namespace CoopLedger.Domain.Facts;

/// <summary>What a command comes to: events to record (none for a repeat), or a refusal.</summary>
public abstract record Decision
{
    private Decision()
    {
    }

    /// <summary>A repeat is not an error: it changes nothing.</summary>
    public static Decision Nothing { get; } = new Recorded([]);

    public static Decision Record(params ImmutableArray<Event> events) => new Recorded(events);

    public static Decision Refuse(Refusal refusal) => new Refused(refusal);

    /// <summary>The events to append, in one piece and in this order.</summary>
    public sealed record Recorded(ImmutableArray<Event> Events) : Decision;

    /// <summary>The command breaks a rule; nothing is recorded.</summary>
    public sealed record Refused(Refusal Refusal) : Decision;
}
