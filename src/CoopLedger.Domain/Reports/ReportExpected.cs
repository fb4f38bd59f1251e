using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Regulations;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Reports;

/// <summary>A report is expected by a day.</summary>
[EventName("report.expected.v1"), Label("Yêu cầu báo cáo", "Report expected")]
public sealed record ReportExpected(
    ReportId Report,
    DateOnly On,
    Text Form,
    ReportLevel Level,
    UnitId Unit,
    Year Year,
    DateOnly Due,
    OrganisationId? Organisation) : EventOf<Report>
{
    public override int RankInDay => 0;

    public override Report ApplyTo(Report state) => state with { Expected = this };

    public override Refusal? CannotFollow(Report before) => before.Expected is { } expected
        ? ExpectReport.Duplicate.BrokenByField("id", Report, expected.Due)
        : null;
}

/// <summary>Records that a report is expected, from whom and by which day.</summary>
/// <param name="Id">The report's id.</param>
/// <param name="Form">The form or the document that asks for it.</param>
/// <param name="Unit">The administrative unit of the alliance or organisation that reports.
/// </param>
/// <param name="Year">The year it is about.</param>
/// <param name="On">The day from which it is expected.</param>
/// <param name="Level">Who reports; the province when left out.</param>
/// <param name="Due">The last day in time; the day of that year that the law names for the level
/// when left out.</param>
/// <param name="Organisation">The organisation that reports, when it is one.</param>
[CommandName("expect-report"), Label("Yêu cầu báo cáo", "Expect a report")]
public sealed record ExpectReport(
    [Label("Mã báo cáo", "Report id")] ReportId Id,
    [Label("Biểu mẫu", "Form")] Text Form,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Năm", "Year")] Year Year,
    [Label("Ngày yêu cầu", "Day of asking")] DateOnly On,
    [Label("Cấp báo cáo", "Level")] ReportLevel? Level = null,
    [Label("Hạn nộp", "Due day")] DateOnly? Due = null,
    [Label("Tổ chức", "Organisation")] OrganisationId? Organisation = null)
    : CommandOf<Report>
{
    public static readonly Rule Duplicate = new(
        "report.duplicate",
        "Báo cáo \"{0}\" đã được yêu cầu, hạn {1}, với nội dung khác.",
        "The report \"{0}\" is already expected by {1}, and differs.",
        "Event sourcing: one expectation per report");

    public static readonly Rule DueUnknown = new(
        "report.due-unknown",
        "Không có quy định nào có hiệu lực ngày {0} nêu hạn nộp; hãy ghi hạn (due).",
        "No rule in force on {0} names a due day; say it (due).",
        "Circular 01/2020/TT-BKHĐT art. 9, in force since 1/4/2020");

    public static readonly Rule DueBefore = new(
        "report.due-before-asked",
        "Hạn nộp {0} trước ngày yêu cầu {1}.",
        "The report is due on {0}, before it is asked for on {1}.",
        "Statistics: nobody is late with what was not asked for");

    public override bool MayLieAhead => true;

    public override StreamName Stream => Report.Stream(Id);

    public override Decision Decide(Report state)
    {
        var level = Level ?? ReportLevel.Province;
        if ((Due ?? DueByLaw(level)) is not { } due)
        {
            return Decision.Refuse(DueUnknown.BrokenByField("due", On));
        }

        var refusal = AdministrativeUnits.Refuse(Unit, On)
            ?? (due < On ? DueBefore.BrokenByField("due", due, On) : null);
        return refusal is null
            ? Decision.Record(new ReportExpected(
                Id, On, Form, level, Unit, Year, due, Organisation))
            : Decision.Refuse(refusal);
    }

    /// <summary>The regulation holds month and day as one number, 1215 for 15 December.</summary>
    private DateOnly? DueByLaw(ReportLevel level) =>
        Regulation.On($"report-due-{Code<ReportLevel>.Of(level)}", On) is { Value: var day }
            ? new(Year.Number, (int)(day / 100), (int)(day % 100))
            : null;
}
