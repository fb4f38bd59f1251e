using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Campaigns;
using CoopLedger.Ledger.Json;

namespace CoopLedger.Cli.Output;

/// <summary>The report of campaigns, for people.</summary>
internal static partial class CampaignOutput
{
    public static void Show(Screen screen, CampaignReport report)
    {
        foreach (var sheet in report.Campaigns)
        {
            Show(screen, sheet);
        }

        screen.Title((report.Campaigns.Length == 1
            ? screen.Say("Kết quả trong chiến dịch", "Results while it ran")
            : screen.Say("Kết quả gộp, mỗi sự kiện tính một lần", "Results, each fact once"))
            + " · " + screen.Say("tính đến hết ", "to the end of ")
            + CivilDate.Format(report.Question.To));
        ShowResults(screen, report);
        ShowAttributed(screen, report);
        foreach (var warning in report.Warnings)
        {
            screen.Line($"  ! {screen.Say(warning.Text)} [{warning.Code}]");
        }
    }

    private static void Show(Screen screen, CampaignSheet sheet)
    {
        var planned = sheet.Planned;
        screen.Title($"{sheet.Id} · {planned.Title}");
        Line(screen, "chủ đề", "theme", planned.Theme?.Value);
        Line(screen, "lần thứ", "edition", planned.Edition?.ToString());
        Line(screen, "căn cứ", "basis", planned.Basis?.Value);
        Line(screen, "cả chương trình", "programme", Days(screen, sheet.Programme));
        Line(screen, "theo tên gọi", "nominal", Days(screen, sheet.Nominal));
        Line(screen, "cao điểm", "peak", Days(screen, sheet.Peak));
        if (sheet.State.Closed is { } closed)
        {
            Line(screen, "tổng kết", "closed",
                CivilDate.Format(closed.On) + (closed.Results is { } text ? $": {text}" : ""));
        }

        ShowAlliances(screen, sheet);
        foreach (var part in sheet.Parts)
        {
            foreach (var pillar in part.Pillars)
            {
                screen.Line($"  {part.Unit} · {screen.Say("nội dung", "pillar")} "
                    + $"{pillar.Ordinal}: {pillar.Title}");
            }

            foreach (var activity in part.Activities)
            {
                screen.Line($"  {part.Unit} · {CivilDate.Format(activity.On)} · "
                    + $"{activity.Activity}: {Told(activity)}");
            }
        }
    }

    private static void ShowAlliances(Screen screen, CampaignSheet sheet)
    {
        var parts = sheet.Parts.ToList();
        if (parts.Count == 0)
        {
            screen.Line(screen.Say(
                "  Chưa liên minh nào triển khai.", "  No alliance has adopted it yet."));
            return;
        }

        screen.Line();
        screen.Table(
            [
                screen.Say("Liên minh", "Alliance"), screen.Say("Văn bản", "Document"),
                screen.Say("Triển khai", "Adopted"), screen.Say("Phát động", "Launched"),
                screen.Say(">Ngày thứ (cao điểm)", ">Day of the peak"),
                screen.Say(">Chuẩn bị (ngày)", ">Lead (days)"),
                screen.Say(">Đến cao điểm", ">To the peak"),
                screen.Say(">HTX dự", ">Attending"),
            ],
            parts.Select(part => (IEnumerable<string>)
            [
                part.Unit.Text, part.Adoption?.Document?.Value ?? "", Day(part.Adoption?.On),
                Launch(screen, part.Launch), $"{part.LaunchDayOfPeak}", $"{part.LeadToLaunch}",
                $"{part.LeadToPeak}", part.Launch?.AttendingCooperatives?.ToString() ?? "",
            ]));
    }

    private static void ShowResults(Screen screen, CampaignReport report)
    {
        if (report.Results.IsEmpty)
        {
            screen.Line(screen.Say(
                "  Sổ không có sự kiện nào trong thời gian này.",
                "  The ledger holds no facts of this time."));
            return;
        }

        screen.Table(
            [
                screen.Say("Chỉ tiêu", "Measure"), screen.Say("Mã", "Code"),
                screen.Say(">Cả chương trình", ">Programme"),
                screen.Say(">Theo tên gọi", ">Nominal"), screen.Say(">Cao điểm", ">Peak"),
                screen.Say(">Được quy cho", ">Attributed"),
            ],
            report.Results.Select(result => (IEnumerable<string>)
            [
                screen.Say(result.Measure.Labels), result.Measure.Code.Text,
                Value(screen, result.Programme), Value(screen, result.Nominal),
                Value(screen, result.Peak), Value(screen, result.Attributed),
            ]));
    }

    private static void ShowAttributed(Screen screen, CampaignReport report)
    {
        foreach (var fact in report.Attributed)
        {
            screen.Line($"  #{fact.Position} {EventJson.NameOf(fact.Fact)} "
                + $"{CivilDate.Format(fact.Fact.On)}: "
                + string.Join(", ", fact.Activities.Select(Name))
                + (fact.Stands ? "" : screen.Say(" (đã đảo)", " (reversed)")));
        }
    }

    private static string Name(CampaignActivityRecorded activity) =>
        $"{activity.Campaign}/{activity.Activity}";

    private static string Told(CampaignActivityRecorded activity) => string.Join(' ',
        ((string?[])[
            activity.Title?.Value, activity.Event?.ToString("D"),
            activity.Position is { } position ? $"#{position}" : null,
        ]).OfType<string>());

    private static string Launch(Screen screen, CampaignLaunched? launch) => launch is null
        ? ""
        : Day(launch.On)
            + (launch.DayPart is { } part
                ? ", " + screen.Say(
                    Code<DayPart>.Label(part).Vietnamese, Code<DayPart>.Label(part).English)
                : "")
            + $", {launch.Place}"
            + (launch.YearInferred ? screen.Say(" (năm do suy ra)", " (year inferred)") : "");

    private static void Line(Screen screen, string vietnamese, string english, string? text)
    {
        if (text is not null)
        {
            screen.Line($"  {screen.Say(vietnamese, english)}: {text}");
        }
    }

    private static string? Days(Screen screen, DayWindow? window) => window is null
        ? null
        : $"{Day(window.From)}–{Day(window.To)} ({window.Days} {screen.Say("ngày", "days")})";

    private static string Day(DateOnly? day) => day is { } known ? CivilDate.Format(known) : "";

    private static string Value(Screen screen, Answer? answer) =>
        answer is null ? "" : Display.Value(answer, screen.IsVietnamese);
}
