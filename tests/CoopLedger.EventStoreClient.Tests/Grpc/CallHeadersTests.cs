using EventStore.Client.Grpc;

namespace CoopLedger.EventStoreClient.Tests.Grpc;

/// <summary>A time-out has eight digits and a unit, and is never shorter than was asked for.
/// </summary>
public sealed class CallHeadersTests
{
    [Theory]
    [InlineData(0L, "1m")]
    [InlineData(1L, "1m")]
    [InlineData(10_000L, "1m")]
    [InlineData(10_001L, "2m")]
    [InlineData(100_000_000L, "10000m")]
    [InlineData(999_999_990_000L, "99999999m")]
    [InlineData(1_000_000_000_000L, "100000S")]
    [InlineData(long.MaxValue, "99999999H")]
    public void A_time_out_is_rounded_up(long ticks, string text) =>
        Assert.Equal(text, CallHeaders.TimeoutOf(TimeSpan.FromTicks(ticks)));
}
