using CoopLedger.Domain.Periods;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Periods;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using MediatR;

namespace CoopLedger.Ledger.Writing;

/// <summary>Fills in what a closing seals: the values of the indicators, the position they know
/// of and the Merkle root there. The decision itself reads no indicator.</summary>
/// <remarks>It stands innermost, and hands the filled command to the handler itself. What is
/// appended between the reading and the closing has a position above the seal's, and is late.
/// </remarks>
public sealed class PeriodSealing(
    IEventLog store, LiveProjection live, IRequestHandler<Submit, Receipt> handler)
    : IPipelineBehavior<Submit, Receipt>
{
    public async Task<Receipt> Handle(
        Submit request, CancellationToken cancellationToken, RequestHandlerDelegate<Receipt> next)
    {
        if (request.Command is not ClosePeriod closing || closing.From > closing.To)
        {
            return await next();
        }

        var head = await store.ReadHead(cancellationToken);
        var scope = closing.Unit is { } unit ? Scope.Parse($"unit:{unit}") : Scope.Nation;
        var values = await live.Read(
            projection => SealedValues.Of(
                projection, scope, closing.From, closing.To, head.Position),
            cancellationToken);
        var filled = closing with
        {
            Seal = new PeriodSeal(head.Position, new Text(head.RootText), values),
        };
        return await handler.Handle(request with { Command = filled }, cancellationToken);
    }
}
