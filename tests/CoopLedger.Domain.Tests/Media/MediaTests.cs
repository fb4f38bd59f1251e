using CoopLedger.Domain.Media;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Media;

public sealed class MediaTests
{
    private static readonly MediaOutputId Id = new("tin-bai-8t");
    private static readonly ChannelSet Both = new(Channel.Portal, Channel.Newspaper);
    private static readonly BulletinId Bulletin = new("ban-tin");

    private static RecordMediaOutput Record(string on, int count = 16) =>
        new(Id, PhuTho, Both, MediaKind.Article, new Count(count), Day(on), Day("2023-01-01"));

    private static MediaOutputRecorded Recorded(string on) => new(
        Id, Day(on), Day("2023-01-01"), PhuTho, Both, MediaKind.Article, new Count(16));

    private static IssueBulletin Issue(string on, int copies = 500) =>
        new(Bulletin, PhuTho, new("Bản tin KTTT"), new Count(copies), Day(on), new Count(2));

    private static BulletinIssued Issued(string on) =>
        new(Bulletin, Day(on), PhuTho, new("Bản tin KTTT"), new Count(500), new Count(2));

    [Fact]
    public void Outputs_are_recorded_with_the_set_of_their_channels() =>
        Nothing.When(Record("2023-08-31")).Then(Recorded("2023-08-31"));

    [Fact]
    public void Outputs_are_counted_once()
    {
        Given(Recorded("2023-08-31")).When(Record("2023-08-31", 17))
            .ThenRefused(RecordMediaOutput.Duplicate);
        Nothing.When(Record("2022-12-31")).ThenRefused(Windows.UpsideDown);
        Nothing.When(Record("2025-07-01")).ThenRefused(AdministrativeUnits.NotInForce);
    }

    // I20: "Báo Phú Thọ và Cổng thông tin điện tử" are two channels of one set.
    [Fact]
    public void A_set_of_channels_is_the_same_in_any_order()
    {
        Assert.Equal("newspaper+portal", Both.ToString());
        Assert.Equal(Both, ChannelSet.Parse("portal+newspaper"));
        Assert.Equal(Both, ChannelSet.Parse("Cổng thông tin điện tử + Báo"));
        Assert.Equal<Channel>([Channel.Newspaper, Channel.Portal], Both.Each);
        Assert.NotEqual(Both, ChannelSet.Parse("portal"));
        Assert.Equal("portal", ChannelSet.Parse("portal+portal").ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("newspaper+")]
    [InlineData("telegraph")]
    public void What_is_no_channel_is_no_set_of_them(string text) =>
        Assert.Throws<FormatException>(() => ChannelSet.Parse(text));

    [Fact]
    public void An_output_without_a_channel_there_is_not() =>
        Assert.Throws<FormatException>(() => new ChannelSet());

    // Trap 27: copies are not issues.
    [Fact]
    public void A_bulletin_has_copies_and_perhaps_issues()
    {
        Nothing.When(Issue("2023-08-31")).Then(Issued("2023-08-31"));
        Nothing.When(Issue("2023-08-31") with { Issues = null })
            .Then(Issued("2023-08-31") with { Issues = null });
        Nothing.When(Issue("2023-08-31", 1)).ThenRefused(IssueBulletin.MoreIssuesThanCopies);
        Nothing.When(Issue("2025-07-01")).ThenRefused(AdministrativeUnits.NotInForce);
        Given(Issued("2023-08-31")).When(Issue("2023-08-31", 600))
            .ThenRefused(IssueBulletin.Duplicate);
    }
}
