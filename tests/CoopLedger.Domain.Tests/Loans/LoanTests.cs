using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Loans;

public sealed class LoanTests
{
    private static readonly LoanId Id = new("vay-1");
    private static readonly Text Fund = new("quy-1");
    private static readonly Text Project = new("Nhà sấy chè");

    private static readonly LoanApproved Approved = new(
        Id, Day("2023-03-20"), Htx, BorrowerKind.Cooperative, Project, new("quy-1"),
        FundSource.ProvincialAllianceFund, PhuTho, new Vnd(2_000_000_000), new Vnd(500_000_000),
        new Vnd(900_000_000), new(36), new(600), false, null);

    private static DisburseLoan Disburse(string on, int tranche = 1) => new(
        Id, Fund, FundSource.ProvincialAllianceFund, Htx, Project, new Vnd(300_000_000), Day(on),
        new Tranche(tranche), BadDebtChecked: true);

    private static LoanDisbursed Paid(string on, int tranche = 1) => new(
        Id, new Tranche(tranche), Day(on), new Vnd(300_000_000), Fund,
        FundSource.ProvincialAllianceFund, Htx, OrganisationKind.Cooperative, PhuTho, Project,
        BadDebtChecked: true, Concessional: false);

    private static ReverseDisbursement TakeBack(string on, int tranche = 1) =>
        new(Id, new Tranche(tranche), Day(on), Reason);

    private static DisbursementReversed TakenBack(string on, int tranche = 1) => new(
        Id, new Tranche(tranche), Day(on), new Vnd(300_000_000),
        FundSource.ProvincialAllianceFund, PhuTho, Reason);

    private static CorrectFact Correct(int position, DisburseLoan replacement) =>
        new(FactReference.Parse($"{position}"), Day("2024-01-15"), Reason, replacement);

    [Fact]
    public void A_loan_is_paid_out_to_an_organisation_and_counts_in_its_unit()
    {
        Given(Approved).Beside(Founded).When(Disburse("2023-05-01") with { Tranche = null })
            .Then(Paid("2023-05-01"));
        Given(Approved with { BorrowerKind = BorrowerKind.Union })
            .Beside(Founded with { Unit = HoaBinh, Kind = OrganisationKind.Union })
            .When(Disburse("2023-05-01")).Then(Paid("2023-05-01") with
            {
                Unit = HoaBinh,
                BorrowerKind = OrganisationKind.Union,
            });
    }

    [Fact]
    public void Tranches_are_payments_of_one_loan_in_any_order()
    {
        Given(Approved, Paid("2023-05-01")).Beside(Founded).When(Disburse("2023-06-01", tranche: 2))
            .Then(Paid("2023-06-01", tranche: 2));
        Given(Approved, Paid("2023-05-01", tranche: 2)).Beside(Founded).When(Disburse("2023-04-01"))
            .Then(Paid("2023-04-01"));
    }

    [Fact]
    public void The_borrower_is_founded_by_the_day_and_not_dissolved()
    {
        Nothing.When(Disburse("2023-05-01")).ThenRefused(Organisation.Unknown);
        Nothing.Beside(Founded).When(Disburse("2023-03-13")).ThenRefused(Organisation.Unknown);
        var gone = Given(Approved).Beside(Founded, Dissolved("2023-09-01"));
        gone.When(Disburse("2023-09-01")).ThenRefused(Organisation.Dissolved);
        gone.When(Disburse("2023-08-31")).Then(Paid("2023-08-31"));
    }

    [Fact]
    public void A_repeat_is_nothing_even_when_the_borrower_was_dissolved_or_corrected_since()
    {
        Given(Approved, Paid("2023-09-01")).Beside(Founded, Dissolved("2023-09-01"))
            .When(Disburse("2023-09-01")).ThenNothing();
        Given(Approved, Paid("2023-09-01")).Beside(Founded with { Unit = HoaBinh })
            .When(Disburse("2023-09-01")).ThenNothing();
    }

    [Fact]
    public void A_payment_is_more_than_nothing() =>
        Nothing.Beside(Founded).When(Disburse("2023-05-01") with { AmountVnd = new Vnd(0) })
            .ThenRefused(DisburseLoan.NotPositive);

    [Fact]
    public void Tranches_share_fund_borrower_and_project()
    {
        var story = Given(Approved, Paid("2023-05-01")).Beside(Founded);
        var second = Disburse("2023-06-01", tranche: 2);
        story.When(second with { Project = new Text("Kho lạnh") })
            .ThenRefused(DisburseLoan.TermsDiffer);
        story.When(second with { Fund = new Text("Quỹ khác") })
            .ThenRefused(DisburseLoan.TermsDiffer);
        story.When(second with { FundSource = FundSource.Other })
            .ThenRefused(DisburseLoan.TermsDiffer);
    }

