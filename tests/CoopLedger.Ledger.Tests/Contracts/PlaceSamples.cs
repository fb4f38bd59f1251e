using CoopLedger.Domain.Alliances;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>The events of alliances and of administrative units.</summary>
internal static class PlaceSamples
{
    private static readonly DateOnly Day = new(2026, 4, 30);
    private static readonly UnitId Unit = new("phu-tho-2025");
    private static readonly UnitId Other = new("ha-noi");

    public static IReadOnlyList<Event> All { get; } =
    [
        new AllianceEstablished(Unit, AllianceLevel.Provincial, Day, new("45/QĐ-UBND")),
        new AllianceMerged(Unit, Other, Day, new("46/QĐ-UBND")),
        new MemberTransferred(
            new("phu-tho/htx-01"), Day, Unit, Other, OrganisationKind.CreditFund),
        new UnitAbsorbed(Unit, Other, Day, new("202/2025/QH15")),
        new UnitRenamed(Unit, Day, new("Đất Tổ"), new("1/NQ-QH")),
        new UnitRetyped(Unit, Day, UnitKind.Municipality, new("30/2026/QH16")),
    ];

    public static IReadOnlyList<Event> Bare { get; } =
    [
        new AllianceEstablished(null, AllianceLevel.Central, Day, null),
        new AllianceMerged(Unit, Other, Day, null),
        new UnitAbsorbed(Unit, Other, Day, null),
        new UnitRenamed(Unit, Day, new("A"), null),
        new UnitRetyped(Unit, Day, UnitKind.Province, null),
    ];
}
