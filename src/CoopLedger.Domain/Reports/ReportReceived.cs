using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;

namespace CoopLedger.Domain.Reports;

/// <summary>An expected report came in.</summary>
/// <param name="Report">The report.</param>
/// <param name="On">The day it came in.</param>
/// <param name="Level">Who reported.</param>
/// <param name="Unit">The unit in which it was due.</param>
/// <param name="Due">The last day in time.</param>
[EventName("report.received.v1"), Label("Nhận báo cáo", "Report received")]
public sealed record ReportReceived(
    ReportId Report, DateOnly On, ReportLevel Level, UnitId Unit, DateOnly Due) : EventOf<Report>
{
    /// <summary>Whether it came in by the end of the day it was due.</summary>
    public bool IsOnTime => On <= Due;

    /// <summary>The day on which it counts as received: with the reports due on its own day, or
    /// on its own when it is late.</summary>
    public DateOnly CountsOn => IsOnTime ? Due : On;

    public override int RankInDay => 9;

    public override Report ApplyTo(Report state) => state with { ReceivedOn = On };

    public override Refusal? CannotFollow(Report before) =>
        before.ReceivedOn is { } earlier
            ? ReceiveReport.AlreadyReceived.BrokenByField("id", Report, earlier)
            : before.Expected is { } expected
                && (expected.Level, expected.Unit, expected.Due) == (Level, Unit, Due)
                    ? null
                    : ReceiveReport.Unexpected.BrokenByField("id", Report, On);
}

/// <summary>Records that an expected report came in.</summary>
/// <param name="Id">The report's id.</param>
/// <param name="On">The day it came in.</param>
[CommandName("receive-report"), Label("Nhận báo cáo", "Receive a report")]
public sealed record ReceiveReport(
    [Label("Mã báo cáo", "Report id")] ReportId Id,
    [Label("Ngày nhận", "Day of receipt")] DateOnly On) : CommandOf<Report>
{
    public static readonly Rule Unexpected = new(
        "report.unexpected",
        "Tính đến {1} chưa có yêu cầu báo cáo \"{0}\" (expect-report).",
        "The report \"{0}\" is not expected by {1} (expect-report).",
        "Statistics: what is received is a part of what is due");

    public static readonly Rule AlreadyReceived = new(
        "report.already-received",
        "Báo cáo \"{0}\" đã nhận ngày {1}.",
        "The report \"{0}\" was already received on {1}.",
        "Statistics: a report is counted once");

    public override StreamName Stream => Report.Stream(Id);

    public override Decision Decide(Report state) => state.Expected is { } expected
        ? Decision.Record(new ReportReceived(
            Id, On, expected.Level, expected.Unit, expected.Due))
        : Decision.Refuse(Unexpected.BrokenByField("id", Id, On));
}
