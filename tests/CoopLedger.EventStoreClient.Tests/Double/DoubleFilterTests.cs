using CoopLedger.Doubles;

namespace CoopLedger.EventStoreClient.Tests.Double;

/// <summary>Which events the double's filters want.</summary>
public sealed class DoubleFilterTests
{
    private static readonly RecordedEvent Stored = Given.Log(0).All[0];

    [Theory]
    [InlineData(true, null, "loans", true)]
    [InlineData(true, null, "lo", true)]
    [InlineData(true, null, "Lo", false)]
    [InlineData(true, null, "numbered", false)]
    [InlineData(false, null, "numbered", true)]
    [InlineData(true, "^lo.n", null, true)]
    [InlineData(true, "oan", null, true)] // Anywhere in the name, unless it is anchored.
    [InlineData(true, "^oan", null, false)]
    [InlineData(false, "^[^\\$].*", null, true)]
    [InlineData(false, "^num", "loans", true)] // A pattern counts before prefixes.
    [InlineData(true, "", "lo", true)]
    [InlineData(true, null, null, false)]
    public void A_filter_goes_by_stream_or_type_and_by_prefix_or_pattern(
        bool byStream, string? pattern, string? prefix, bool wanted) => Assert.Equal(
        wanted,
        new DoubleFilter(byStream, pattern, prefix is null ? [] : ["none", prefix]).Wants(Stored));

    [Fact]
    public void The_usual_pattern_leaves_events_of_the_system_out()
    {
        var log = new DoubleLog();
        log.SetMetadata(Given.Stream, "{}");
        Assert.False(new DoubleFilter(false, "^[^\\$].*", []).Wants(log.All[0]));
    }

    [Fact]
    public void What_is_no_pattern_is_refused() =>
        Assert.ThrowsAny<ArgumentException>(() => new DoubleFilter(true, "(", []));
}
