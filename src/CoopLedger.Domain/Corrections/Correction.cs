using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Corrections;

/// <summary>A command about a fact that is already in the ledger.</summary>
public abstract record Correction : Command
{
    public static readonly Rule Unknown = new(
        "fact.unknown",
        "Không có sự kiện {0} trong sổ.",
        "There is no event {0} in the ledger.",
        "Book-keeping: only what was entered is taken back");

    public static readonly Rule AlreadyReversed = new(
        "fact.already-reversed",
        "Sự kiện {0} đã được đảo ngày {1}.",
        "The event {0} was already reversed on {1}.",
        "Book-keeping: an entry is reversed once");

    public static readonly Rule Final = new(
        "fact.reversal-is-final",
        "Sự kiện {0} là một bút toán đảo; hãy ghi lại sự kiện ban đầu thay vì đảo nó.",
        "The event {0} is itself a reversal; record the original fact anew instead.",
        "Book-keeping: a reversal is not reversed, the entry is made again");

    public abstract FactReference Event { get; init; }

    public abstract Text Reason { get; init; }

    /// <summary>Decides, given the timeline on which the fact stands.</summary>
    /// <param name="own">The stream of the fact.</param>
    /// <param name="target">The fact, as the stream holds it.</param>
    /// <param name="other">The second stream that a replacement reads, or an empty timeline.
    /// </param>
    public Decision DecideFrom(Timeline own, Fact target, Timeline other)
    {
        if (target.Event is FactReversed)
        {
            return Decision.Refuse(Final.BrokenByField("event", Event));
        }

        if (target.Event.FinalBy is { } rule)
        {
            return Decision.Refuse(rule.BrokenByField("event", Event));
        }

        return own.ReversalOf(target.Id) is { } earlier
            ? Again(own, earlier, other)
            : DecideStanding(own, target, other);
    }

    /// <summary>Whether an earlier reversal is the one this command asks for.</summary>
    private protected virtual Decision Again(
        Timeline own, FactReversed earlier, Timeline other) =>
        Decision.Refuse(AlreadyReversed.BrokenByField("event", Event, earlier.On));

    private protected abstract Decision DecideStanding(Timeline own, Fact target, Timeline other);

    private protected FactReversed Reversal(Fact target, bool replaced) =>
        new(target.Id, target.Position, target.Event, On, Reason, replaced);
}
