using System.Text;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.Extensions.DependencyInjection;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>Bytes of somebody who means harm, in every place that is read: each ends in an answer
/// or in a fault that is known, and none changes what is read without a word.</summary>
public sealed class HostileTests
{
    private const int EventsMax = 12;

    private static readonly Gen<byte[]> Bytes =
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();

    private static readonly Gen<long> Number = Gen.OneOf(
        Gen.Choose(-3, 40).Select(value => (long)value),
        Gen.Elements(
            long.MinValue, long.MaxValue, int.MaxValue + 1L, -62135596800001L, 253402300800000L));

    private static readonly Gen<string> Text = Gen.OneOf(
        Bytes.Select(Encoding.Latin1.GetString),
        Gen.Elements("", "-", "loan-", "loan-1", "\0", "a\u0301", "\uD800", new string('x', 5000)));

    /// <summary>Every column of every table that is read, with its type.</summary>
    public static TheoryData<string, string, string> Columns { get; } = new()
    {
        { "event", "position", "number" }, { "event", "stream", "text" },
        { "event", "revision", "number" }, { "event", "id", "bytes" },
        { "event", "name", "text" }, { "event", "recorded_at", "number" },
        { "event", "checksum", "number" }, { "event", "envelope", "bytes" },
        { "edge", "one", "number" }, { "edge", "size", "number" }, { "edge", "bytes", "bytes" },
        { "ledger", "one", "number" }, { "ledger", "id", "bytes" },
        { "ledger", "format", "number" }, { "ledger", "created_at", "number" },
        { "checkpoint", "size", "number" }, { "checkpoint", "note", "bytes" },
        { "tile", "level", "number" }, { "tile", "number", "number" },
        { "tile", "root", "bytes" }, { "tile", "hashes", "bytes" },
    };

