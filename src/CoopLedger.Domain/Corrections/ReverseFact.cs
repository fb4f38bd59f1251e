using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Corrections;

/// <summary>Reverses a fact that was entered by mistake. Facts that rest on it are reversed
/// first.</summary>
/// <param name="Event">The event: its id, its position, or key:KEY of its submit.</param>
/// <param name="On">The day of the reversal; the fact is taken back to its own day.</param>
/// <param name="Reason">Why; no names of persons.</param>
[CommandName("reverse-fact"), Label("Đảo sự kiện", "Reverse a fact")]
public sealed record ReverseFact(
    [Label("Sự kiện", "Event")] FactReference Event,
    [Label("Ngày đảo", "Day of reversal")] DateOnly On,
    [Label("Lý do", "Reason")] Text Reason) : Correction
{
    private protected override Decision Again(
        Timeline own, FactReversed earlier, Timeline other) =>
        (earlier.On, earlier.Reason, earlier.Replaced) == (On, Reason, false)
            ? Decision.Nothing
            : base.Again(own, earlier, other);

    private protected override Decision DecideStanding(
        Timeline own, Fact target, Timeline other) =>
        Decider.Conflict(own, [target.Id], []) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(Reversal(target, replaced: false));
}
