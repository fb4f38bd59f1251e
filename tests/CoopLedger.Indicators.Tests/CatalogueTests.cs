using CoopLedger.Domain.Facts;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Tests;

public sealed class CatalogueTests
{
    [Fact]
    public void Every_measure_and_indicator_that_is_written_is_in_the_catalogue()
    {
        var written = typeof(Catalogue).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.IsSubclassOf(typeof(Indicator))).ToHashSet();
        Assert.True(written.Count > 25, $"{written.Count}");
        var listed = Catalogue.All.Concat(Catalogue.Earlier).ToList();
        Assert.Equal(written, listed.Select(indicator => indicator.GetType()).ToHashSet());
        Assert.Equal(written.Count, listed.Count);
        Assert.Equal(
            written.Where(type => type.IsSubclassOf(typeof(Measure))).ToHashSet(),
            Catalogue.Measures.Select(measure => measure.GetType()).ToHashSet());
    }

    [Fact]
    public void Every_indicator_is_found_by_its_code_and_said_in_two_languages() =>
        Assert.All(Catalogue.All, indicator =>
        {
            Assert.Same(Catalogue.Find(indicator.Code), Catalogue.Find(new(indicator.Code.Text)));
            Assert.Equal(indicator.GetType(), Catalogue.Find(indicator.Code)!.GetType());
            Assert.Equal(indicator.Code.Text, indicator.ToString());
            Assert.All(
                (Labels[])[indicator.Labels, indicator.Formula, indicator.Unit.Labels],
                labels => Assert.False(
                    string.IsNullOrWhiteSpace(labels.Vietnamese)
                    || string.IsNullOrWhiteSpace(labels.English)));
            Assert.Contains(
                indicator.Nature,
                (string[])["stock", "flow", "distinct", "ratio", "average", "growth",
                    "reported-only"],
                StringComparer.Ordinal);
            Assert.InRange(indicator.Decimals, 0, 2);
            indicator.CheckFacet(indicator.DefaultFacet);
        });

    [Fact]
    public void An_earlier_version_can_still_be_asked_for_by_code_and_version()
    {
        Assert.NotEmpty(Catalogue.Earlier);
        Assert.All(Catalogue.Earlier, earlier =>
        {
            var latest = Catalogue.Find(earlier.Code)!;
            Assert.True(earlier.Version < latest.Version);
            Assert.Same(earlier, Catalogue.Named($"{earlier.Code}@{earlier.Version}"));
            Assert.Same(latest, Catalogue.Named($"{earlier.Code}@{latest.Version}"));
            Assert.Same(latest, Catalogue.Named(earlier.Code.Text));
        });
        Assert.Null(Catalogue.Named("members@2"));
        Assert.Null(Catalogue.Named("member"));
    }

    [Fact]
    public void An_unknown_code_has_nearest_ones()
    {
        Assert.Null(Catalogue.Find(new("member")));
        Assert.Equal("members", Catalogue.Nearest(new("member")).First());
        Assert.Equal(3, Catalogue.Nearest(new("x")).Count());
    }

    [Fact]
    public void A_ceiling_is_a_stock_of_the_same_kinds() =>
        Assert.All(
            Catalogue.Measures.Where(measure => measure.Ceiling is not null),
            measure =>
            {
                var ceiling = Assert.IsType<Measure>(
                    Catalogue.Find(new(measure.Ceiling!)), exactMatch: false);
                Assert.Equal(measure.IsStock, ceiling.IsStock);
                Assert.Same(measure.Dimensions, ceiling.Dimensions);
            });

    [Fact]
    public void Every_event_that_is_counted_is_an_event_of_the_domain()
    {
        var counted = Catalogue.Measures.SelectMany(PostingTable.Counted).ToHashSet();
        Assert.True(counted.Count > 8, $"{counted.Count}");
        Assert.All(counted, type => Assert.True(type.IsSealed && type.IsSubclassOf(typeof(Event))));
    }
}
