using System.Diagnostics;
using CoopLedger.Ledger.Commands;
using MediatR;

namespace CoopLedger.Ledger.Writing;

/// <summary>Makes one activity of each submit, for whoever listens to
/// <c>CoopLedger</c>.</summary>
public sealed class Tracing : IPipelineBehavior<Submit, Receipt>
{
    public static ActivitySource Source { get; } = new("CoopLedger");

    public async Task<Receipt> Handle(
        Submit request, CancellationToken cancellationToken, RequestHandlerDelegate<Receipt> next)
    {
        using var activity = Source.StartActivity(
            "submit " + CommandCatalogue.NameOf(request.Command));
        activity?.SetTag("coopledger.key", request.Key);
        activity?.SetTag("coopledger.actor", request.Actor);
        var receipt = await next();
        activity?.SetTag("coopledger.outcome", receipt.Outcome.ToString());
        activity?.SetTag("coopledger.rule", receipt.Refusal?.Code);
        return receipt;
    }
}
