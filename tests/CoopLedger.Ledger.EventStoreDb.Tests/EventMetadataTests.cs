using System.Text;
using CoopLedger.Ledger.EventStoreDb.Events;
using CoopLedger.Ledger.Store;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Ledger.EventStoreDb.Tests;

public sealed class EventMetadataTests
{
    private static readonly EventMetadata Whole = new(
        new(
            "cán-bộ-7", "nhập/2024 — 🌾", DateTimeOffset.FromUnixTimeMilliseconds(1_712_811_600_123),
            new Guid("00112233-4455-6677-8899-aabbccddeeff"), new byte[] { 0, 255, 34 }),
        new Guid("ffeeddcc-bbaa-9988-7766-554433221100"), 1, 3);

    [Fact]
    public void What_is_written_is_read()
    {
        var read = EventMetadata.Read(Whole.Write());
        Assert.Equal(Whole.Origin.Metadata.ToArray(), read.Origin.Metadata.ToArray());
        Assert.Equal(
            Whole with { Origin = Whole.Origin with { Metadata = default } },
            read with { Origin = read.Origin with { Metadata = default } });
    }

    [Fact]
    public void It_is_JSON_that_the_servers_own_tools_understand()
    {
        var json = Encoding.UTF8.GetString(Whole.Write());
        Assert.Contains("\"$correlationId\":\"00112233-4455-6677-8899-aabbccddeeff\"", json);
        Assert.Contains("\"recordedAt\":1712811600123", json);
        Assert.DoesNotContain(
            "$correlationId",
            Encoding.UTF8.GetString((Whole with
            {
                Origin = Whole.Origin with { Correlation = Guid.Empty },
            }).Write()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"actor\":\"a\"}")]
    [InlineData("""{"actor":"a","key":"k","recordedAt":1,"ordinal":0,"count":1,"submit":"","x":1}""")]
    [InlineData("""{"actor":"a","key":"k","recordedAt":1,"ordinal":1,"count":1,"submit":""}""")]
    [InlineData("""{"actor":"a","key":"k","recordedAt":1,"ordinal":-1,"count":1,"submit":""}""")]
    [InlineData("""{"actor":null,"key":"k","recordedAt":1,"ordinal":0,"count":1,"submit":""}""")]
    [InlineData("""{"actor":"a","key":"k","recordedAt":1e99,"ordinal":0,"count":1,"submit":""}""")]
    [InlineData("""{"actor":"a","key":"k","recordedAt":1,"ordinal":0,"count":1,"submit":"*"}""")]
    [InlineData("""{"actor":"a","key":"k","recordedAt":1,"ordinal":0,"count":1,"submit":""} 1""")]
    public void What_nothing_of_ours_writes_is_refused(string json) =>
        Assert.Throws<FormatException>(() => EventMetadata.Read(Encoding.UTF8.GetBytes(json)));

    [Fact]
    public void Hostile_bytes_are_read_or_refused_and_nothing_else() =>
        Prop.ForAll<byte[], int>((noise, at) =>
        {
            var bytes = Whole.Write();
            var start = (int)(Math.Abs((long)at) % bytes.Length);
            noise.AsSpan(0, Math.Min(noise.Length, bytes.Length - start)).CopyTo(
                bytes.AsSpan(start));
            try
            {
                return EventMetadata.Read(bytes).Count >= 1;
            }
            catch (FormatException)
            {
                return true;
            }
        }).QuickCheckThrowOnFailure();
}
