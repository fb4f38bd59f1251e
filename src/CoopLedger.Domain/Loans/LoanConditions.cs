using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Regulations;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>What the law and a fund's own rules demand of a loan on the day it is approved.
/// </summary>
public static class LoanConditions
{
    public static readonly Rule EquityBelowMinimum = new(
        "loan.equity-below-minimum",
        "Vốn tự có {0} chưa đến {1} của tổng vốn đầu tư {2} ({3}).",
        "The own share of {0} is less than {1} of the total investment of {2} ({3}).",
        "Decree 45/2021/NĐ-CP art. 22: at least 20 % of the total investment; art. 31: or what the "
            + "fund's own rules demand");

    public static readonly Rule OverLimit = new(
        "loan.over-limit",
        "Số tiền {0} vượt hạn mức {1} cho mỗi bên vay theo quy chế của quỹ từ {2}.",
        "{0} is more than the {1} that the fund's rules of {2} lend to one borrower.",
        "Decree 45/2021/NĐ-CP art. 31: the fund's own rules set limits (one loan is compared, not "
            + "all loans of the borrower)");

    public static readonly Rule TermOverPolicy = new(
        "loan.term-over-policy",
        "Thời hạn {0} tháng dài hơn {1} tháng theo quy chế của quỹ từ {2}.",
        "A term of {0} months is longer than the {1} months of the fund's rules of {2}.",
        "Decree 45/2021/NĐ-CP art. 31: the fund's own rules set the term");

    public static readonly Rule PartsOverTotal = new(
        "loan.parts-over-total",
        "Vốn vay {0} và vốn tự có {1} vượt tổng vốn đầu tư {2}.",
        "The loan of {0} and the own share of {1} exceed the total investment of {2}.",
        "Book-keeping: the parts are not more than the whole");

    /// <summary>The first condition that is not met, if any.</summary>
    internal static Refusal? Refuse(ApproveLoan wish, Fund fund) =>
        wish.AmountVnd.Dong == 0
            ? DisburseLoan.NotPositive.BrokenByField("amountVnd")
        : wish.TotalInvestmentVnd.Dong == 0
            ? DisburseLoan.NotPositive.BrokenByField("totalInvestmentVnd")
        : checked(wish.AmountVnd.Dong + wish.EquityVnd.Dong) > wish.TotalInvestmentVnd.Dong
            ? PartsOverTotal.BrokenByField(
                "totalInvestmentVnd", wish.AmountVnd, wish.EquityVnd, wish.TotalInvestmentVnd)
            : RefuseByLaw(wish, fund.Policy) ?? RefuseByFund(wish, fund);

    private static Refusal? RefuseByLaw(ApproveLoan wish, LendingPolicyAdopted? policy)
    {
        if (Regulation.On("loan-conditions", wish.On) is not null
            && !wish.BorrowerKind.CanBorrow())
        {
            return Borrowers.NotEligible.BrokenByField(
                "borrowerKind", wish.Borrower, Code<BorrowerKind>.Of(wish.BorrowerKind));
        }

        var legal = Regulation.On("equity-share-min", wish.On);
        var own = policy?.EquityShareMin.Value ?? 0;
        var share = new BasisPoints(Math.Max(legal?.Value ?? 0, own));
        return wish.EquityVnd.Dong < share.ShareOf(wish.TotalInvestmentVnd)
            ? EquityBelowMinimum.BrokenByField(
                "equityVnd", wish.EquityVnd, share, wish.TotalInvestmentVnd,
                legal?.Value >= own ? legal : $"fund: {CivilDate.Format(policy!.On)}")
            : null;
    }

    private static Refusal? RefuseByFund(ApproveLoan wish, Fund fund) =>
        fund.Policy is { } limit && wish.AmountVnd.Dong > limit.PerBorrowerMax.Dong
            ? OverLimit.BrokenByField(
                "amountVnd", wish.AmountVnd, limit.PerBorrowerMax, limit.On)
        : fund.Policy is { } rules && wish.TermMonths.Months > rules.TermMax.Months
            ? TermOverPolicy.BrokenByField("termMonths", wish.TermMonths, rules.TermMax, rules.On)
        : fund.KnowsCapital && wish.AmountVnd.Dong > fund.Capital
            ? Fund.Insufficient.BrokenByField(
                "amountVnd", wish.Fund, wish.On, Loan.Money(fund.Capital), wish.AmountVnd)
            : null;
}
