using System.Collections.Immutable;
using CoopLedger.Bench;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Tests.Tampering;

/// <summary>A signed ledger as it should be, made once; each case forges a copy of it.</summary>
public sealed class SignedLedger : IAsyncLifetime, IDisposable
{
    public const int Events = 700;

    /// <summary>The sizes at which it was signed. The last row of stored hashes ends at 512.
    /// </summary>
    public static readonly ImmutableArray<int> Signed = [100, 300, 520, Events];

    private readonly TestFolder _folder = new();
    private ImmutableArray<StoredEvent> _all = [];

    /// <summary>The ledger, its keys beside it as <c>ledger.db.keys</c>, and what a stranger has:
    /// the same log in <c>stranger.db</c>, signed with a key of his own.</summary>
    public string Root => _folder.Root;

    public IReadOnlyList<StoredEvent> All => _all;

    public async Task InitializeAsync()
    {
        var made = _folder.Path("made.db");
        await using (var store = SqliteEventStore.Create(made, Nation.LedgerId))
        {
            // A reversal names a position: where events are moved, it would be what is found first.
            await Nation.Of(new NationPlan(Events, Corrections: 0)).Write(store);
            var all = ImmutableArray.CreateBuilder<StoredEvent>();
            await foreach (var batch in store.ReadAll(0, Events, CancellationToken.None))
            {
                all.AddRange(batch);
            }

            _all = all.DrainToImmutable();
        }

        foreach (var name in (string[])["ledger.db", "stranger.db"])
        {
            await Write(_folder.Path(name));
        }

        File.Delete(made);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    internal static LedgerKeys KeysOf(string path) =>
        new(new KeyFolder(path + ".keys"), Nation.LedgerId);

    internal static Task<SignedCheckpoint> Sign(SqliteEventStore store, string path) =>
        new CheckpointSigning(store, store, KeysOf(path), TimeProvider.System)
            .Sign(CancellationToken.None);

    private async Task Write(string path)
    {
        await using var store = SqliteEventStore.Create(path, Nation.LedgerId);
        KeysOf(path).Make();
        var from = 0;
        foreach (var size in Signed)
        {
            await Append(store, _all.AsMemory()[from..size]);
            await Sign(store, path);
            from = size;
        }
    }

    private static async Task Append(SqliteEventStore store, ReadOnlyMemory<StoredEvent> events)
    {
        // They wait together, so that few transactions are made; their order stays.
        var waiting = new List<Task>();
        foreach (var stored in events.ToArray())
        {
            waiting.Add(store.Append(
                stored.Stream, stored.Revision - 1, [stored.Event], stored.Origin,
                CancellationToken.None));
        }

        await Task.WhenAll(waiting);
    }
}
