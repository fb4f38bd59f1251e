using EventStore.Client;

namespace CoopLedger.EventStoreClient.Tests.Values;

/// <summary>The values of the public names behave as documented.</summary>
public sealed class ValueTests
{
    private const string Text = "00112233-4455-6677-8899-aabbccddeeff";

    [Fact]
    public void A_uuid_has_the_order_of_the_rfc_on_the_wire()
    {
        var wire = Uuid.Parse(Text).ToWire();
        Assert.Equal(0x0011223344556677, wire.Structured.MostSignificantBits);
        Assert.Equal(unchecked((long)0x8899aabbccddeeff), wire.Structured.LeastSignificantBits);
        Assert.Equal(Uuid.Parse(Text), Uuid.FromWire(wire));
        Assert.Equal(Uuid.Parse(Text), Uuid.FromWire(new() { String = Text }));
    }

    [Fact]
    public void A_uuid_and_a_guid_have_the_same_text()
    {
        var guid = Guid.Parse(Text);
        Assert.Equal(Text, Uuid.FromGuid(guid).ToString());
        Assert.Equal(guid, Uuid.FromGuid(guid).ToGuid());
        Assert.Equal("00112233445566778899aabbccddeeff", Uuid.Parse(Text).ToString("n"));
        Assert.NotEqual(Uuid.NewUuid(), Uuid.NewUuid());
        Assert.Throws<FormatException>(() => Uuid.Parse("x"));
    }

    [Fact]
    public void Positions_are_ordered_by_commit_then_prepare()
    {
        Assert.True(new Position(2, 1) > new Position(1, 1));
        Assert.True(new Position(2, 1) < new Position(2, 2));
        Assert.True(Position.Start < new Position(1, 0) && new Position(1, 0) < Position.End);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Position(1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Position(1UL << 63, 0));
    }

    [Theory]
    [InlineData("C:12/P:11", true)]
    [InlineData("C:18446744073709551615/P:18446744073709551615", true)]
    [InlineData("C:1/P:2", false)]
    [InlineData("C:9223372036854775808/P:0", false)]
    [InlineData("C:1", false)]
    [InlineData("P:1/C:1", false)]
    [InlineData("C:+1/P:1", false)]
    public void A_position_reads_what_it_writes(string text, bool isPosition)
    {
        Assert.Equal(isPosition, Position.TryParse(text, out var position));
        Assert.Equal(isPosition ? text : null, position?.ToString());
    }

    [Fact]
    public void The_markers_of_a_stream_are_minus_one()
    {
        Assert.Equal(-1, StreamPosition.End.ToInt64());
        Assert.Equal(-1, StreamRevision.None.ToInt64());
        Assert.Equal(StreamPosition.End, StreamPosition.FromInt64(-1));
        Assert.Equal(StreamRevision.None, StreamRevision.FromInt64(-1));
        Assert.Equal((-1L, -2L, -4L), (
            StreamState.NoStream.ToInt64(), StreamState.Any.ToInt64(),
            StreamState.StreamExists.ToInt64()));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StreamRevision(1UL << 63));
    }

    [Fact]
    public void An_event_needs_an_id_and_a_media_type()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new EventData(Uuid.Empty, "a", default));
        Assert.Throws<FormatException>(
            () => new EventData(Uuid.NewUuid(), "a", default, contentType: "no type"));
        Assert.Equal(
            "application/json", new EventData(Uuid.NewUuid(), "a", default).ContentType);
    }

    [Fact]
    public void A_subscription_begins_after_a_place_and_not_at_the_end_of_it()
    {
        Assert.Throws<ArgumentException>(() => FromAll.After(Position.End));
        Assert.Throws<ArgumentException>(() => FromStream.After(StreamPosition.End));
        Assert.NotEqual(FromAll.Start, FromAll.After(Position.Start));
        Assert.Equal((5UL, 4UL), FromAll.After(new Position(5, 4)).ToUInt64());
        Assert.Throws<InvalidOperationException>(() => FromAll.Start.ToUInt64());
    }

    [Fact]
    public void A_filter_has_a_window_of_at_least_one()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => StreamFilter.Prefix(0, "a"));
        Assert.Throws<ArgumentOutOfRangeException>(
            () => new SubscriptionFilterOptions(StreamFilter.None, 0));
        Assert.Equal(StreamFilter.Prefix("a", "b"), StreamFilter.Prefix(["a", "b"]));
        Assert.Equal(32U, EventTypeFilter.ExcludeSystemEvents().MaxSearchWindow);
        Assert.Null(StreamFilter.Prefix("a").MaxSearchWindow);
    }
}
