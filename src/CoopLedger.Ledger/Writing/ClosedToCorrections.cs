using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Periods;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using MediatR;

namespace CoopLedger.Ledger.Writing;

/// <summary>Refuses corrections that are dated inside a closed period, and corrections of the
/// seals themselves (<c>docs/adr/0016</c>).</summary>
/// <remarks>What counts is the correction's own day: the fact that it takes back may lie in a
/// closed period, which is then restated. The streams of the periods are read and not locked.
/// </remarks>
public sealed class ClosedToCorrections(IEventLog store) : IPipelineBehavior<Submit, Receipt>
{
    public static readonly Rule Closed = new(
        "period.closed-for-corrections",
        "Ngày đính chính {0} nằm trong kỳ đã khóa {1}; hãy ghi ngày đính chính sau {2}.",
        "The correction is dated {0}, inside the closed period {1}; date it after {2}.",
        "Book-keeping: a correction belongs to the day it is made; ERPNext issue 56709");

    public static readonly Rule SealStands = new(
        "period.seal-stands",
        "Sự kiện {0} thuộc về việc khóa kỳ và không được đảo; hãy mở lại kỳ (reopen-period).",
        "The event {0} belongs to a sealed period and is not reversed; use reopen-period.",
        "Book-keeping: an old seal is kept");

    public async Task<Receipt> Handle(
        Submit request, CancellationToken cancellationToken, RequestHandlerDelegate<Receipt> next)
    {
        return request.Command is Correction correction
            && await Refuse(correction, cancellationToken) is { } refusal
                ? Receipt.Refused(refusal)
                : await next();
    }

    private async Task<Refusal?> Refuse(
        Correction correction, CancellationToken cancellationToken)
    {
        if (await store.Find(correction.Event, cancellationToken) is not { } target)
        {
            return null; // The handler says what is unknown.
        }

        var fact = target.ToFact().Event;
        if (fact.StateType == typeof(PeriodChain) && fact is not FactReversed)
        {
            return SealStands.BrokenByField("event", correction.Event);
        }

        var closed = await ClosedPeriods.ReadFor(store, [fact], cancellationToken);
        return closed.FirstOrDefault(period => period.Holds(correction.On)) is { } period
            && !await IsReversed(target, cancellationToken)
                ? Closed.BrokenByField("on", correction.On, period.Id, period.To)
                : null;
    }

    /// <summary>A repeat is not refused, whatever was closed since: the handler knows it.</summary>
    private async Task<bool> IsReversed(
        StoredEvent target, CancellationToken cancellationToken) =>
        (await store.ReadStream(target.Stream, cancellationToken)).ToTimeline()
            .ReversalOf(target.Event.Id) is not null;
}
