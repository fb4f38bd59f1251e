using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Totals;

public sealed class TotalTests
{
    private static readonly TotalId Id = new("mo-dau-2022");
    private static readonly IndicatorCode Members = new("members");

    private static RecordTotal Record(string on) =>
        new(Id, Members, Place.Of(PhuTho), new Amount(392), Day(on));

    private static TotalRecorded Recorded(string on) => new(
        Id, Members, Place.Of(PhuTho), Day(on), null, new Amount(392), null,
        TotalPrecision.Exact, null);

    [Fact]
    public void A_total_is_exact_unless_it_says_otherwise() =>
        Nothing.When(Record("2022-12-31")).Then(Recorded("2022-12-31"));

    [Fact]
    public void A_total_keeps_its_window_its_facet_its_precision_and_its_source() =>
        Nothing.When(Record("2022-12-31") with
        {
            From = Day("2022-01-01"),
            Facet = new Text("cooperative+union"),
            Precision = TotalPrecision.AtLeast,
            Source = new Text("Báo Phú Thọ"),
        }).Then(Recorded("2022-12-31") with
        {
            From = Day("2022-01-01"),
            Facet = new Text("cooperative+union"),
            Precision = TotalPrecision.AtLeast,
            Source = new Text("Báo Phú Thọ"),
        });

    [Fact]
    public void A_total_is_entered_once()
    {
        var story = Given(Recorded("2022-12-31"));
        story.When(Record("2022-12-31") with { Amount = new Amount(393) })
            .ThenRefused(RecordTotal.Duplicate);
        story.When(Record("2023-12-31")).ThenRefused(RecordTotal.Duplicate);
        story.When(Record("2021-12-31")).ThenLaterFactStands(1, RecordTotal.Duplicate);
    }

    [Fact]
    public void A_total_is_placed_in_a_unit_that_exists_on_its_day()
    {
        Nothing.When(Record("2025-07-01")).ThenRefused(AdministrativeUnits.NotInForce);
        Nothing.When(Record("2022-12-31") with { Unit = Place.Parse("nowhere") })
            .ThenRefused(AdministrativeUnits.Unknown);
    }

    [Fact]
    public void A_total_of_a_cluster_is_of_one_that_is_formed_by_then()
    {
        var record = Record("2022-12-31") with { Unit = Place.Of(Midlands) };
        Nothing.Beside(Formed).When(record)
            .Then(Recorded("2022-12-31") with { Place = Place.Of(Midlands) });
        Nothing.When(record).ThenRefused(Cluster.Unknown);
        Nothing.Beside(Formed).When(record with { On = Day("2021-12-31") })
            .ThenRefused(Cluster.Unknown);
    }

    [Fact]
    public void A_window_runs_from_its_first_day_to_its_last()
    {
        Nothing.When(Record("2022-12-31") with { From = Day("2023-01-01") })
            .ThenRefused(Windows.UpsideDown);
        Nothing.When(Record("2022-12-31") with { From = Day("2022-12-31") })
            .Then(Recorded("2022-12-31") with { From = Day("2022-12-31") });
    }
}
