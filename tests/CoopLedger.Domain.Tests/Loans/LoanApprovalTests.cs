using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Loans;

/// <summary>The conditions of a loan, by the law and the fund's rules of the day.</summary>
public sealed class LoanApprovalTests
{
    private static readonly LoanId Id = new("vay-1");
    private static readonly FundId Fund = new("quy-1");
    private static readonly Text Project = new("Nhà sấy chè");

    private static readonly FundEstablished Established = new(
        Fund, Day("2018-01-01"), PhuTho, FundSource.ProvincialAllianceFund, null, null);

    private static readonly LendingPolicyAdopted Policy = new(
        Fund, Day("2022-01-01"), new(60), new Vnd(1_000_000_000), new(2500), new(600), null);

    private static ApproveLoan Approve(string on = "2023-05-01") => new(
        Id, Htx, BorrowerKind.Cooperative, Project, Fund, new Vnd(1_000_000_000),
        new Vnd(250_000_000), new Vnd(700_000_000), new(36), new(600), Day(on));

    private static LoanApproved Approved(string on = "2023-05-01") => new(
        Id, Day(on), Htx, BorrowerKind.Cooperative, Project, Fund,
        FundSource.ProvincialAllianceFund, PhuTho, new Vnd(1_000_000_000), new Vnd(250_000_000),
        new Vnd(700_000_000), new(36), new(600), false, null);

    private static ApplyForLoan Apply(BorrowerKind kind = BorrowerKind.Cooperative) => new(
        Id, Htx, kind, Project, Fund, new Vnd(1_000_000_000), new Vnd(250_000_000),
        new Vnd(700_000_000), new(36), Day("2023-04-01"));

    private static LoanApplied Applied(BorrowerKind kind = BorrowerKind.Cooperative) => new(
        Id, Day("2023-04-01"), Htx, kind, Project, Fund, new Vnd(1_000_000_000),
        new Vnd(250_000_000), new Vnd(700_000_000), new(36));

    private static DisburseLoan Pay(long dong, string on, int tranche = 1) => new(
        Id, new("quy-1"), FundSource.ProvincialAllianceFund, Htx, Project, new Vnd(dong), Day(on),
        new(tranche), BadDebtChecked: true);

    private static LoanDisbursed Paid(
        long dong, string on, int tranche = 1, bool? isApproved = true) => new(
        Id, new(tranche), Day(on), new Vnd(dong), new("quy-1"), FundSource.ProvincialAllianceFund,
        Htx, OrganisationKind.Cooperative, PhuTho, Project, isApproved,
        isApproved is null ? null : false);

    [Fact]
    public void A_loan_is_approved_for_a_borrower_from_a_fund()
    {
        Nothing.Beside(Established).When(Approve()).Then(Approved());
        Nothing.Beside(Established)
            .When(Approve() with { Concessional = true, Unit = HoaBinh, Decision = new("7/QĐ") })
            .Then(Approved() with { Concessional = true, Unit = HoaBinh, Decision = new("7/QĐ") });
        Given(Applied()).Beside(Established).When(Approve()).Then(Approved());
        Nothing.Beside(Established).When(Approve() with { Unit = PhuTho2025 })
            .ThenRefused(AdministrativeUnits.NotInForce);
    }

    [Fact]
    public void An_approval_needs_a_fund_established_by_then()
    {
        Nothing.When(Approve()).ThenRefused(Domain.Funds.Fund.Unknown);
        Nothing.Beside(Established).When(Approve("2017-12-31"))
            .ThenRefused(Domain.Funds.Fund.Unknown);
        Given(Approved()).When(Approve()).ThenNothing();
    }

