using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Loans;

/// <summary>What is owed of a loan, from the first payment to the settlement.</summary>
public sealed class LoanDebtTests
{
    private const FundSource Source = FundSource.ProvincialAllianceFund;
    private static readonly LoanId Id = new("vay-1");
    private static readonly Text Project = new("Nhà sấy chè");

    private static readonly LoanApproved Approved = new(
        Id, Day("2023-03-20"), Htx, BorrowerKind.Cooperative, Project, new("quy-1"), Source, PhuTho,
        new Vnd(1000), new Vnd(300), new Vnd(600), new(36), new(800), false, null);

    private static LoanDisbursed Paid(string on = "2023-04-01", int tranche = 1) => new(
        Id, new(tranche), Day(on), new Vnd(300), new("quy-1"), Source, Htx,
        OrganisationKind.Cooperative, PhuTho, Project, true, false);

    private static Story Lent(params Event[] then) => Given([Approved, Paid(), .. then]);

    private static RepayLoan Repay(long principal, string on, long interest = 0) =>
        new(Id, new Vnd(principal), new Vnd(interest), Day(on));

    private static LoanRepaid Repaid(
        long principal, string on, long interest = 0, long overdue = 0) => new(
        Id, Day(on), new Vnd(principal), new Vnd(interest), new Vnd(overdue), Source, PhuTho, null);

    private static MarkLoanOverdue Mark(long principal, string on, int rate = 1200) =>
        new(Id, new Vnd(principal), new(rate), Day(on));

    private static LoanMarkedOverdue Marked(long principal, string on, int rate = 1200) =>
        new(Id, Day(on), new Vnd(principal), new(rate), Source, PhuTho);

    private static WriteOffLoan WriteOff(long principal, string on) =>
        new(Id, new Vnd(principal), Day(on));

    private static LoanWrittenOff WrittenOff(long principal, string on, long overdue = 0) => new(
        Id, Day(on), new Vnd(principal), new Vnd(overdue), Source, PhuTho, null);

    private static ReverseDisbursement TakeBack(string on, int tranche = 1) =>
        new(Id, new(tranche), Day(on), Reason);

    private static LoanSettled Settled(string on) => new(Id, Day(on));

    [Fact]
    public void Principal_and_interest_are_repaid_and_not_more_principal_than_is_owed()
    {
        Lent().When(Repay(100, "2023-06-01", 7)).Then(Repaid(100, "2023-06-01", 7));
        Lent().When(Repay(0, "2023-06-01", 7)).Then(Repaid(0, "2023-06-01", 7));
        Lent().When(Repay(300, "2023-04-01")).Then(Repaid(300, "2023-04-01"));
        Lent().When(Repay(301, "2023-06-01")).ThenRefused(RepayLoan.OverRepaid);
        Lent().When(Repay(0, "2023-06-01")).ThenRefused(DisburseLoan.NotPositive);
        Lent().When(Repay(1, "2023-03-31")).ThenRefused(Loan.NotDisbursed);
        Given(Approved).When(Repay(1, "2023-06-01")).ThenRefused(Loan.NotDisbursed);
    }

    [Fact]
    public void A_back_dated_repayment_leaves_enough_for_a_later_one()
    {
        var story = Lent(Repaid(250, "2023-08-01"));
        story.When(Repay(51, "2023-07-01")).ThenLaterFactStands(3, RepayLoan.OverRepaid);
        story.When(Repay(50, "2023-07-01")).Then(Repaid(50, "2023-07-01"));
    }

    [Fact]
    public void Two_equal_repayments_of_a_day_are_told_apart_by_their_documents()
    {
        Lent(Repaid(100, "2023-06-01")).When(Repay(100, "2023-06-01")).ThenNothing();
        Lent(Repaid(100, "2023-06-01"))
            .When(Repay(100, "2023-06-01") with { Document = new("PT-02") })
            .Then(Repaid(100, "2023-06-01") with { Document = new("PT-02") });
    }

    [Fact]
    public void What_happens_to_a_debt_counts_where_and_from_what_it_was_lent()
    {
        Lent(Repaid(1, "2025-08-01") with { Unit = PhuTho2025 })
            .When(Repay(1, "2025-08-02"))
            .Then(Repaid(1, "2025-08-02") with { Unit = PhuTho2025 });
        Lent(Repaid(1, "2023-08-01")).Beside(Founded with { Unit = HoaBinh })
            .When(new CorrectFact(
                FactReference.Parse("2"), Day("2023-09-01"), Reason, new DisburseLoan(
                    Id, new("quy-1"), Source, Htx, Project, new Vnd(300), Day("2023-04-01"),
                    new(1), true)))
            .ThenLaterFactStands(3, Loan.Differs);
    }

