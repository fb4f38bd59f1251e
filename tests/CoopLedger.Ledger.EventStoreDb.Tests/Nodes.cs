using CoopLedger.Doubles;
using CoopLedger.Ledger.EventStoreDb.Books;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Tests;

/// <summary>Waiting for what a node learns by itself.</summary>
internal static class Nodes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static async Task Reaches(this EventStoreDbLedger node, long position)
    {
        using var stop = new CancellationTokenSource(Patience);
        while ((await node.ReadHead(stop.Token)).Position < position)
        {
            await Task.Delay(10, stop.Token);
        }
    }

    public static async Task Alarmed(this EventStoreDbLedger node)
    {
        using var stop = new CancellationTokenSource(Patience);
        while (node.Alarms.IsEmpty)
        {
            await Task.Delay(10, stop.Token);
        }
    }
}

/// <summary>A mirror that is there again when a ledger is opened again.</summary>
internal sealed class KeptMirror
{
    public MemoryEventStore? Store { get; private set; }

    public IMirrorStore Of(Guid ledger) => Store ??= new(ledger);
}

/// <summary>The seals of the ledger on a server.</summary>
internal sealed class Seals(EventStoreDouble server, Guid ledger) : IAsyncDisposable
{
    private readonly EventStoreClient _client = ClientOf(server);

    public static EventStoreClient ClientOf(EventStoreDouble server) =>
        new(EventStoreClientSettings.Create(server.ConnectionString));

    public async Task<List<Seal>> All()
    {
        var all = new List<Seal>();
        var book = new SealBook(_client, new LedgerStreams("coopledger").Seals, ledger);
        await foreach (var seal in book.ReadAll(CancellationToken.None))
        {
            all.Add(seal);
        }

        return all;
    }

    /// <summary>Seals the first events as no ledger would, before the ledger does.</summary>
    public async Task Forge(int size)
    {
        var places = server.Log.All.Take(size).Select(one => new Position(1, 1));
        var seal = new Seal(1, [.. places], [.. Enumerable.Repeat(default(Digest), size)],
            default, []);
        var book = new SealBook(_client, new LedgerStreams("coopledger").Seals, ledger);
        Assert.True(await book.TryAppend(seal, -1, CancellationToken.None));
    }

    public ValueTask DisposeAsync() => _client.DisposeAsync();
}
