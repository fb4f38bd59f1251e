using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Corrections;

/// <summary>Reverses a fact and records what it should have been, in one append. The replacement
/// belongs to the same stream (the same organisation, loan, …).</summary>
/// <param name="Event">The event: its id, its position, or key:KEY of its submit.</param>
/// <param name="On">The day of the correction.</param>
/// <param name="Reason">Why; no names of persons.</param>
/// <param name="Replacement">The command that should have been given.</param>
[CommandName("correct-fact"), Label("Đính chính sự kiện", "Correct a fact")]
public sealed record CorrectFact(
    [Label("Sự kiện", "Event")] FactReference Event,
    [Label("Ngày đính chính", "Day of correction")] DateOnly On,
    [Label("Lý do", "Reason")] Text Reason,
    [Label("Thay bằng", "Replacement")] RecordingCommand Replacement) : Correction
{
    public static readonly Rule OtherStream = new(
        "correction.other-stream",
        "Bản thay thế thuộc \"{0}\", còn sự kiện thuộc \"{1}\"; hãy đảo rồi ghi riêng.",
        "The replacement belongs to \"{0}\", the fact to \"{1}\"; reverse it and record anew.",
        "Event sourcing: one append goes to one stream");

    public static readonly Rule ChangesNothing = new(
        "correction.changes-nothing",
        "Bản thay thế giống hệt sự kiện {0}.",
        "The replacement is the same as the event {0}.",
        "Book-keeping: a correction corrects something");

    /// <summary>The stream the fact is on, filled in by whoever found it.</summary>
    public StreamName TargetStream { get; init; }

    private protected override Decision Again(
        Timeline own, FactReversed earlier, Timeline other) =>
        (earlier.On, earlier.Reason, earlier.Replaced) == (On, Reason, true)
        && Replacement.Stream == TargetStream
        && Decider.Decide(Replacement, own, other) is Decision.Recorded({ IsEmpty: true })
            ? Decision.Nothing // The same replacement stands; another one would be news.
            : base.Again(own, earlier, other);

    private protected override Decision DecideStanding(
        Timeline own, Fact target, Timeline other)
    {
        if (Replacement.Stream != TargetStream)
        {
            return Decision.Refuse(
                OtherStream.BrokenByField("replacement", Replacement.Stream, TargetStream));
        }

        var with = own.Standing.Where(fact => fact.Event.Accompanies(target.Event))
            .ToImmutableArray();
        var alone = Replaced(own, other, [target]);
        if (with.All(fact => Fits(fact.Event, alone)))
        {
            return alone;
        }

        var together = Replaced(own, other, [.. with, target]);
        return together is Decision.Recorded ? together : alone;
    }

    /// <summary>Whether a fact that accompanied what is corrected also accompanies what takes its
    /// place: the membership that a dissolution ended on another day does not.</summary>
    private static bool Fits(Event fact, Decision decision) =>
        decision is Decision.Recorded(var events) && events.Any(fact.Accompanies);

    /// <param name="own">The stream.</param>
    /// <param name="other">The second stream that the replacement reads.</param>
    /// <param name="gone">The facts to reverse, the corrected one last.</param>
    private Decision Replaced(Timeline own, Timeline other, ImmutableArray<Fact> gone) =>
        Decider.Decide(Replacement, own, other, [.. gone.Select(fact => fact.Id)]) switch
        {
            Decision.Recorded(var events) when events.IsEmpty || (events.Length == gone.Length
                && gone.All(fact => events.Contains(fact.Event))) =>
                Decision.Refuse(ChangesNothing.BrokenByField("replacement", Event)),
            Decision.Recorded(var events) => new Decision.Recorded(
            [
                .. gone.Select(fact => Reversal(fact, replaced: fact == gone[^1])), .. events,
            ]),
            var refused => refused,
        };
}
