using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Corrections;

/// <summary>A fact was entered by mistake: from here on it counts as never having been true. The
/// log keeps it; its postings are taken back to the day it spoke of.</summary>
/// <param name="Fact">The id of the event reversed.</param>
/// <param name="Position">Its position.</param>
/// <param name="Reversed">The event itself, embedded, so that this event can be posted alone.
/// </param>
/// <param name="On">The day of the reversal.</param>
/// <param name="Reason">Why.</param>
/// <param name="Replaced">Whether the next event of the same append takes its place.</param>
[EventName("fact.reversed.v1"), Label("Đảo sự kiện", "Reversed")]
public sealed record FactReversed(
    Guid Fact, long Position, Event Reversed, DateOnly On, Text Reason, bool Replaced) : Event
{
    public override Type StateType => Reversed.StateType;

    internal override Fold StartFold() => Reversed.StartFold();
}
