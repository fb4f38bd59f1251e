using CoopLedger.Domain.Figures;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Figures;

public sealed class FigureTests
{
    private static readonly FigureId Id = new("phu-tho-2023-rate");
    private static readonly IndicatorCode Rate = new("membership-rate");
    private static readonly Scope Where = Scope.Parse("unit:phu-tho");
    private static readonly Text Printed = new("75,7%");

    private static ReportFigure Report(string on) => new(Id, Rate, Where, Printed, Day(on));

    private static FigureReported Reported(string on) =>
        new(Id, Rate, Where, Day(on), null, Printed, null, null);

    [Fact]
    public void A_figure_is_kept_as_it_was_printed()
    {
        Nothing.When(Report("2023-08-31")).Then(Reported("2023-08-31"));
        Nothing.When(Report("2023-08-31") with
        {
            From = Day("2023-01-01"),
            Facet = new Text("cooperative"),
            Source = new Text("VCA.org"),
        }).Then(Reported("2023-08-31") with
        {
            From = Day("2023-01-01"),
            Facet = new Text("cooperative"),
            Source = new Text("VCA.org"),
        });
    }

    [Fact]
    public void A_figure_is_reported_once()
    {
        var story = Given(Reported("2023-08-31"));
        story.When(Report("2023-08-31") with { Printed = new Text("75,8%") })
            .ThenRefused(ReportFigure.Duplicate);
        story.When(Report("2023-09-30")).ThenRefused(ReportFigure.Duplicate);
        story.When(Report("2023-07-31")).ThenLaterFactStands(1, ReportFigure.Duplicate);
    }

    [Fact]
    public void A_figure_can_be_read_as_a_vietnamese_reader_reads_it()
    {
        Nothing.When(Report("2023-08-31") with { Printed = new Text("75.7%") })
            .ThenRefused(FigureRules.NotANumber);
        Nothing.When(Report("2023-08-31") with { Printed = new Text("nhiều") })
            .ThenRefused(FigureRules.NumberDue);
    }

    [Fact]
    public void A_scope_names_units_that_have_been_at_some_time()
    {
        Nothing.When(Report("2023-08-31") with { Scope = Scope.Parse("unit:nowhere") })
            .ThenRefused(AdministrativeUnits.Unknown);
        Nothing.When(Report("2025-08-31")).Then(Reported("2025-08-31"));
    }

    [Fact]
    public void A_window_runs_from_its_first_day_to_its_last() =>
        Nothing.When(Report("2023-08-31") with { From = Day("2023-09-01") })
            .ThenRefused(Windows.UpsideDown);
}
