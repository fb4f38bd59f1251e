using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Periods;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Reports;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Ledger.Tests.Properties;

/// <summary>Periods closed and reopened, reports expected and received.</summary>
internal static class PeriodHistories
{
    private static readonly Gen<UnitId?> Unit =
        Gen.Elements<UnitId?>(null, new("phu-tho"), new("dak-lak"));

    private static readonly Gen<(DateOnly From, DateOnly To)> Window = Gen.Elements<
        (DateOnly From, DateOnly To)>(
        (new(2021, 1, 1), new(2021, 6, 30)), (new(2021, 7, 1), new(2021, 12, 31)),
        (new(2021, 1, 1), new(2021, 12, 31)));

    private static readonly Gen<DateOnly> Day =
        Gen.Choose(0, 24).Select(month => new DateOnly(2022, 1, 1).AddMonths(month));

    private static readonly Gen<ReportId> Report =
        Gen.Elements("p1", "p2").Select(id => new ReportId(id));

    public static Gen<RecordingCommand> Close() =>
        from unit in Unit
        from window in Window
        from day in Day
        select (RecordingCommand)new ClosePeriod(window.From, window.To, day, unit);

    public static Gen<RecordingCommand> Reopen() =>
        from unit in Unit
        from window in Window
        from day in Day
        select (RecordingCommand)new ReopenPeriod(
            window.From, window.To, day, new("bổ sung"), unit);

    public static Gen<RecordingCommand> Expect() =>
        from id in Report
        from day in Day
        select (RecordingCommand)new ExpectReport(
            id, new("Phụ lục I-19"), new("phu-tho"), new(2022), day, Due: day);

    public static Gen<RecordingCommand> Receive() =>
        from id in Report
        from day in Day
        select (RecordingCommand)new ReceiveReport(id, day);
}
