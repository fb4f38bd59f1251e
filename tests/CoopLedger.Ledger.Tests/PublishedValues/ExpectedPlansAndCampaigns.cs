using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Campaigns;
using CoopLedger.Indicators.Plans;
using CoopLedger.Indicators.Published;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>A value that follows from the source documents and is no answer of one indicator.
/// </summary>
/// <param name="Id">Its row in the table of published values of the source documents.</param>
/// <param name="Shown">The value.</param>
/// <param name="Read">Reads it.</param>
internal sealed record ExpectedReading(string Id, string Shown, Func<Projection, string> Read);

/// <summary>What follows from the plan, the campaign and the alliances of the examples.</summary>
internal static class ExpectedPlansAndCampaigns
{
    private const string ReviewDay = "2023-09-20";

    public static IReadOnlyList<ExpectedReading> All { get; } =
    [
        new("G01 solved", "{548}", _ => Denominators("75,7%", 415, Rounding.HalfUp)),
        new("G01 solved, cut off", "{548}", _ => Denominators("75,7%", 415, Rounding.Down)),
        new("G28", "210 211", live => string.Join(
            ' ', Lines(live).Select(line => Display.Part(line.Value))
                .Order(StringComparer.Ordinal))),
        new("G28 solved", "{210, 211}", _ => Denominators("101%", 213, Rounding.HalfUp)),
        new("G28 solved, cut off", "{209, 210}", _ => Denominators("101%", 213, Rounding.Down)),
        new("G28 solved, up", "{211, 212}", _ => Denominators("101%", 213, Rounding.Up)),
        new("G29", "213/211 = 101 %", live => Shown(Line(live, 211).Attainment)),
        new("G30", "213/210 = 101 %", live => Shown(Line(live, 210).Attainment)),
        new("G33", "168,25", live => VietnameseNumber.Format(
            Line(live, 211).Pace.Value!.Value.Low, 2)),
        new("G33 shown", "168 %", live => Display.Value(Line(live, 211).Pace, true)),
        new("G42", "32", live => Text(Sheet(live).Peak!.Days)),
        new("G42 programme", "366", live => Text(Sheet(live).Programme.Days)),
        new("G43", "5", live => Text(DakNong(live).LaunchDayOfPeak)),
        new("G44", "35", live => Text(DakNong(live).LeadToLaunch)),
        new("G44 to the peak", "31", live => Text(DakNong(live).LeadToPeak)),
        new("G45 Yên Bái", "30", live => Age(live, "yen-bai", "2024-04-14")),
        new("G45 Yên Bái, a day before", "29", live => Age(live, "yen-bai", "2024-04-13")),
        new("G45 national", "30", live => Age(live, "vca", "2023-10-29")),
        new("G45 national, a day before", "29", live => Age(live, "vca", "2023-10-28")),
    ];

    internal static CampaignSheet Sheet(Projection live) => Assert.Single(
        CampaignSheet.Known(live, Asked("2024-12-31")));

    internal static PlanReport Plan(Projection live) =>
        PlanReport.Of(live, new("dak-lak-ktt-2021-2025"), Asked(ReviewDay))!;

    private static CampaignPart DakNong(Projection live) =>
        Sheet(live).Parts.Single(part => part.Unit.Text == "dak-nong");

    private static IEnumerable<TargetLine> Lines(Projection live) =>
        Assert.Single(Plan(live).Targets).Lines;

    private static TargetLine Line(Projection live, long target) =>
        Lines(live).Single(line => line.Value == Bounds.Exactly(target));

    private static string Shown(Answer answer) =>
        $"{Display.Part(answer.Numerator!.Value)}/{Display.Part(answer.Denominator!.Value)}"
            + $" = {Display.Value(answer, vietnamese: true)}";

    private static string Denominators(string printed, int above, Rounding rounding) =>
        FigureSolver.Denominators(PrintedFigure.TryParse(printed, out _)!, above, rounding)
            .ToString();

    private static string Age(Projection live, string unit, string day)
    {
        var register = new AllianceRegister();
        var column = register.Columns.IndexOf(
            register.Columns.Single(item => item.Code == "ageYears"));
        return register.Rows(live, TestLedger.Day(day), long.MaxValue)
            .Single(row => row.Cells[0].Value == unit).Cells[column].Value!;
    }

    private static string Text(int? number) => VietnameseNumber.Format(number!.Value);

    private static Question Asked(string day) => new(
        Domain.Places.Scope.Nation, null, TestLedger.Day(day), long.MaxValue, null);
}
