using System.Text;
using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Probe;

/// <summary>Several writers in one process, each on streams of its own, until it is killed. Each
/// acknowledged event is said as <c>position id .</c>; a line without its dot was cut short.
/// </summary>
internal static class Writers
{
    private const int Count = 6;
    private const int EventsMax = 3;

    public static async Task Run(string path, string name)
    {
        await using var store = SqliteEventStore.Open(path, StoreAccess.ReadWrite);
        await Task.WhenAll(Enumerable.Range(0, Count).Select(
            number => Task.Run(() => Write(store, new StreamName($"cluster-{name}{number}")))));
    }

    private static async Task Write(SqliteEventStore store, StreamName stream)
    {
        var last = (await store.ReadStream(stream, CancellationToken.None)).Length - 1L;
        while (true)
        {
            var count = 1 + Random.Shared.Next(EventsMax);
            var stored = await store.Append(
                stream, last, [.. Enumerable.Range(0, count).Select(Event)], Origin(),
                CancellationToken.None);
            last += count;
            var said = string.Concat(stored.Select(
                one => $"{one.Position} {one.Event.Id:n} .\n"));
            await Console.Out.WriteAsync(said);
            await Console.Out.FlushAsync();
        }
    }

    private static NewEvent Event(int number)
    {
        var fact = new ClusterJoined(
            new($"c{number}"), new("phu-tho"), new(2000 + Random.Shared.Next(20)),
            new DateOnly(2024, 1, 1));
        return new(Guid.NewGuid(), EventJson.NameOf(fact), EventJson.Write(fact), Guid.Empty);
    }

    private static Origin Origin() => new(
        "probe", $"key-{Random.Shared.Next()}", DateTimeOffset.UtcNow, Guid.Empty,
        Encoding.UTF8.GetBytes(
            $$$"""{"command":"c","fingerprint":"f","evidence":{"note":"{{{
                new string('x', Random.Shared.Next(900))}}}"}}"""));
}