    [Fact]
    public void The_own_share_is_a_fifth_of_the_investment_since_Decree_45_and_free_before()
    {
        var wish = Approve() with { EquityVnd = new Vnd(199_999_999) };
        Nothing.Beside(Established).When(wish).ThenRefused(LoanConditions.EquityBelowMinimum);
        Nothing.Beside(Established).When(wish with { On = Day("2021-05-15") })
            .ThenRefused(LoanConditions.EquityBelowMinimum);
        Nothing.Beside(Established).When(wish with { On = Day("2021-05-14") })
            .Then(Approved("2021-05-14") with { Equity = new Vnd(199_999_999) });
        Nothing.Beside(Established).When(wish with { EquityVnd = new Vnd(200_000_000) })
            .Then(Approved() with { Equity = new Vnd(200_000_000) });
    }

    [Fact]
    public void The_rules_of_a_fund_bind_from_their_day_on()
    {
        var fund = Nothing.Beside(Established, Policy);
        var large = Approve() with
        {
            TotalInvestmentVnd = new Vnd(2_000_000_000),
            EquityVnd = new Vnd(800_000_000),
            AmountVnd = new Vnd(1_000_000_001),
        };
        fund.When(large).ThenRefused(LoanConditions.OverLimit);
        fund.When(Approve() with { TermMonths = new(61) })
            .ThenRefused(LoanConditions.TermOverPolicy);
        fund.When(Approve() with { EquityVnd = new Vnd(249_999_999) })
            .ThenRefused(LoanConditions.EquityBelowMinimum);
        fund.When(Approve()).Then(Approved());
        fund.When(Approve("2021-12-31") with { TermMonths = new(61) })
            .Then(Approved("2021-12-31") with { Term = new(61) });
    }

    [Fact]
    public void A_fund_does_not_promise_more_than_it_has()
    {
        var capital = new FundCapitalReceived(
            Fund, Day("2023-01-01"), new Vnd(700_000_000), FundSource.ProvincialAllianceFund,
            PhuTho, null, null);
        Nothing.Beside(Established, capital).When(Approve()).Then(Approved());
        Nothing.Beside(Established, capital with { Amount = new Vnd(699_999_999) })
            .When(Approve()).ThenRefused(Domain.Funds.Fund.Insufficient);
    }

    [Fact]
    public void The_parts_are_not_more_than_the_whole_and_none_is_nothing()
    {
        var fund = Nothing.Beside(Established);
        fund.When(Approve() with { AmountVnd = new Vnd(750_000_001) })
            .ThenRefused(LoanConditions.PartsOverTotal);
        fund.When(Approve() with { AmountVnd = new Vnd(0) }).ThenRefused(DisburseLoan.NotPositive);
        fund.When(Approve() with { TotalInvestmentVnd = new Vnd(0) })
            .ThenRefused(DisburseLoan.NotPositive);
    }

    [Fact]
    public void Groups_and_enterprises_do_not_borrow_but_members_of_a_group_do()
    {
        var fund = Nothing.Beside(Established);
        fund.When(Approve() with { BorrowerKind = BorrowerKind.Group })
            .ThenRefused(Borrowers.NotEligible);
        fund.When(Approve() with { BorrowerKind = BorrowerKind.Enterprise })
            .ThenRefused(Borrowers.NotEligible);
        fund.When(Approve("2021-05-14") with { BorrowerKind = BorrowerKind.Group })
            .Then(Approved("2021-05-14") with { BorrowerKind = BorrowerKind.Group });
        fund.When(Approve() with { BorrowerKind = BorrowerKind.GroupMember })
            .Then(Approved() with { BorrowerKind = BorrowerKind.GroupMember });
    }

