using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>The events of the life of an organisation.</summary>
internal static class OrganisationSamples
{
    private const OrganisationKind Kind = OrganisationKind.Cooperative;

    private static readonly DateOnly Day = new(2023, 8, 31);
    private static readonly OrganisationId Organisation = new("phu-tho/htx-01");
    private static readonly OrganisationId Other = new("phu-tho/htx-02");
    private static readonly UnitId Unit = new("phu-tho");

    public static IReadOnlyList<Event> All { get; } =
    [
        new DissolutionInitiated(
            Organisation, Day, Unit, Kind, DissolutionMode.Compulsory,
            new("ngừng hoạt động 12 tháng"), new("UBND huyện Tân Sơn")),
        new DissolutionObstacleCleared(
            Organisation, Day, Unit, Kind, DissolutionObstacle.Payables, new("đã trả hết")),
        new DissolutionObstacleRecorded(
            Organisation, Day, Unit, Kind, DissolutionObstacle.LostBooks, new("mất từ 2019")),
        new DissolutionWithdrawn(Organisation, Day, Unit, Kind, new("hoạt động lại")),
        new OrganisationConverted(
            Organisation, Day, Unit, OrganisationKind.Group, Kind, true, Unit, new("12/QĐ")),
        new OrganisationConvertedOutside(
            Organisation, Day, Unit, Kind, true, new("công ty cổ phần")),
        new OrganisationMerged(Organisation, Day, Unit, Kind, true, Other, new("13/QĐ")),
        new PerformanceRated(
            Organisation, new(2022), Day, Unit, Kind, new(79), PerformanceGrade.Fair),
        new OrganisationRelocated(
            Organisation, Day, Unit, new("hoa-binh"), Kind, true, Unit, 2),
        new OrganisationRenamed(Organisation, Day, new("HTX Chè xanh \"Hùng Lô\"")),
        new ScaleClassified(
            Organisation, Day, ScaleRegime.Circular, ScaleClass.Small, new(60),
            new(2_000_000_000), new(1_000_000_000)),
        new SectorClassified(Organisation, Day, Sector.IndustryConstruction),
        new OrganisationSplitOff(
            Organisation, Day, new("HTX mới"), Unit, Kind, Other, Sector.TradeServices,
            new("18.07.002")),
        new UnionMembershipEnded(Organisation, Other, Day, Unit, Kind, new("merged")),
        new UnionMembershipStarted(Organisation, Other, Day, Unit, Kind),
    ];

    public static IReadOnlyList<Event> Bare { get; } =
    [
        new DissolutionInitiated(
            Organisation, Day, Unit, Kind, DissolutionMode.Voluntary, null, null),
        new DissolutionObstacleCleared(
            Organisation, Day, Unit, Kind, DissolutionObstacle.Seal, null),
        new DissolutionObstacleRecorded(
            Organisation, Day, Unit, Kind, DissolutionObstacle.Other, null),
        new DissolutionWithdrawn(Organisation, Day, Unit, Kind, null),
        new OrganisationConverted(
            Organisation, Day, Unit, Kind, OrganisationKind.Enterprise, false, null, null),
        new OrganisationConvertedOutside(Organisation, Day, Unit, Kind, false, null),
        new OrganisationMerged(Organisation, Day, Unit, Kind, false, Other, null),
        new OrganisationRelocated(
            Organisation, Day, Unit, new("hoa-binh"), Kind, false, null, 0),
        new ScaleClassified(
            Organisation, Day, ScaleRegime.Decree, ScaleClass.Large, null, null, null),
        new OrganisationSplitOff(
            Organisation, Day, new("A"), Unit, Kind, Other, null, null),
        new UnionMembershipEnded(Organisation, Other, Day, Unit, Kind, null),
    ];
}