    [Fact]
    public void A_tranche_is_paid_once()
    {
        var story = Given(Approved, Paid("2023-05-01")).Beside(Founded);
        story.When(Disburse("2023-05-02")).ThenRefused(DisburseLoan.TrancheAlreadyPaid);
        story.When(Disburse("2023-05-01") with { AmountVnd = new Vnd(1) })
            .ThenRefused(DisburseLoan.TrancheAlreadyPaid);
        story.When(Disburse("2023-04-30"))
            .ThenLaterFactStands(2, DisburseLoan.TrancheAlreadyPaid);
        Given(Approved, Paid("2023-05-01"), TakenBack("2023-06-01")).Beside(Founded)
            .When(Disburse("2023-07-01")).ThenRefused(DisburseLoan.TrancheAlreadyPaid);
    }

    [Fact]
    public void The_terms_of_a_first_tranche_are_not_corrected_under_a_second()
    {
        Given(
                Paid("2021-03-01") with { Concessional = null },
                Paid("2021-04-01", tranche: 2) with { Concessional = null })
            .Beside(FoundedOn("2020-01-01"))
            .When(Correct(1, Disburse("2021-03-01") with { Project = new Text("Kho lạnh") }))
            .ThenLaterFactStands(2, DisburseLoan.TermsDiffer);
        Given(Approved, Paid("2023-05-01")).Beside(Founded)
            .When(Correct(2, Disburse("2023-05-01") with { Project = new Text("Kho lạnh") }))
            .ThenRefused(DisburseLoan.TermsDiffer);
    }

    [Fact]
    public void A_tranche_is_taken_back_whole()
    {
        Given(Approved, Paid("2023-05-01")).When(TakeBack("2023-06-01")).Then(TakenBack("2023-06-01"));
        Given(Approved, Paid("2023-05-01")).When(TakeBack("2023-05-01")).Then(TakenBack("2023-05-01"));
    }

    [Fact]
    public void A_tranche_is_taken_back_in_the_unit_in_which_it_was_paid() =>
        Given(Approved, Paid("2023-05-01"), Paid("2023-06-01", tranche: 2) with { Unit = HoaBinh })
            .When(TakeBack("2023-07-01")).Then(TakenBack("2023-07-01"));

    [Fact]
    public void What_was_not_paid_is_not_taken_back()
    {
        Nothing.When(TakeBack("2023-06-01")).ThenRefused(ReverseDisbursement.TrancheUnknown);
        Given(Approved, Paid("2023-05-01")).When(TakeBack("2023-04-30"))
            .ThenRefused(ReverseDisbursement.TrancheUnknown);
        Given(Approved, Paid("2023-05-01")).When(TakeBack("2023-06-01", tranche: 2))
            .ThenRefused(ReverseDisbursement.TrancheUnknown);
    }

    [Fact]
    public void A_tranche_is_taken_back_once()
    {
        var story = Given(Approved, Paid("2023-05-01"), TakenBack("2023-06-01"));
        story.When(TakeBack("2023-06-02")).ThenRefused(ReverseDisbursement.AlreadyReversed);
        story.When(TakeBack("2023-06-01") with { Reason = new Text("lý do khác") })
            .ThenRefused(ReverseDisbursement.AlreadyReversed);
        story.When(TakeBack("2023-05-31"))
            .ThenLaterFactStands(3, ReverseDisbursement.AlreadyReversed);
    }

    [Fact]
    public void A_payment_is_not_corrected_away_from_what_took_it_back()
    {
        var story = Given(Approved, Paid("2023-05-01"), TakenBack("2023-06-01")).Beside(Founded);
        story.When(Correct(2, Disburse("2023-05-01") with { AmountVnd = new Vnd(1) }))
            .ThenLaterFactStands(3, ReverseDisbursement.Differs);
        story.When(Correct(2, Disburse("2023-05-01") with { FundSource = FundSource.Other }))
            .ThenRefused(DisburseLoan.TermsDiffer);
        story.Beside(Founded with { Unit = HoaBinh })
            .When(Correct(2, Disburse("2023-05-02")))
            .ThenLaterFactStands(3, ReverseDisbursement.Differs);
        story.When(Correct(2, Disburse("2023-06-02")))
            .ThenLaterFactStands(3, ReverseDisbursement.TrancheUnknown);
    }
}