    [Theory]
    [InlineData(BorrowerKind.Cooperative, OrganisationKind.CreditFund, true)]
    [InlineData(BorrowerKind.Cooperative, OrganisationKind.Group, false)]
    [InlineData(BorrowerKind.Cooperative, OrganisationKind.Enterprise, false)]
    [InlineData(BorrowerKind.Union, OrganisationKind.Cooperative, false)]
    [InlineData(BorrowerKind.GroupMember, OrganisationKind.Group, true)]
    [InlineData(BorrowerKind.CoopMember, OrganisationKind.Union, true)]
    [InlineData(BorrowerKind.CoopMember, OrganisationKind.Enterprise, false)]
    public void A_payment_goes_to_an_organisation_of_the_approved_kind(
        BorrowerKind approved, OrganisationKind kind, bool isPaid)
    {
        var attempt = Given(Approved() with { BorrowerKind = approved })
            .Beside(Founded with { Kind = kind }).When(Pay(1, "2023-06-01"));
        if (isPaid)
        {
            attempt.Then(Paid(1, "2023-06-01") with { BorrowerKind = kind });
        }
        else
        {
            attempt.ThenRefused(Borrowers.NotEligible);
        }
    }

    [Fact]
    public void A_borrower_out_of_operation_is_not_paid()
    {
        Given(Approved()).Beside(Founded, Suspended("2023-05-15"))
            .When(Pay(1, "2023-06-01")).ThenRefused(DisburseLoan.BorrowerNotActive);
        Given(Approved()).Beside(Founded, Suspended("2023-05-15"), Resumed("2023-06-01"))
            .When(Pay(1, "2023-06-01")).Then(Paid(1, "2023-06-01"));
    }

    [Fact]
    public void Nothing_is_paid_without_approval_since_Decree_45()
    {
        var old = Founded with { On = Day("2020-01-01") };
        Nothing.Beside(old).When(Pay(1, "2021-05-15")).ThenRefused(DisburseLoan.NotApproved);
        Given(Approved()).Beside(old).When(Pay(1, "2023-04-30"))
            .ThenRefused(DisburseLoan.NotApproved);
        Given(Approved()).Beside(old).When(Pay(1, "2023-05-01")).Then(Paid(1, "2023-05-01"));
        Nothing.Beside(old).When(Pay(1, "2021-05-14") with { BadDebtChecked = null })
            .Then(Paid(1, "2021-05-14", isApproved: null));
    }

    [Fact]
    public void A_payment_recorded_without_approval_stands_and_can_be_approved_afterwards()
    {
        var early = Paid(300_000_000, "2023-06-01", isApproved: null);
        Given(early).Beside(Established).When(Approve()).Then(Approved());
        Given(early).Beside(Founded).When(Pay(1, "2023-07-01", tranche: 2))
            .ThenRefused(DisburseLoan.NotApproved);
        Given(early).When(new ReverseDisbursement(Id, new(1), Day("2023-07-01"), Reason))
            .Then(new DisbursementReversed(
                Id, new(1), Day("2023-07-01"), new Vnd(300_000_000),
                FundSource.ProvincialAllianceFund, PhuTho, Reason));
        Given(early).Beside(Established)
            .When(Approve("2023-07-01") with
            {
                AmountVnd = new Vnd(299_999_999),
            }).ThenRefused(DisburseLoan.OverApproved);
        Given(early).Beside(Established)
            .When(Approve("2023-07-01") with { Project = new("Kho lạnh") })
            .ThenRefused(DisburseLoan.TermsDiffer);
    }

    [Fact]
    public void Tranches_stay_within_what_was_approved()
    {
        var story = Given(Approved(), Paid(400_000_000, "2023-06-01")).Beside(Founded);
        story.When(Pay(300_000_001, "2023-07-01", tranche: 2))
            .ThenRefused(DisburseLoan.OverApproved);
        story.When(Pay(300_000_000, "2023-07-01", tranche: 2) with { BadDebtChecked = null })
            .Then(Paid(300_000_000, "2023-07-01", tranche: 2) with { BadDebtChecked = null });
        Given(Approved(), Paid(400_000_000, "2023-06-01"), new DisbursementReversed(
                Id, new(1), Day("2023-06-15"), new Vnd(400_000_000),
                FundSource.ProvincialAllianceFund, PhuTho, Reason))
            .Beside(Founded).When(Pay(700_000_000, "2023-07-01", tranche: 2))
            .Then(Paid(700_000_000, "2023-07-01", tranche: 2));
    }

