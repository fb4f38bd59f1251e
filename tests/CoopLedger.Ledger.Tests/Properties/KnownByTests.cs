using CoopLedger.Domain.Periods;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Campaigns;
using CoopLedger.Indicators.Periods;
using CoopLedger.Indicators.Plans;
using CoopLedger.Indicators.Published;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.Properties;

/// <summary>Asked "known by P", the whole log says what a log that ends at P says: values,
/// warnings, postings, rows and verdicts.</summary>
public sealed class KnownByTests
{
    private static readonly DateOnly[] Days =
        [new(2021, 12, 31), new(2022, 6, 30), new(2024, 12, 31)];

    [Fact]
    public void Every_indicator_says_what_it_said_when_the_log_ended_there() =>
        AtCuts((projection, knownBy) => projection.Everything(knownBy));

    [Fact]
    public void Every_register_lists_what_it_listed_when_the_log_ended_there() =>
        AtCuts((projection, knownBy) =>
        [
            .. from register in RegisterCatalogue.All
               from day in Days
               from row in register.Rows(projection, day, knownBy)
               select $"{register.Name} {day}: "
                   + string.Join('|', row.Cells.Select(cell => $"{cell.Value}/{cell.Shown}"))
                   + " " + string.Join(' ', row.Positions),
        ]);

    [Fact]
    public void Every_figure_plan_campaign_period_and_table_says_what_it_said_then() =>
        AtCuts((projection, knownBy) =>
        [
            .. Figures(projection, knownBy), .. Plans(projection, knownBy),
            .. Campaigns(projection, knownBy), .. Periods(projection, knownBy),
            .. Tables(projection, knownBy),
        ]);

    [Fact]
    public void A_period_is_closed_for_those_who_knew_that_it_was() =>
        Histories.Hold(async history =>
        {
            await using var ledger = new TestLedger();
            foreach (var command in history)
            {
                await ledger.Submit(command);
            }

            var head = await ledger.Length();
            foreach (var cut in Cuts(head, history.Count))
            {
                var ended = new WhatIfLog(ledger.Store, head, [], cut);
                Assert.Equal(
                    Ids(await ClosedPeriods.Read(ended, CancellationToken.None)),
                    Ids(await ClosedPeriods.Read(ledger.Store, CancellationToken.None, cut)));
            }
        });

    private static string Ids(IEnumerable<SealedPeriod> periods) =>
        string.Join(' ', periods.Select(period => $"{period.Id}@{period.Position}"));

    private static void AtCuts(Func<Projection, long, List<string>> tell) =>
        Histories.Hold(async history =>
        {
            await using var ledger = new TestLedger();
            foreach (var command in history)
            {
                await ledger.Submit(command);
            }

            var head = await ledger.Length();
            var whole = await Rebuild.Run(ledger.Store);
            foreach (var cut in Cuts(head, history.Count))
            {
                var prefix = await Rebuild.Run(ledger.Store, until: cut);
                Assert.Equal(cut, prefix.Position);
                var expected = string.Join('\n', tell(prefix, cut));
                Assert.Equal(expected, string.Join('\n', tell(whole, cut)));
            }
        });

    /// <summary>Two positions, as good as random: FsCheck's histories have any length.</summary>
    private static IEnumerable<long> Cuts(long head, int commands) => head == 0 ? [0] :
        ((long[])[commands * 7919L % (head + 1), commands * 104729L % (head + 1)]).Distinct();

    private static IEnumerable<string> Figures(Projection projection, long knownBy) =>
        from judged in FigureJudge.Judge(projection, knownBy)
        let implied = FigureSolution.Of(projection, judged)
            .Select(item => $"{item.Given} {item.Of} {item.Result}")
        select $"{judged.Figure} {judged.Verdict} {judged.Reason} {string.Join(';', implied)}";

    private static IEnumerable<string> Plans(Projection projection, long knownBy) =>
        from day in Days
        let question = new Question(Domain.Places.Scope.Nation, null, day, knownBy)
        from id in PlanReport.Known(projection, question)
        let report = PlanReport.Of(projection, id, question)!
        from row in report.Targets
        select $"{id} {day} {row.Target} {row.Target.Value} {Said(row.Actual)} {row.Standing} "
            + string.Join(';', row.Lines.Select(line => $"{line.Value} {Said(line.Attainment)} "
                + $"{Said(line.Pace)} {Said(line.PaceElapsed)}"))
            + string.Join(';', report.Warnings.Select(warning => $"{warning.Text}"));

    private static IEnumerable<string> Campaigns(Projection projection, long knownBy) =>
        from day in Days
        let question = new Question(Domain.Places.Scope.Nation, null, day, knownBy)
        from sheet in CampaignSheet.Known(projection, question)
        let report = CampaignReport.Of(projection, [sheet], question, [])
        from result in report.Results
        select $"{sheet.Id} {day} {result.Measure} {Said(result.Programme)} "
            + $"{Said(result.Nominal)} {Said(result.Peak)} "
            + string.Join(';', report.Warnings.Select(warning => $"{warning.Text}"));

    private static IEnumerable<string> Periods(Projection projection, long knownBy) =>
        from period in PeriodRegister.All(projection, knownBy).DistinctBy(
            period => period.Id, StringComparer.Ordinal)
        let restated = Restatement.Of(projection, period, knownBy)
        select $"{period.Id} {period.ReopenedOn} "
            + string.Join(';', restated.Values.Select(value =>
                $"{value.Code} {value.Published} {Said(value.Restated)} {value.Difference}"))
            + string.Join(';', restated.Late);

    private static IEnumerable<string> Tables(Projection projection, long knownBy) =>
        from code in (string[])["membership-rate"]
        from boundaries in (Boundaries[])[Boundaries.Then, Boundaries.On(new(2025, 8, 1))]
        from scope in (string[])["nation", "cluster:c1"]
        let table = Breakdown.Of(
            projection, Catalogue.Named(code)!,
            new Question(
                Domain.Places.Scope.Parse(scope), null, Days[^1], knownBy, null, boundaries))
        select $"{code} {boundaries} {scope} {Said(table.Total)} {Said(table.Unplaced)} "
            + string.Join(';', table.Units.Select(unit => $"{unit.Name} {Said(unit.Answer)}"));

    private static string Said(Answer? answer) => answer is null ? "—"
        : $"{answer.Numerator}/{answer.Denominator}={answer.Value} {answer.Absent} "
            + string.Join(';', answer.Warnings.Select(warning => $"{warning.Text}"));
}
