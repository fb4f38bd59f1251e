using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>A ledger of real events, copied for each attack on it, and everything that can be read
/// of it.</summary>
internal sealed class HostileLedger : IAsyncDisposable
{
    private readonly TestFolder _folder = new();
    private int _copies;

    public ImmutableArray<StoredEvent> Events { get; private set; }

    public Guid Id { get; } = Guid.NewGuid();

    private string Original => _folder.Path("original.db");

    public static async Task<HostileLedger> Make(string example, int eventsMax)
    {
        var ledger = new HostileLedger();
        await using var store = SqliteEventStore.Create(ledger.Original, ledger.Id);
        await using var services = new ServiceCollection()
            .AddLedger(store, TimeProvider.System).BuildServiceProvider();
        var lines = await File.ReadAllLinesAsync(Example(example));
        foreach (var line in lines.TakeWhile(_ => ledger.Events.IsDefault
            || ledger.Events.Length < eventsMax))
        {
            await Import(services, line + "\n");
            ledger.Events = [.. await All(store)];
        }

        return ledger;
    }

    /// <summary>Imports bytes and returns what was refused.</summary>
    public static async Task<List<RefusedLine>> Import(IServiceProvider services, byte[] bytes)
    {
        var refused = new List<RefusedLine>();
        using var file = new MemoryStream(bytes);
        await new Import(services.GetRequiredService<IMediator>()).Run(
            "test.jsonl", file, "staff-1", stopOnRefusal: false, refused.Add, null, default);
        return refused;
    }

    public static string Example(string name, [CallerFilePath] string here = "") => Path.Combine(
        Path.GetDirectoryName(here)!, "..", "..", "docs", "examples", name);

    /// <summary>A copy that somebody has changed behind our back.</summary>
    public string Changed(string sql, params ReadOnlySpan<(string Name, object Value)> values)
    {
        _copies++;
        var path = _folder.Path($"{_copies}.db");
        File.Copy(Original, path);
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            "PRAGMA ignore_check_constraints = ON;"
            + string.Concat(Triggers(connection).Select(name => $"DROP TRIGGER {name};")) + sql;
        foreach (var (name, value) in values)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
        return path;
    }

    public void Remove(string path)
    {
        File.Delete(path);
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
    }

    /// <summary>Reads everything in every way. Only the faults that a ledger may have pass.
    /// </summary>
    /// <returns>The faults that were told, and whether a verification finds it sound.</returns>
    public static async Task<(List<Exception> Faults, bool IsSound, List<StoredEvent> Read)> Read(
        string path, IEnumerable<StoredEvent> known)
    {
        var faults = new List<Exception>();
        var read = new List<StoredEvent>();
        var isSound = false;
        await Allowed(faults, async () =>
        {
            await using var store = SqliteEventStore.Open(path, StoreAccess.Read);
            await Allowed(faults, async () => await store.ReadHead(default));
            await Allowed(faults, async () =>
            {
                await foreach (var page in store.ReadAll(0, 3, default))
                {
                    read.AddRange(page);
                }
            });
            foreach (var stored in known)
            {
                await Allowed(faults, async () => await store.Find(stored.Event.Id, default));
                await Allowed(faults, async () => await store.Find(stored.Position, default));
                await Allowed(faults, async () => await store.ReadStream(stored.Stream, default));
            }

            await Allowed(faults, async () => await store.PositionAt(DateTimeOffset.Now, default));
            await Allowed(faults, async () =>
            {
                var report = await LedgerVerification.Run(store, null, default);
                isSound = report.IsSound;
                Assert.True(report.IsSound || report.FaultPosition is not null, report.Fault);
            });
        });
        await Allowed(faults, () => Task.Run(() => AskEverything(read)));
        await Allowed(faults, () => Append(path, known.First().Stream));
        return (faults, isSound, read);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Every register and every indicator over what could be read.</summary>
    private static void AskEverything(List<StoredEvent> read)
    {
        var projection = new Projection();
        foreach (var stored in read)
        {
            stored.ApplyTo(projection);
        }

        var day = new DateOnly(2024, 12, 31);
        foreach (var register in RegisterCatalogue.All)
        {
            Assert.All(
                register.Rows(projection, day, long.MaxValue), row => Assert.NotEmpty(row.Cells));
        }

        foreach (var indicator in Catalogue.All)
        {
            var question = new Question(
                Scope.Parse("nation"), new(2021, 1, 1), day, long.MaxValue);
            Assert.NotNull(projection.Ask(indicator, question));
        }
    }

    private static async Task Append(string path, StreamName stream)
    {
        await using var store = SqliteEventStore.Open(path, StoreAccess.ReadWrite);
        var past = await store.ReadStream(stream, default);
        await store.Append(stream, past.Length - 1, Sample.Event());
    }

    private static async Task Allowed(List<Exception> faults, Func<Task> action)
    {
        try
        {
            await action();
        }
        catch (Exception told) when (
            told is StoreException { Code: not "" } or LedgerDamagedException
                or WrongExpectedRevisionException)
        {
            faults.Add(told);
        }
    }

    private static List<string> Triggers(SqliteConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_schema WHERE type = 'trigger';";
        using var rows = command.ExecuteReader();
        var names = new List<string>();
        while (rows.Read())
        {
            names.Add(rows.GetString(0));
        }

        return names;
    }

    private static Task Import(IServiceProvider services, string text) =>
        Import(services, System.Text.Encoding.UTF8.GetBytes(text));

    private static async Task<List<StoredEvent>> All(SqliteEventStore store)
    {
        var all = new List<StoredEvent>();
        await foreach (var page in store.ReadAll(0, 100, default))
        {
            all.AddRange(page);
        }

        return all;
    }
}
