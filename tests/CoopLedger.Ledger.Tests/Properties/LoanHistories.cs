using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Ledger.Tests.Properties;

/// <summary>The life of a loan, from its fund to its end. Two loans of one borrower share a fund, so
/// that lives meet, and each stops somewhere.</summary>
internal static class LoanHistories
{
    private static readonly FundId Fund = new("quy");

    public static Gen<Command[]> Life() =>
        from loan in Gen.Elements("l4", "l5")
        from end in Gen.Choose(0, 3)
        from length in Gen.Frequency((2, Gen.Constant(99)), (1, Gen.Choose(4, 14)))
        from kind in Gen.Elements(BorrowerKind.Cooperative, BorrowerKind.CoopMember)
        select (Command[])[.. Begin(loan, kind).Concat(End(loan, end)).Take(length)];

    private static IEnumerable<Command> Begin(string loan, BorrowerKind kind)
    {
        yield return Wish.Found("e", "2021-01-01", "phu-tho");
        yield return Wish.Fund("2021-01-01");
        yield return new ReceiveFundCapital(Fund, new Vnd(9_000_000), Day("2021-02-01"));
        yield return new ApplyForLoan(
            new(loan), new("e"), kind, new("Dự án"), Fund, new Vnd(6_000_000), new Vnd(3_000_000),
            new Vnd(3_000_000), new(36), Day("2021-03-01"));
    }

    private static IEnumerable<Command> End(string loan, int end)
    {
        if (end == 0)
        {
            yield return new RejectLoan(new(loan), Day("2021-04-01"), new("hồ sơ chưa đủ"));
            yield break;
        }

        yield return Wish.Approve(loan, "e", 3_000_000, "2021-06-01") with
        {
            Concessional = end == 1,
        };
        yield return Wish.Lend(loan, "e", 1_000_000, "2021-07-01");
        yield return Wish.Lend(loan, "e", 2_000_000, "2021-08-01") with { Tranche = new(2) };
        if (end == 3)
        {
            yield return new ReverseDisbursement(
                new(loan), new(2), Day("2021-09-01"), new("trả lại"));
            yield return Wish.Lend(loan, "e", 2_000_000, "2021-10-01") with { Tranche = new(3) };
        }

        yield return new MarkLoanOverdue(
            new(loan), new Vnd(1_500_000), new(1200), Day("2022-02-01"));
        yield return Wish.Repay(loan, 1_000_000, "2022-03-01") with { InterestVnd = new(80_000) };
        yield return new CureOverdue(new(loan), Day("2022-04-01"));
        yield return new RescheduleLoan(new(loan), Day("2024-04-01"), Day("2022-04-01"));
        yield return Wish.Repay(loan, 1_000_000, "2022-06-01");
        yield return end == 1
            ? new WriteOffLoan(new(loan), new Vnd(1_000_000), Day("2022-09-01"))
            : Wish.Repay(loan, 1_000_000, "2022-09-01");
        yield return new SettleLoan(new(loan), Day("2022-10-01"));
        yield return new AdoptLendingPolicy(
            Fund, Day("2022-01-01"), new(60), new Vnd(3_000_000), new(2500), new(800));
        yield return new ReturnFundCapital(Fund, new Vnd(4_000_000), Day("2022-11-01"));
        yield return Wish.Dissolve("e", "2022-12-01");
    }

    private static DateOnly Day(string iso) => TestLedger.Day(iso);
}
