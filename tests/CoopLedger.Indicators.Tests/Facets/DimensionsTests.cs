using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;

namespace CoopLedger.Indicators.Tests.Facets;

public sealed class DimensionsTests
{
    private static readonly Dimensions Kinds = Dimensions.ByKind;
    private static readonly Dimensions Awards = Dimensions.ByAward;

    private static Facet Award(
        CommendationForm form, RecipientKind recipient, AuthorityLevel? level = null) =>
        Facet.Of(form, recipient, level);

    [Theory]
    [InlineData("cooperative", "cooperative")]
    [InlineData("union+cooperative", "cooperative+union")]
    [InlineData(" Union + COOPERATIVE ", "cooperative+union")]
    [InlineData("HTX+liên hiệp hợp tác xã", "cooperative+union")]
    [InlineData("", "")]
    [InlineData("all", "")]
    [InlineData(null, "")]
    [InlineData("cooperative+union+group+credit-fund+enterprise", "")]
    public void A_facet_is_written_in_one_way(string? text, string shown)
    {
        var facet = Kinds.Parse(text);
        Assert.Equal(shown, Kinds.Format(facet));
        Assert.Equal(facet, Kinds.Parse(shown));
    }

    [Fact]
    public void Codes_of_one_dimension_are_alternatives_and_dimensions_narrow_each_other()
    {
        var facet = Awards.Parse("bang-khen+giay-khen+individual");
        Assert.Equal("bang-khen+giay-khen+individual", Awards.Format(facet));
        Assert.Equal(Overlap.Whole, Awards.Overlaps(
            Award(CommendationForm.GiayKhen, RecipientKind.Individual), facet));
        Assert.Equal(Overlap.None, Awards.Overlaps(
            Award(CommendationForm.GiayKhen, RecipientKind.Household), facet));
        Assert.Equal(Overlap.None, Awards.Overlaps(
            Award(CommendationForm.HuyChuong, RecipientKind.Individual), facet));
        Assert.Equal(Overlap.Part, Awards.Overlaps(Awards.Parse("individual"), facet));
        Assert.Equal(
            "bang-khen+collective", Awards.Format(Award(default, RecipientKind.Collective)));
        Assert.Equal("bang-khen+collective+province", Awards.Format(
            Award(default, RecipientKind.Collective, AuthorityLevel.Province)));
    }

    [Fact]
    public void An_account_counts_wholly_in_part_or_not_at_all()
    {
        var asked = Kinds.Parse("cooperative");
        Assert.Equal(
            Overlap.Whole, Kinds.Overlaps(Facet.Of(OrganisationKind.Cooperative), asked));
        Assert.Equal(Overlap.None, Kinds.Overlaps(Facet.Of(OrganisationKind.Union), asked));
        Assert.Equal(Overlap.Part, Kinds.Overlaps(Kinds.Parse("cooperative+union"), asked));
        Assert.Equal(
            Overlap.Whole, Kinds.Overlaps(Kinds.Parse("cooperative+union"), Kinds.Everything));
    }

    [Fact]
    public void A_measure_without_dimensions_counts_everything()
    {
        Assert.Equal(default, Dimensions.None.Everything);
        Assert.Equal(Overlap.Whole, Dimensions.None.Overlaps(default, default));
        Assert.Empty(Dimensions.None.Format(default));
    }

    [Fact]
    public void A_total_of_organisations_that_names_no_kind_is_of_cooperatives()
    {
        Assert.Equal("cooperative", Kinds.Format(Kinds.ParseTotal(null)));
        Assert.Equal("union", Kinds.Format(Kinds.ParseTotal("union")));
        Assert.Equal("", Awards.Format(Awards.ParseTotal(null)));
    }

    [Theory]
    [InlineData("company")]
    [InlineData("cooperative,union")]
    [InlineData("bang-khen")]
    public void A_code_that_no_dimension_has_is_refused_with_those_it_has(string text)
    {
        var problem = Assert.Throws<FormatException>(() => Kinds.Parse(text));
        Assert.Contains("cooperative, union, group, credit-fund, enterprise", problem.Message,
            StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => Dimensions.None.Parse("cooperative"));
    }

    [Fact]
    public void Every_dimension_fits_into_its_bits_and_no_code_is_in_two_of_a_measure() =>
        Assert.All(Catalogue.Measures, measure =>
        {
            Assert.InRange(measure.Dimensions.Each.Length, 0, 4);
            Assert.All(measure.Dimensions.Each, dimension =>
                Assert.InRange(dimension.Values.Length, 1, 16));
            var codes = measure.Dimensions.Each
                .SelectMany(dimension => dimension.Values.Select(value => value.Code)).ToList();
            Assert.Equal(codes.Count, codes.ToHashSet(StringComparer.Ordinal).Count);
        });
}