    [Fact]
    public void A_tranche_is_not_taken_back_after_some_of_it_was_repaid()
    {
        Lent(Repaid(1, "2023-06-01")).When(TakeBack("2023-07-01"))
            .ThenRefused(ReverseDisbursement.RepaidAfter);
        Lent(Repaid(1, "2023-06-01")).When(TakeBack("2023-05-01"))
            .ThenLaterFactStands(3, RepayLoan.OverRepaid);
        var two = Lent(Paid("2023-05-01", 2), Repaid(300, "2023-06-01"));
        two.When(TakeBack("2023-07-01")).ThenRefused(ReverseDisbursement.RepaidAfter);
        two.When(TakeBack("2023-07-01", 2)).Then(new DisbursementReversed(
            Id, new(2), Day("2023-07-01"), new Vnd(300), Source, PhuTho, Reason));
        Lent(Paid("2023-05-01", 2), Marked(301, "2023-06-01")).When(TakeBack("2023-07-01", 2))
            .ThenRefused(MarkLoanOverdue.OverOutstanding);
    }

    [Fact]
    public void The_overdue_rate_is_at_most_half_as_much_again_since_Decree_45()
    {
        Lent().When(Mark(100, "2023-06-01")).Then(Marked(100, "2023-06-01"));
        Lent().When(Mark(100, "2023-06-01", 1201)).ThenRefused(MarkLoanOverdue.RateTooHigh);
        var old = Given(
            Approved with { On = Day("2021-01-01") }, Paid("2021-01-02"));
        old.When(Mark(100, "2021-05-14", 1201)).Then(Marked(100, "2021-05-14", 1201));
        old.When(Mark(100, "2021-05-15", 1201)).ThenRefused(MarkLoanOverdue.RateTooHigh);
        Given(Paid() with { Concessional = null }).When(Mark(100, "2023-06-01", 9000))
            .Then(Marked(100, "2023-06-01", 9000)); // Nobody knows the rate in term.
    }

    [Fact]
    public void What_is_overdue_is_a_part_of_what_is_owed_and_marked_once()
    {
        Lent().When(Mark(301, "2023-06-01")).ThenRefused(MarkLoanOverdue.OverOutstanding);
        Lent().When(Mark(0, "2023-06-01")).ThenRefused(DisburseLoan.NotPositive);
        Given(Approved).When(Mark(1, "2023-06-01")).ThenRefused(Loan.NotDisbursed);
        Lent(Marked(100, "2023-06-01")).When(Mark(200, "2023-07-01"))
            .ThenRefused(MarkLoanOverdue.AlreadyOverdue);
    }

    [Fact]
    public void A_repayment_goes_to_what_is_overdue_first()
    {
        Lent(Marked(100, "2023-06-01")).When(Repay(60, "2023-06-01"))
            .Then(Repaid(60, "2023-06-01", overdue: 60));
        Lent(Marked(100, "2023-06-01")).When(Repay(150, "2023-07-01"))
            .Then(Repaid(150, "2023-07-01", overdue: 100));
        Lent(Repaid(150, "2023-07-01")).When(Mark(100, "2023-06-01"))
            .ThenLaterFactStands(3, MarkLoanOverdue.PartDiffers);
    }

    [Fact]
    public void What_is_still_overdue_is_cured()
    {
        var cure = new CureOverdue(Id, Day("2023-08-01"));
        var cured = new LoanOverdueCured(Id, Day("2023-08-01"), new Vnd(40), Source, PhuTho);
        var story = Lent(Marked(100, "2023-06-01"), Repaid(60, "2023-07-01", overdue: 60));
        story.When(cure).Then(cured);
        Lent().When(cure).ThenRefused(CureOverdue.NotOverdue);
        Nothing.When(cure).ThenRefused(CureOverdue.NotOverdue);
        Lent(Marked(100, "2023-06-01"), cured with { Principal = new Vnd(100) })
            .When(Mark(200, "2023-09-01")).Then(Marked(200, "2023-09-01"));
        Lent(Marked(100, "2023-06-01"), cured with { Principal = new Vnd(100) })
            .When(Repay(60, "2023-07-01"))
            .ThenLaterFactStands(4, MarkLoanOverdue.PartDiffers);
        Lent(Marked(100, "2023-06-01"), cured with { Principal = new Vnd(100) })
            .When(new ReverseFact(FactReference.Parse("3"), Day("2023-09-01"), Reason))
            .ThenLaterFactStands(4, CureOverdue.NotOverdue);
    }

