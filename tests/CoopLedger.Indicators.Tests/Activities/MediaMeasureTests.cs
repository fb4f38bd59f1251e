using CoopLedger.Domain.Media;
using CoopLedger.Indicators.Answers;
using static CoopLedger.Indicators.Tests.Activities.Doings;

namespace CoopLedger.Indicators.Tests.Activities;

/// <summary>G16 and I20: 16 items "on the newspaper and the portal" are 16, and of one channel
/// alone nobody knows how many.</summary>
public sealed class MediaMeasureTests
{
    private static Book PhuTho() => new Book().Record(
        Output("a", "newspaper+portal", 16),
        Output("b", "broadcast", 18, MediaKind.News),
        Output("c", "broadcast", 3, MediaKind.Report),
        Output("d", "vca-website", 11),
        Output("e", "alliance-website+social", 94));

    private static string Shown(string? facet = null) =>
        Display.Value(PhuTho().Ask("media-items", facet: facet), vietnamese: true);

    [Fact]
    public void Items_on_two_channels_count_once()
    {
        Assert.Equal("142", Shown());
        Assert.Equal("139", Shown("article+news+post"));
        Assert.Equal("16", Shown("newspaper+portal"));
        Assert.Equal("21", Shown("broadcast"));
        Assert.Equal("37", Shown("newspaper+portal+broadcast"));
    }

    [Fact]
    public void One_channel_of_a_set_has_an_interval_and_says_why()
    {
        Assert.Equal("không quá 16", Shown("newspaper"));
        Assert.Equal("11–27", Shown("vca-website+portal"));
        Assert.Equal(
            Bounds.Between(0, 94), PhuTho().Ask("media-items", facet: "social").Value);
        Assert.Equal("total-not-split", PhuTho().Warnings("media-items", facet: "newspaper"));
        Assert.Equal("", PhuTho().Warnings("media-items"));
    }

    [Fact]
    public void Kind_and_channel_narrow_each_other()
    {
        Assert.Equal("3", Shown("report+broadcast"));
        Assert.Equal("0", Shown("report+portal"));
        Assert.Equal("không quá 16", Shown("article+portal"));
    }
}
