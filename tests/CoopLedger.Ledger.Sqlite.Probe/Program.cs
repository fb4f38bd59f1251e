// A second process for the tests of the SQLite store: probe VERB PATH [NUMBER].
// By itself: probe crash FOLDER ROUNDS, which makes FOLDER/crash.db and keeps it.
using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Snapshots;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Sqlite.Probe;
using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;

try
{
    var (verb, path) = (args[0], args[1]);
    switch (verb)
    {
        case "hold":
            await Hold(path);
            break;
        case "append":
            await Append(path);
            break;
        case "follow":
            await Follow(path, until: long.Parse(args[2]));
            break;
        case "read":
            await Read(path);
            break;
        case "write":
            await Writers.Run(path, args[2]);
            break;
        case "rebuild":
            await Rebuilding.Run(path, int.Parse(args[2]));
            break;
        case "snapshot":
            await Snapshot(path);
            break;
        case "crash":
            await Crash.Run(path, int.Parse(args[2]));
            break;
        default:
            throw new ArgumentException($"There is no verb {verb}.", nameof(args));
    }

    return 0;
}
catch (StoreException refused)
{
    await Say(refused.Code);
    return 2;
}

// Holds the write lock until its standard input ends.
static async Task Hold(string path)
{
    await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
    await connection.OpenAsync();
    await using var transaction = connection.BeginTransaction(deferred: false);
    await Say("held");
    await Console.In.ReadToEndAsync();
}

// Appends one event after another until it is killed, and says each position it was given.
static async Task Append(string path)
{
    await using var store = SqliteEventStore.Open(path, StoreAccess.ReadWrite);
    var stream = new StreamName("loan-probe");
    var known = await store.ReadStream(stream, CancellationToken.None);
    for (var revision = known.Length; ; revision++)
    {
        var fact = new NewEvent(
            Guid.NewGuid(), "loan.disbursed.v1",
            Encoding.UTF8.GetBytes($"[{revision}]"), Guid.Empty);
        var origin = new Origin(
            "probe", $"key-{revision}", DateTimeOffset.UnixEpoch, Guid.Empty, default);
        var stored = await store.Append(
            stream, revision - 1, [fact], origin, CancellationToken.None);
        await Say($"{stored[0].Position}");
    }
}

// Says each position as it appears, up to one.
static async Task Follow(string path, long until)
{
    await using var store = SqliteEventStore.Open(path, StoreAccess.Read);
    await Say("open");
    await foreach (var batch in store.Subscribe(0, CancellationToken.None))
    {
        foreach (var stored in batch)
        {
            await Say($"{stored.Position}");
        }

        if (batch[^1].Position >= until)
        {
            return;
        }
    }
}

// Saves a snapshot again and again until it is killed, and says each time that it did.
static async Task Snapshot(string path)
{
    await using var store = SqliteEventStore.Open(path, StoreAccess.Read);
    var projection = await Rebuild.Run(store);
    var snapshot = SnapshotFile.Beside(path);
    await Say("rebuilt");
    while (await snapshot.TrySave(projection, store, CancellationToken.None))
    {
        await Say("saved");
    }
}

// Says how many events it read and the root.
static async Task Read(string path)
{
    await using var store = SqliteEventStore.Open(path, StoreAccess.Read);
    var count = 0;
    await foreach (var batch in store.ReadAll(0, 10, CancellationToken.None))
    {
        count += batch.Length;
    }

    var head = await store.ReadHead(CancellationToken.None);
    await Say($"{count} {head.RootText}");
}

static async Task Say(string line)
{
    await Console.Out.WriteLineAsync(line);
    await Console.Out.FlushAsync();
}