    [Fact]
    public void Bad_debt_is_checked_before_the_first_payment()
    {
        Given(Approved()).Beside(Founded)
            .When(Pay(1, "2023-06-01") with { BadDebtChecked = null })
            .ThenRefused(DisburseLoan.BadDebtUnchecked);
        Given(Approved()).Beside(Founded)
            .When(Pay(1, "2023-06-01", tranche: 2) with { BadDebtChecked = false })
            .ThenRefused(DisburseLoan.BadDebtUnchecked);
    }

    [Fact]
    public void An_approval_under_a_payment_is_not_taken_away_or_cut_short()
    {
        var story = Given(Approved(), Paid(400_000_000, "2023-06-01")).Beside(Established);
        story.When(new ReverseFact(FactReference.Parse("1"), Day("2023-07-01"), Reason))
            .ThenLaterFactStands(2, DisburseLoan.NotApproved);
        CorrectFact Correct(ApproveLoan wish) =>
            new(FactReference.Parse("1"), Day("2023-07-01"), Reason, wish);
        story.When(Correct(Approve() with { AmountVnd = new Vnd(399_999_999) }))
            .ThenLaterFactStands(2, DisburseLoan.OverApproved);
        story.When(Correct(Approve() with { Concessional = true }))
            .ThenLaterFactStands(2, DisburseLoan.NotApproved);
    }

    [Fact]
    public void Anybody_may_ask_and_is_answered_once()
    {
        Nothing.Beside(Founded).When(Apply(BorrowerKind.Enterprise))
            .Then(Applied(BorrowerKind.Enterprise));
        Nothing.When(Apply()).ThenRefused(Organisation.Unknown);
        Nothing.Beside(Founded).When(Apply() with { AmountVnd = new Vnd(0) })
            .ThenRefused(DisburseLoan.NotPositive);
        Given(Applied()).Beside(Founded).When(Apply() with { TermMonths = new(12) })
            .ThenRefused(ApplyForLoan.AlreadyApplied);
        Given(Applied()).When(Apply()).ThenNothing();
        Given(Approved("2023-03-20")).Beside(Founded).When(Apply())
            .ThenRefused(ApproveLoan.AlreadyDecided);
        Given(Applied() with { Project = new("Kho lạnh") }).Beside(Established).When(Approve())
            .ThenRefused(DisburseLoan.TermsDiffer);
        Given(Paid(1, "2023-03-20", isApproved: null) with { Project = new("Kho lạnh") })
            .Beside(Founded).When(Apply()).ThenRefused(DisburseLoan.TermsDiffer);
    }

    [Fact]
    public void What_was_rejected_is_neither_approved_nor_paid()
    {
        var reject = new RejectLoan(Id, Day("2023-04-15"), new("hồ sơ chưa đủ"));
        var rejected = new LoanRejected(Id, Day("2023-04-15"), new("hồ sơ chưa đủ"));
        Given(Applied()).When(reject).Then(rejected);
        Nothing.When(reject).ThenRefused(RejectLoan.NotApplied);
        Given(Applied(), Approved("2023-04-10")).When(reject)
            .ThenRefused(ApproveLoan.AlreadyDecided);
        Given(Applied(), Paid(1, "2023-04-10", isApproved: null)).When(reject)
            .ThenRefused(ApproveLoan.AlreadyDecided);
        Given(Applied(), rejected).Beside(Established).When(Approve())
            .ThenRefused(ApproveLoan.AlreadyDecided);
        Given(Applied() with { On = Day("2021-01-01") }, rejected with { On = Day("2021-02-01") })
            .Beside(Founded with { On = Day("2020-01-01") }).When(Pay(1, "2021-03-01"))
            .ThenRefused(Loan.Closed);
    }
}
