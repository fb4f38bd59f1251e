using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Periods;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Reports;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>Closed periods and expected reports.</summary>
internal static class PeriodSamples
{
    private static readonly DateOnly From = new(2023, 1, 1);
    private static readonly DateOnly To = new(2023, 8, 31);
    private static readonly DateOnly Day = new(2023, 9, 15);
    private static readonly UnitId Unit = new("phu-tho");

    public static IReadOnlyList<Event> All { get; } =
    [
        new PeriodClosed(Unit, From, To, Day, 131, new("a187289d54b36bcb")),
        new PeriodReopened(Unit, From, To, Day, new("bổ sung số liệu")),
        new PeriodValueSealed(
            Unit, From, To, Day, new("membership-rate"), 1, new("cooperative+union"), new("415"),
            new("548"), new("10375/137"), new("75,7 %")),
        new ReportExpected(
            new("phu-tho-2023"), Day, new("Phụ lục I-19"), ReportLevel.District, Unit, new(2023),
            new(2023, 12, 18), new("htx-01")),
        new ReportReceived(
            new("phu-tho-2023"), Day, ReportLevel.Cooperative, Unit, new(2023, 12, 15)),
    ];

    public static IReadOnlyList<Event> Bare { get; } =
    [
        new PeriodClosed(null, From, To, Day, 0, new("e3b0")),
        new PeriodReopened(null, From, To, Day, new("r")),
        new PeriodValueSealed(
            null, From, To, Day, new("members"), 1, null, null, null, null, new("—")),
        new ReportExpected(
            new("r"), Day, new("F"), ReportLevel.Province, Unit, new(2023), Day, null),
    ];
}
