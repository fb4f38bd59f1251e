using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Queries;
using MediatR;

namespace CoopLedger.Ledger.Writing;

/// <summary>Refuses to dissolve an organisation that owes on a loan. The loans are on streams of
/// their own, so the live projection is asked, and only for this command
/// (<c>docs/adr/0014</c>).</summary>
public sealed class OpenLoans(LiveProjection live) : IPipelineBehavior<Submit, Receipt>
{
    public static readonly Rule LoanOutstanding = new(
        "dissolution.loan-outstanding",
        "Tổ chức \"{0}\" còn dư nợ {2} của khoản vay \"{1}\" vào ngày {3}.",
        "The organisation \"{0}\" still owes {2} on the loan \"{1}\" on {3}.",
        "Law 17/2023/QH15: debts are paid before an organisation is dissolved (the article was not "
            + "read)");

    public async Task<Receipt> Handle(
        Submit request, CancellationToken cancellationToken,
        RequestHandlerDelegate<Receipt> next)
    {
        var refusal = request.Command switch
        {
            DissolveCooperative wish => await live.Read(
                projection => IsDissolved(projection, wish) ? null : Refuse(projection, wish),
                cancellationToken),
            CorrectFact { Replacement: DissolveCooperative wish } => await live.Read(
                projection => Refuse(projection, wish) is { } broken
                    ? broken with { Field = $"replacement.{broken.Field}" }
                    : null,
                cancellationToken),
            _ => null,
        };
        return refusal is null ? await next() : Receipt.Refused(refusal);
    }

    // What stands already changes nothing, whatever was lent since; the decision says so.
    private static bool IsDissolved(Projection projection, DissolveCooperative wish) =>
        projection.Facts.Of<Organisation>(long.MaxValue)
            .FirstOrDefault(stream => stream.Stream == wish.Stream)
            ?.Timeline.At<Organisation>(wish.On).DissolvedOn is not null;

    private static Refusal? Refuse(Projection projection, DissolveCooperative wish)
    {
        foreach (var stream in projection.Facts.Of<Loan>(long.MaxValue))
        {
            var loan = stream.Timeline.At<Loan>(wish.On);
            if (loan.Terms?.Borrower == wish.Organisation && loan.Outstanding > 0
                && loan.Approval?.BorrowerKind.IsMember() != true)
            {
                return LoanOutstanding.BrokenByField(
                    "organisation", wish.Organisation, stream.IdAfter("loan"),
                    new Vnd(loan.Outstanding), wish.On);
            }
        }

        return null;
    }
}