    [Fact]
    public void Principal_is_written_off_and_nothing_more_is_paid_out()
    {
        Lent().When(WriteOff(300, "2023-09-01")).Then(WrittenOff(300, "2023-09-01"));
        Lent(Marked(100, "2023-06-01")).When(WriteOff(50, "2023-09-01"))
            .Then(WrittenOff(50, "2023-09-01", 50));
        Lent(Marked(100, "2023-06-01"), WrittenOff(300, "2023-09-01")).When(Mark(1, "2023-10-01"))
            .ThenRefused(MarkLoanOverdue.AlreadyOverdue);
        Lent().When(WriteOff(301, "2023-09-01")).ThenRefused(WriteOffLoan.OverWrittenOff);
        Lent().When(WriteOff(0, "2023-09-01")).ThenRefused(DisburseLoan.NotPositive);
        Nothing.When(WriteOff(1, "2023-09-01")).ThenRefused(Loan.NotDisbursed);
        Lent(WrittenOff(50, "2023-07-01")).When(Mark(100, "2023-06-01"))
            .ThenLaterFactStands(3, MarkLoanOverdue.PartDiffers);
        Lent(WrittenOff(300, "2023-09-01")).Beside(Founded).When(new DisburseLoan(
                Id, new("quy-1"), Source, Htx, Project, new Vnd(300), Day("2023-10-01"), new(2),
                true))
            .ThenRefused(Loan.Closed);
    }

    [Fact]
    public void A_loan_gets_another_due_day_ahead()
    {
        var wish = new RescheduleLoan(Id, Day("2025-01-01"), Day("2023-09-01"), new("bão"));
        Lent().When(wish).Then(new LoanRescheduled(
            Id, Day("2023-09-01"), Day("2025-01-01"), new("bão")));
        Lent().When(wish with { DueOn = Day("2023-09-01") })
            .ThenRefused(RescheduleLoan.DueNotAhead);
        Given(Approved).When(wish).ThenRefused(Loan.NotDisbursed);
    }

    [Fact]
    public void A_loan_is_settled_at_zero_and_closed_from_then_on()
    {
        var settle = new SettleLoan(Id, Day("2023-12-01"));
        Lent(Repaid(300, "2023-12-01")).When(settle).Then(Settled("2023-12-01"));
        Lent(Repaid(100, "2023-06-01"), WrittenOff(200, "2023-09-01")).When(settle)
            .Then(Settled("2023-12-01"));
        Lent(Repaid(299, "2023-06-01")).When(settle).ThenRefused(SettleLoan.Outstanding);
        Given(Approved).When(settle).ThenRefused(Loan.NotDisbursed);
        var over = Lent(Repaid(300, "2023-06-01"), Settled("2023-12-01"));
        over.When(Repay(0, "2024-01-01", 5)).ThenRefused(Loan.Closed);
        over.When(settle with { On = Day("2024-01-01") }).ThenRefused(Loan.Closed);
        over.When(new ReverseFact(FactReference.Parse("3"), Day("2024-01-01"), Reason))
            .ThenLaterFactStands(4, SettleLoan.Outstanding);
        over.Beside(Founded).When(new DisburseLoan(
                Id, new("quy-1"), Source, Htx, Project, new Vnd(300), Day("2023-10-01"), new(2),
                true))
            .ThenLaterFactStands(4, SettleLoan.Outstanding);
    }

    /// <summary>Trap 43: two equal tranches of one day are two facts, and the one meant is named
    /// by its id.</summary>
    [Fact]
    public void Trap_43_a_reversal_names_the_event_and_not_the_day()
    {
        var story = Lent(Paid(tranche: 2), Repaid(5, "2023-04-01"));
        var reverse = new ReverseFact(FactReference.To(IdAt(3)), Day("2023-05-01"), Reason);
        story.When(reverse).Then(new FactReversed(
            IdAt(3), 3, Paid(tranche: 2), Day("2023-05-01"), Reason, false));
        story.When(new ReverseFact(FactReference.To(IdAt(2)), Day("2023-05-01"), Reason))
            .Then(new FactReversed(IdAt(2), 2, Paid(), Day("2023-05-01"), Reason, false));
    }

    /// <summary>Trap 23: sums beyond 32 bits, and none beyond what the ledger holds.</summary>
    [Fact]
    public void Trap_23_large_sums_are_exact_and_never_overflow()
    {
        var most = new Vnd(Vnd.Max);
        var old = Founded with { On = Day("2020-01-01") };
        var paid = Paid("2021-01-01") with { Amount = most, Concessional = null };
        Given(paid).Beside(old).When(new DisburseLoan(
                Id, new("quy-1"), Source, Htx, Project, most, Day("2021-02-01"), new(2)))
            .ThenRefused(DisburseLoan.OverApproved);
        Given(paid).When(Repay(Vnd.Max - 1, "2021-03-01"))
            .Then(Repaid(Vnd.Max - 1, "2021-03-01"));
    }

    [Fact]
    public void Rates_and_terms_are_shown_as_people_write_them()
    {
        Assert.Equal("8,25 %", new BasisPoints(825).ToString());
        Assert.Equal("8,2 %", new BasisPoints(820).ToString());
        Assert.Equal("20 %", new BasisPoints(2000).ToString());
        Assert.Equal("36", new TermMonths(36).ToString());
    }
}
