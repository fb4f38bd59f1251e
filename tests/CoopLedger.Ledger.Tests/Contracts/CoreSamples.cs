using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Figures;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.Values;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>The events of the first ledger.</summary>
internal static class CoreSamples
{
    private static readonly DateOnly Day = new(2023, 8, 31);
    private static readonly OrganisationId Organisation = new("phu-tho/htx-01");
    private static readonly UnitId Unit = new("phu-tho");
    private static readonly ClusterId Cluster = new("trung-du-bac-bo");
    private static readonly LoanId Loan = new("loan-01");
    private static readonly RecipientId Recipient = new("tap-the-1");
    private static readonly AchievementId Achievement = new("phat-trien-ktt-2021-2023");
    private static readonly Guid Id = new("8cacbf0c-4466-56f6-a7b3-b99b1a3ce23d");

    private static readonly MemberAdmitted Admitted =
        new(Organisation, Day, Unit, OrganisationKind.CreditFund, MemberClass.Associate);

    public static IReadOnlyList<Event> All { get; } =
    [
        new ClusterFormed(Cluster, Day, new("Cụm thi đua \"Trung du Bắc Bộ\"")),
        new ClusterJoined(Cluster, Unit, new(2023), Day),
        new CommendationAwarded(
            Recipient, Achievement, Day, RecipientKind.Household, CommendationForm.BangKhen,
            new("UBND tỉnh Phú Thọ"), Unit, new("123/QĐ-UBND"), AuthorityLevel.Province,
            new(2021, 1, 1), Day, new(10_000_000)),
        new CommendationRevoked(
            Recipient, Achievement, Day, RecipientKind.Household, CommendationForm.BangKhen, Unit,
            RevocationGround.LaterFinding, AuthorityLevel.Province),
        new CooperativeDissolved(
            Organisation, Day, Unit, OrganisationKind.Union, true, DissolutionMode.Compulsory,
            new("45/QĐ"), new(2023, 3, 1)),
        new CooperativeFounded(
            Organisation, Day, new("Qũy tín dụng nhân dân Hùng Lô"), Unit,
            OrganisationKind.CreditFund, Sector.Finance, new(9), new(1_000_000_000_000_000_000),
            new("1807000012")),
        new DisbursementReversed(
            Loan, new(2), Day, new(306_976_744), FundSource.VcaEntrustedFund, Unit,
            new("trả lại")),
        new FactReversed(Id, 17, Admitted, Day, new("nhập nhầm"), true),
        new FigureReported(
            new("figure-01"), new("membership-rate"), Scope.Parse("unit:phu-tho+cluster:a"), Day,
            new(2023, 1, 1), new("75,7%"), new("cooperative"), new("Báo Phú Thọ")),
        new LoanDisbursed(
            Loan, new(2), Day, new(306_976_744), new("quy-ho-tro"), FundSource.VcaEntrustedFund,
            Organisation, OrganisationKind.Group, Unit, new("Dự án <&> số 01"), true, false),
        Admitted,
        new MembershipEnded(
            Organisation, Day, Unit, OrganisationKind.Enterprise, MembershipEnded.ByDissolution),
        new OperationsResumed(Organisation, Day, Unit, OrganisationKind.Cooperative),
        new OperationsSuspended(
            Organisation, Day, Unit, OrganisationKind.Cooperative, new("thiên tai")),
        new TotalRecorded(
            new("total-01"), new("support-amount"), Place.Of(Cluster), Day, new(2021, 1, 1),
            new(2_100_000_000), new("machinery+training"), TotalPrecision.AtLeast,
            new("Báo Đắk Lắk")),
        new TrainingHeld(
            new("training-01"), Day, new(2023, 8, 30), Unit, new(12), new(695),
            TrainingRole.CoOrganiser, new("Luật Hợp tác xã"), new(400),
            new("Sở Khoa học và Công nghệ")),
    ];

    public static IReadOnlyList<Event> Bare { get; } =
    [
        new CommendationAwarded(
            Recipient, Achievement, Day, RecipientKind.Collective, CommendationForm.GiayKhen,
            new("A"), Unit, null),
        new CooperativeDissolved(
            Organisation, Day, Unit, OrganisationKind.Cooperative, false, null, null,
            null),
        new CooperativeFounded(
            Organisation, Day, new("A"), Unit, OrganisationKind.Cooperative, null, null, null,
            null),
        new FactReversed(
            Id, 1, new OperationsSuspended(
                Organisation, Day, Unit, OrganisationKind.Cooperative, null), Day, new("r"), false),
        new FigureReported(
            new("f"), new("members"), Scope.Nation, Day, null, new("415"), null, null),
        new OperationsSuspended(Organisation, Day, Unit, OrganisationKind.Cooperative, null),
        new TotalRecorded(
            new("t"), new("members"), Place.Of(Unit), Day, null, default, null,
            TotalPrecision.Exact, null),
        new TrainingHeld(
            new("t"), Day, null, Unit, new(1), new(1), TrainingRole.Organiser, null),
    ];
}
