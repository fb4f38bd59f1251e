using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Figures;
using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.Values;

namespace CoopLedger.Ledger.Tests.Support;

/// <summary>Commands in few words.</summary>
internal static class Wish
{
    public static readonly UnitId PhuTho = new("phu-tho");

    public static FoundCooperative Found(
        string id, string on, string unit = "phu-tho", OrganisationKind? kind = null) =>
        new(
            new OrganisationId(id), new Text("HTX minh họa " + id), new UnitId(unit),
            TestLedger.Day(on), kind);

    public static AdmitMember Admit(string id, string on) =>
        new(new OrganisationId(id), TestLedger.Day(on));

    public static InitiateDissolution Initiate(string id, string on) =>
        new(new OrganisationId(id), DissolutionMode.Voluntary, TestLedger.Day(on));

    public static DissolveCooperative Dissolve(string id, string on) =>
        new(new OrganisationId(id), TestLedger.Day(on));

    public static DisburseLoan Lend(string loan, string borrower, long dong, string on) => new(
        new LoanId(loan), new Text("quy"), FundSource.ProvincialAllianceFund,
        new OrganisationId(borrower), new Text("Dự án"), new Vnd(dong), TestLedger.Day(on),
        BadDebtChecked: true);

    public static EstablishFund Fund(string on) => new(
        new FundId("quy"), PhuTho, FundSource.ProvincialAllianceFund, TestLedger.Day(on));

    public static ApproveLoan Approve(string loan, string borrower, long dong, string on) => new(
        new LoanId(loan), new OrganisationId(borrower), BorrowerKind.Cooperative,
        new Text("Dự án"), new FundId("quy"), new Vnd(2 * dong), new Vnd(dong), new Vnd(dong),
        new TermMonths(36), new BasisPoints(800), TestLedger.Day(on));

    public static RepayLoan Repay(string loan, long dong, string on) => new(
        new LoanId(loan), new Vnd(dong), new Vnd(0), TestLedger.Day(on));

    public static HoldTraining Train(string id, long participations, string on) => new(
        new TrainingId(id), PhuTho, new Count(1), new Count(participations), TestLedger.Day(on));

    public static AwardCommendation Award(string recipient, string on) => new(
        new RecipientId(recipient), RecipientKind.Collective, CommendationForm.BangKhen,
        new Text("UBND tỉnh"), new AchievementId("thanh-tich"), PhuTho, TestLedger.Day(on));

    public static RecordTotal Total(
        string id, string measure, long amount, string on, string? facet = null,
        string unit = "phu-tho") =>
        new(
            new TotalId(id), new IndicatorCode(measure), Place.Parse(unit), new Amount(amount),
            TestLedger.Day(on), Facet: facet is null ? null : new Text(facet));

    public static ReportFigure Figure(
        string id, string indicator, string printed, string on, string? facet = null) =>
        new(
            new FigureId(id), new IndicatorCode(indicator), Scope.Parse("unit:phu-tho"),
            new Text(printed), TestLedger.Day(on), Facet: facet is null ? null : new Text(facet));

    public static FormCluster Form(string id, string on) =>
        new(new ClusterId(id), new Text("Cụm " + id), TestLedger.Day(on));

    public static ReverseFact Reverse(string fact, string on) =>
        new(FactReference.Parse(fact), TestLedger.Day(on), new Text("nhập nhầm"));

    public static CorrectFact Correct(
        string fact, string on, Domain.Facts.RecordingCommand replacement) =>
        new(FactReference.Parse(fact), TestLedger.Day(on), new Text("nhập nhầm"), replacement);
}