    [Fact]
    public async Task No_column_has_been_forgotten()
    {
        await using var ledger = await HostileLedger.Make("phu-tho-2023.jsonl", 1);
        var path = ledger.Changed("");
        using var connection =
            new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText =
            """
            SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_info(t.name) c
            WHERE t.type = 'table' ORDER BY 1;
            """;
        using var rows = command.ExecuteReader();
        var found = new List<string>();
        while (rows.Read())
        {
            found.Add(rows.GetString(0));
        }

        Assert.NotEmpty(found);
        Assert.Equal(
            found,
            Columns.Select(row => $"{row[0]}.{row[1]}")
                .Order(StringComparer.Ordinal),
            StringComparer.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Columns))]
    public async Task Whatever_stands_in_a_column_is_told_or_changes_nothing(
        string table, string column, string type)
    {
        await using var ledger = await HostileLedger.Make("phu-tho-2023.jsonl", EventsMax);
        Hold(20, Values(type), async value =>
        {
            string path;
            try
            {
                path = ledger.Changed(
                    $"""
                    UPDATE {table} SET {column} = $value
                    WHERE rowid = (SELECT min(rowid) + 3 * ('{table}' = 'event') FROM {table});
                    """,
                    ("$value", value));
            }
            catch (Microsoft.Data.Sqlite.SqliteException refused)
                when (refused.SqliteErrorCode == 19)
            {
                return; // The table itself has refused it.
            }

            await ToldOrSame(ledger, path);
        });
    }

    [Fact]
    public async Task A_byte_changed_anywhere_in_the_file_is_told_or_changes_nothing()
    {
        await using var ledger = await HostileLedger.Make("phu-tho-2023.jsonl", EventsMax);
        var size = new FileInfo(ledger.Changed("")).Length;
        var place = Gen.Choose(0, (int)size - 1).Zip(Gen.Choose(1, 255));
        Hold(150, place, async at =>
        {
            var path = ledger.Changed("");
            var bytes = await File.ReadAllBytesAsync(path);
            bytes[at.Item1] ^= (byte)at.Item2;
            await File.WriteAllBytesAsync(path, bytes);
            await ToldOrSame(ledger, path);
        });
    }

    [Fact]
    public async Task A_forger_who_computes_everything_again_crashes_nothing()
    {
        await using var ledger = await HostileLedger.Make("phu-tho-2023.jsonl", EventsMax);
        var forgery = Gen.Choose(0, ledger.Events.Length - 1).Zip(Mutation);
        Hold(120, forgery, async forged =>
        {
            var log = ledger.Events.ToArray();
            var stored = log[forged.Item1];
            log[forged.Item1] = Envelope.Seal(
                ledger.Id, stored.Position, stored.Stream, stored.Revision,
                stored.Event with { Data = forged.Item2(stored.Event.Data.ToArray()) },
                stored.Origin);
            var edge = log.Aggregate(
                MerkleEdge.Empty, (edge, one) => edge.With(one.Envelope.Span));
            var envelope = log[forged.Item1].Envelope.ToArray();
            var path = ledger.Changed(
                """
                UPDATE event SET envelope = $envelope, checksum = $checksum
                WHERE position = $position;
                UPDATE edge SET bytes = $edge;
                """,
                ("$envelope", envelope), ("$checksum", (long)Crc32C.Of(envelope)),
                ("$position", stored.Position), ("$edge", edge.ToBytes()));
            await HostileLedger.Read(path, ledger.Events);
            ledger.Remove(path);
        });
    }

    [Fact]
    public void Whatever_is_imported_is_recorded_or_refused()
    {
        var lines = File.ReadAllLines(HostileLedger.Example("phu-tho-2023.jsonl"));
        var changed = Gen.Elements(lines).Zip(Mutation)
            .Select(pair => pair.Item2(Encoding.UTF8.GetBytes(pair.Item1)));
        var file = Gen.OneOf(changed, Bytes, changed.Zip(changed).Select(
            pair => (byte[])[.. pair.Item1, (byte)'\n', .. pair.Item2]));
        Hold(400, file, async bytes =>
        {
            await using var store = new MemoryEventStore(Guid.NewGuid());
            await using var services = new ServiceCollection()
                .AddLedger(store, TimeProvider.System).BuildServiceProvider();
            var refused = await HostileLedger.Import(services, bytes);
            Assert.All(refused, line => Assert.All(
                line.Refusals, refusal => Assert.NotEmpty(refusal.Vietnamese)));
            var report = await Audit.LedgerVerification.Run(store, null, default);
            Assert.True(report.IsSound, report.Fault);
        });
    }

    /// <summary>Ways to spoil bytes: flipped, cut, doubled, mixed with others, numbers and signs of
    /// JSON put in.</summary>
    private static Gen<Func<byte[], byte[]>> Mutation { get; } =
        from place in Gen.Choose(0, 1_000_000)
        from length in Gen.Choose(0, 6)
        from other in Gen.OneOf(Bytes, Gen.Elements(
            "9999999999999999999999", "-1", "0.1", "null", "[]", "{}", "\"", "\\u0000", "\\uD800",
            "1e400", "0001-01-01", "9999-12-31", "\uFEFF", "a\u0301").Select(Encoding.UTF8.GetBytes))
        select new Func<byte[], byte[]>(bytes =>
        {
            var at = bytes.Length == 0 ? 0 : place % bytes.Length;
            return [.. bytes[..at], .. other, .. bytes[Math.Min(bytes.Length, at + length)..]];
        });

    private static Gen<object> Values(string type) => type switch
    {
        "number" => Number.Select(value => (object)value),
        "text" => Text.Select(value => (object)value),
        _ => Gen.OneOf(Bytes, Bytes.Select(bytes => (byte[])[.. bytes, .. new byte[16]]))
            .Select(value => (object)value),
    };

    private static async Task ToldOrSame(HostileLedger ledger, string path)
    {
        var (faults, isSound, read) = await HostileLedger.Read(path, ledger.Events);
        if (faults.Count == 0 && isSound)
        {
            Assert.Equal(ledger.Events.Length, read.Count);
            for (var i = 0; i < read.Count; i++)
            {
                Sample.AssertSame(ledger.Events[i], read[i]);
            }
        }

        ledger.Remove(path);
    }

    /// <summary>FsCheck prints the seed and the smallest case when it fails.</summary>
    private static void Hold<T>(int times, Gen<T> cases, Func<T, Task> property) => Prop
        .ForAll(Arb.From(cases), one => Task.Run(() => property(one)).GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(times));
}
