using CoopLedger.Domain.Places;

namespace CoopLedger.Domain.Tests.Places;

public sealed class PlaceTests
{
    [Theory]
    [InlineData("phu-tho", "phu-tho")]
    [InlineData("unit:phu-tho", "phu-tho")]
    [InlineData("cluster:trung-du", "cluster:trung-du")]
    public void A_place_is_a_unit_or_a_cluster(string text, string shown)
    {
        var place = Place.Parse(text);
        Assert.Equal(shown, place.ToString());
        Assert.Equal(place, Place.Parse(shown));
        Assert.NotEqual(place.Unit is null, place.Cluster is null);
    }

    [Fact]
    public void A_unit_and_a_cluster_of_one_name_are_two_places() =>
        Assert.NotEqual(Place.Parse("phu-tho"), Place.Parse("cluster:phu-tho"));

    [Theory]
    [InlineData("")]
    [InlineData("unit:")]
    [InlineData("cluster:")]
    [InlineData("nation:")]
    [InlineData("Cluster:trung-du")]
    [InlineData("Phú Thọ")]
    public void Anything_else_is_no_place(string text) =>
        Assert.Throws<FormatException>(() => Place.Parse(text));

    [Fact]
    public void The_nation_names_no_place()
    {
        Assert.Same(Scope.Nation, Scope.Parse("nation"));
        Assert.True(Scope.Nation.IsNation);
        Assert.Empty(Scope.Nation.Places);
    }

    [Fact]
    public void A_scope_may_name_several_places()
    {
        var scope = Scope.Parse("unit:phu-tho + cluster:trung-du");
        Assert.Equal("unit:phu-tho+cluster:trung-du", scope.Text);
        Assert.Equal<Place>(
            [Place.Parse("phu-tho"), Place.Parse("cluster:trung-du")], scope.Places);
        Assert.False(scope.IsNation);
        Assert.Equal(scope, Scope.Parse(scope.ToString()));
        Assert.Equal(scope.GetHashCode(), Scope.Parse(scope.Text).GetHashCode());
        Assert.NotEqual(scope, Scope.Parse("unit:phu-tho"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("phu-tho")]
    [InlineData("nation+unit:phu-tho")]
    [InlineData("unit:phu-tho+")]
    [InlineData("unit:phu-tho,unit:hoa-binh")]
    [InlineData("region:phu-tho")]
    [InlineData("unit:Phú Thọ")]
    [InlineData("Nation")]
    public void Anything_else_is_no_scope(string text) =>
        Assert.Throws<FormatException>(() => Scope.Parse(text));
}
