using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>Stored tree hashes, and ledgers that were made before there were any.</summary>
public sealed class FormatTests : IDisposable
{
    private const int Many = (1 << 16) + 700;

    private readonly TestFolder _folder = new();

    private string New => _folder.Path("new.db");

    private string Old => _folder.Path("old.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Roots_and_proofs_of_a_long_log_come_from_stored_hashes()
    {
        await using var store = SqliteEventStore.Create(New, Guid.NewGuid());
        var edge = MerkleEdge.Empty;
        var roots = new Digest[Many + 1];
        for (var size = 0; size < Many; size += 9_462)
        {
            var stored = await store.Append(
                Sample.Stream, size - 1, [.. Sample.Events(Math.Min(9_462, Many - size))]);
            foreach (var one in stored)
            {
                edge = edge.With(one.Envelope.Span);
                roots[edge.Size] = edge.Root();
            }
        }

        Assert.Equal(Many, edge.Size);
        Assert.Equal(
            (Many / 256) + 1L, Raw.Read(New, "SELECT count(*) FROM tile"));
        var subtrees = store.Subtrees;
        int[] sizes = [1, 255, 256, 257, 40_000, 65_535, 65_536, 65_537, 66_000, Many];
        foreach (var size in sizes)
        {
            Assert.Equal(roots[size], MerkleProofs.Root(subtrees, size));
            foreach (var first in sizes.Where(first => first <= size))
            {
                var leaf = (await store.Find(first, CancellationToken.None))!.Envelope;
                MerkleVerification.Inclusion(
                    first - 1, MerkleHash.Leaf(leaf.Span), new(size, roots[size]),
                    MerkleProofs.Inclusion(subtrees, first - 1, size).AsSpan());
                MerkleVerification.Consistency(
                    new(first, roots[first]), new(size, roots[size]),
                    MerkleProofs.Consistency(subtrees, first, size).AsSpan());
            }
        }
    }

    [Fact]
    public async Task A_ledger_of_format_1_is_read_as_it_is()
    {
        var head = await MakeOld(600);
        var before = await File.ReadAllBytesAsync(Old);
        await using (var store = SqliteEventStore.Open(Old, StoreAccess.Read))
        {
            Assert.Equal(head, await store.ReadHead(CancellationToken.None));
            Assert.Equal(head.Root, MerkleProofs.Root(store.Subtrees, 600));
            Assert.Empty(await store.ReadCheckpoints(0, CancellationToken.None));
            Assert.Null(await store.LastCheckpoint(600, CancellationToken.None));
            var proof = MerkleProofs.Inclusion(store.Subtrees, 299, 600);
            var leaf = (await store.Find(300, CancellationToken.None))!.Envelope;
            MerkleVerification.Inclusion(
                299, MerkleHash.Leaf(leaf.Span), new(600, head.Root), proof.AsSpan());
        }

        Assert.Equal(before, await File.ReadAllBytesAsync(Old));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256)]
    [InlineData(600)]
    public async Task A_ledger_of_format_1_becomes_one_of_format_2_when_it_is_written(int count)
    {
        var head = await MakeOld(count);
        await using (var reader = SqliteEventStore.Open(Old, StoreAccess.Read))
        {
            await reader.ReadHead(CancellationToken.None);
            await using var writer = SqliteEventStore.Open(Old, StoreAccess.ReadWrite);
            Assert.Equal(head, await writer.ReadHead(CancellationToken.None));
            Assert.Equal(head.Root, MerkleProofs.Root(writer.Subtrees, count));

            // Whoever had it open goes on reading.
            Assert.Equal(head.Root, MerkleProofs.Root(reader.Subtrees, count));
        }

        Assert.Equal(2L, Raw.Read(Old, "SELECT user_version FROM pragma_user_version"));
        Assert.Equal(count / 256L, Raw.Read(Old, "SELECT count(*) FROM tile"));
        Assert.Equal(0L, Raw.Read(
            Old,
            $"""
            ATTACH '{New}' AS new;
            SELECT count(*) FROM (
                SELECT level, number, root, hashes FROM tile
                EXCEPT SELECT level, number, root, hashes FROM new.tile)
            """));
        Assert.Equal(
            Raw.Read(New, "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema "
                + "ORDER BY name)"),
            Raw.Read(Old, "SELECT group_concat(name) FROM (SELECT name FROM sqlite_schema "
                + "ORDER BY name)"));
    }

