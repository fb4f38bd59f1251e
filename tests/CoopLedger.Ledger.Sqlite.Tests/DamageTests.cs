using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>A file that was changed behind our back is never read in silence.</summary>
public sealed class DamageTests : IDisposable
{
    private const string Swap =
        """
        UPDATE event SET position = 100 WHERE position = 4;
        UPDATE event SET position = 4 WHERE position = 7;
        UPDATE event SET position = 7 WHERE position = 100;
        """;

    private readonly TestFolder _folder = new();

    private string Ledger => _folder.Path("ledger.db");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("DELETE FROM event WHERE position = 1;", 1)]
    [InlineData("DELETE FROM event WHERE position = 6;", 6)]
    [InlineData("DELETE FROM event WHERE position > 8;", 9)]
    [InlineData("DELETE FROM event;", 1)]
    [InlineData(Swap, 4)]
    [InlineData("UPDATE event SET stream = 'loan-9x' WHERE position = 3;", 3)]
    [InlineData("UPDATE event SET revision = 1 WHERE position = 3;", 3)]
    [InlineData("UPDATE event SET id = zeroblob(16) WHERE position = 3;", 3)]
    [InlineData("UPDATE event SET name = name || 'x' WHERE position = 3;", 3)]
    [InlineData("UPDATE event SET recorded_at = recorded_at + 1 WHERE position = 3;", 3)]
    [InlineData("UPDATE event SET checksum = checksum + 1 WHERE position = 3;", 3)]
    [InlineData("UPDATE event SET envelope = substr(envelope, 2) WHERE position = 3;", 3)]
    [InlineData("UPDATE event SET envelope = zeroblob(0) WHERE position = 3;", 3)]
    [InlineData("UPDATE edge SET size = 4;", 1)]
    [InlineData("UPDATE edge SET bytes = zeroblob(3);", 1)]
    [InlineData("UPDATE edge SET size = 0, bytes = zeroblob(8);", 1)]
    public async Task A_forged_log_is_refused_at_its_first_wrong_position(string sql, long first)
    {
        await Made();
        Raw.Forge(Ledger, sql);
        await using var store = SqliteEventStore.Open(Ledger, StoreAccess.Read);
        var found = await Assert.ThrowsAsync<LedgerDamagedException>(() => store.All());
        Assert.Equal(first, found.Position);
    }

    [Fact]
    public async Task A_byte_flipped_anywhere_in_an_envelope_is_found()
    {
        await Made();
        byte[] envelope;
        await using (var store = SqliteEventStore.Open(Ledger, StoreAccess.Read))
        {
            envelope = (await store.Find(5, CancellationToken.None))!.Envelope.ToArray();
        }

        for (var i = 0; i < envelope.Length; i += 9)
        {
            var copy = _folder.Path($"{i}.db");
            File.Copy(Ledger, copy);
            byte[] flipped = [.. envelope];
            flipped[i] ^= 1;
            var hex = Convert.ToHexStringLower(flipped);
            Raw.Forge(copy, $"UPDATE event SET envelope = x'{hex}' WHERE position = 5;");
            await using var store = SqliteEventStore.Open(copy, StoreAccess.Read);
            var found = await Assert.ThrowsAsync<LedgerDamagedException>(() => store.All(batch: 2));
            Assert.Equal(5, found.Position);
            await Assert.ThrowsAsync<LedgerDamagedException>(
                () => store.Find(5, CancellationToken.None));
        }
    }

    [Fact]
    public async Task What_comes_before_the_damage_is_still_read()
    {
        await Made();
        Raw.Forge(Ledger, "DELETE FROM event WHERE position = 6;");
        await using var store = SqliteEventStore.Open(Ledger, StoreAccess.Read);
        var seen = new List<long>();
        await Assert.ThrowsAsync<LedgerDamagedException>(async () =>
        {
            await foreach (var batch in store.ReadAll(0, 1, CancellationToken.None))
            {
                seen.AddRange(batch.Positions());
            }
        });
        Assert.Equal(Sample.Numbers(1, 5), seen);
        Assert.NotNull(await store.Find(5, CancellationToken.None));
        var missing = await Assert.ThrowsAsync<LedgerDamagedException>(
            () => store.Find(6, CancellationToken.None));
        Assert.Equal(6, missing.Position);
    }

    [Theory]
    [InlineData("DELETE FROM event WHERE position > 8;", 9)]
    [InlineData("UPDATE edge SET size = 4;", 1)]
    [InlineData("UPDATE edge SET size = 0, bytes = zeroblob(8);", 1)]
    public async Task Nothing_is_appended_to_a_log_that_its_edge_contradicts(string sql, long first)
    {
        await Made();
        Raw.Forge(Ledger, sql);
        await using var store = SqliteEventStore.Open(Ledger, StoreAccess.ReadWrite);
        for (var attempt = 0; attempt < 2; attempt++)
        {
            var found = await Assert.ThrowsAsync<LedgerDamagedException>(
                () => store.Append(Sample.Stream, Sample.None, Sample.Event()));
            Assert.Equal(first, found.Position);
        }

        await Assert.ThrowsAsync<LedgerDamagedException>(
            () => store.ReadHead(CancellationToken.None));
    }

    [Fact]
    public async Task A_gap_in_a_stream_is_found()
    {
        await using (var store = SqliteEventStore.Create(Ledger, Guid.NewGuid()))
        {
            await store.Append(Sample.Stream, Sample.None, [.. Sample.Events(4)]);
        }

        Raw.Forge(Ledger, "DELETE FROM event WHERE position = 2;");
        await using var damaged = SqliteEventStore.Open(Ledger, StoreAccess.Read);
        await Assert.ThrowsAsync<LedgerDamagedException>(
            () => damaged.ReadStream(Sample.Stream, CancellationToken.None));
    }

    [Fact]
    public async Task An_event_of_another_ledger_is_found()
    {
        await Made();
        Raw.Run(
            Ledger,
            "DROP TRIGGER ledger_is_never_changed; UPDATE ledger SET id = zeroblob(16);");
        await using var store = SqliteEventStore.Open(Ledger, StoreAccess.Read);
        var found = await Assert.ThrowsAsync<LedgerDamagedException>(() => store.All());
        Assert.Equal(1, found.Position);
    }

    private async Task Made()
    {
        await using var store = SqliteEventStore.Create(Ledger, Guid.NewGuid());
        await store.Fill(10);
    }
}