    [Fact]
    public async Task A_ledger_of_format_1_that_is_damaged_is_not_brought_to_format_2()
    {
        await MakeOld(600);
        Raw.Forge(Old, "DELETE FROM event WHERE position = 77;");
        var damage = Assert.Throws<LedgerDamagedException>(
            () => SqliteEventStore.Open(Old, StoreAccess.ReadWrite));
        Assert.Equal(77, damage.Position);
        Assert.Equal(1L, Raw.Read(Old, "SELECT user_version FROM pragma_user_version"));
    }

    [Fact]
    public async Task Stored_hashes_and_checkpoints_are_never_changed_or_removed()
    {
        await using (var store = SqliteEventStore.Create(New, Guid.NewGuid()))
        {
            await store.Append(Sample.Stream, Sample.None, [.. Sample.Events(256)]);
            await store.AddCheckpoint(new(256, "note"u8.ToArray()), CancellationToken.None);
        }

        foreach (var change in (string[])
            ["UPDATE tile SET number = 1;", "DELETE FROM tile;", "DELETE FROM checkpoint;",
                "UPDATE checkpoint SET size = 2;"])
        {
            Assert.Throws<SqliteException>(() => Raw.Run(New, change));
        }
    }

    [Theory]
    [InlineData("UPDATE tile SET root = zeroblob(32) WHERE number = 1", 257)]
    [InlineData("UPDATE tile SET hashes = zeroblob(8192) WHERE number = 1", 257)]
    [InlineData("DELETE FROM tile WHERE number = 0", 1)]
    [InlineData("UPDATE tile SET number = 7 WHERE number = 1", 257)]
    public async Task A_stored_hash_that_was_changed_is_found(string sql, long position)
    {
        await using (var store = SqliteEventStore.Create(New, Guid.NewGuid()))
        {
            await store.Append(Sample.Stream, Sample.None, [.. Sample.Events(600)]);
            await store.VerifyHashes(CancellationToken.None);
        }

        Raw.Run(
            New,
            $"""
            DROP TRIGGER tile_is_never_changed;
            DROP TRIGGER tile_is_never_removed;
            {sql};
            """);
        await using var changed = SqliteEventStore.Open(New, StoreAccess.Read);
        var damage = await Assert.ThrowsAsync<LedgerDamagedException>(
            () => changed.VerifyHashes(CancellationToken.None));
        Assert.Equal(position, damage.Position);
    }

    [Fact]
    public async Task A_row_of_hashes_that_fits_itself_but_not_the_events_is_found()
    {
        await using (var store = SqliteEventStore.Create(New, Guid.NewGuid()))
        {
            await store.Append(Sample.Stream, Sample.None, [.. Sample.Events(600)]);
        }

        Raw.Run(
            New,
            """
            DROP TRIGGER tile_is_never_changed;
            UPDATE tile SET (root, hashes) = (SELECT root, hashes FROM tile WHERE number = 0)
            WHERE number = 1;
            """);
        await using var changed = SqliteEventStore.Open(New, StoreAccess.Read);
        var damage = await Assert.ThrowsAsync<LedgerDamagedException>(
            () => changed.VerifyHashes(CancellationToken.None));
        Assert.Equal(257, damage.Position);
    }

    [Fact]
    public async Task A_checkpoint_is_not_added_to_a_ledger_opened_for_reading()
    {
        await SqliteEventStore.Create(New, Guid.NewGuid()).DisposeAsync();
        await using var store = SqliteEventStore.Open(New, StoreAccess.Read);
        var refusal = await Assert.ThrowsAsync<StoreException>(
            () => store.AddCheckpoint(new(0, "note"u8.ToArray()), CancellationToken.None));
        Assert.Equal("store.read-only", refusal.Code);
    }

    /// <summary>The same events in a ledger of today and in one of format 1.</summary>
    private async Task<Head> MakeOld(int count)
    {
        await using var store = SqliteEventStore.Create(New, Guid.NewGuid());
        if (count > 0)
        {
            await store.Append(Sample.Stream, Sample.None, [.. Sample.Events(count)]);
        }

        var head = await store.ReadHead(CancellationToken.None);
        await store.DisposeAsync();
        var id = store.LedgerId.ToByteArray(bigEndian: true);
        Raw.Run(Old, Format1().Replace("$ledger", $"x'{Convert.ToHexString(id)}'"));
        Raw.Run(
            Old,
            $"""
            ATTACH '{New}' AS new;
            INSERT INTO event SELECT * FROM new.event ORDER BY position;
            UPDATE edge SET (size, bytes) = (SELECT size, bytes FROM new.edge);
            """);
        return head;
    }

    private static string Format1()
    {
        using var stream =
            typeof(FormatTests).Assembly.GetManifestResourceStream("format-1.sql")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
