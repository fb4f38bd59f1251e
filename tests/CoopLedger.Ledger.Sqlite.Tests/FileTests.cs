using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>Making, opening and closing the file.</summary>
public sealed class FileTests : IDisposable
{
    private readonly TestFolder _folder = new();

    private string Ledger => _folder.Path("sổ cái 100% #1? a=\"b\"; 'c'.db");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_ledger_survives_its_closing()
    {
        var id = Guid.NewGuid();
        Head before;
        StoredEvent[] events;
        await using (var store = SqliteEventStore.Create(Ledger, id))
        {
            Assert.Equal(id, store.LedgerId);
            await store.Fill(12);
            before = await store.ReadHead(CancellationToken.None);
            events = [.. await store.All()];
        }

        foreach (var access in (StoreAccess[])[StoreAccess.Read, StoreAccess.ReadWrite])
        {
            await using var store = SqliteEventStore.Open(Ledger, access);
            Assert.Equal(id, store.LedgerId);
            var after = await store.ReadHead(CancellationToken.None);
            Assert.Equal((before.Position, before.RootText), (after.Position, after.RootText));
            var all = await store.All();
            Assert.Equal(events.Length, all.Length);
            for (var i = 0; i < events.Length; i++)
            {
                Sample.AssertSame(events[i], all[i]);
            }
        }
    }

    [Fact]
    public async Task A_ledger_with_pages_of_another_size_goes_on_as_it_is()
    {
        await using (var store = SqliteEventStore.Create(Ledger, Guid.NewGuid()))
        {
            await store.Fill(300);
        }

        Assert.Equal(8192L, Raw.Read(Ledger, "PRAGMA page_size"));
        Raw.Run(Ledger, "PRAGMA journal_mode = DELETE; PRAGMA page_size = 4096; VACUUM;");
        await using (var store = SqliteEventStore.Open(Ledger, StoreAccess.ReadWrite))
        {
            await store.Append(
                new StreamName("after-the-change"), -1, [.. Sample.Events(300)]);
            Assert.Equal(600, (await store.All()).Length);
            await store.VerifyHashes(CancellationToken.None);
            await store.CheckEvents(CancellationToken.None);
        }

        Assert.Equal(4096L, Raw.Read(Ledger, "PRAGMA page_size"));
    }

    [Fact]
    public async Task A_closed_ledger_is_one_file()
    {
        var store = SqliteEventStore.Create(Ledger, Guid.NewGuid());
        await store.Fill(3);
        await store.All();
        await store.DisposeAsync();
        await store.DisposeAsync();
        Assert.Equal([Path.GetFileName(Ledger)], _folder.Names());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.All());
        await Assert.ThrowsAsync<ObjectDisposedException>(() => store.Fill(1));
    }

    [Fact]
    public async Task A_copy_of_the_file_is_the_same_ledger()
    {
        await using var store = SqliteEventStore.Create(Ledger, Guid.NewGuid());
        await store.Fill(9);
        var before = await store.ReadHead(CancellationToken.None);
        await store.DisposeAsync();
        File.Copy(Ledger, _folder.Path("copy.db"));
        await using var copy = SqliteEventStore.Open(_folder.Path("copy.db"), StoreAccess.Read);
        Assert.Equal(store.LedgerId, copy.LedgerId);
        var after = await copy.ReadHead(CancellationToken.None);
        Assert.Equal((before.Position, before.RootText), (after.Position, after.RootText));
    }

    [Fact]
    public async Task A_ledger_opened_for_reading_refuses_to_append()
    {
        await SqliteEventStore.Create(Ledger, Guid.NewGuid()).DisposeAsync();
        await using var store = SqliteEventStore.Open(Ledger, StoreAccess.Read);
        await Refused("store.read-only", () => store.Fill(1));
    }

    [Fact]
    public async Task A_missing_ledger_is_reported_with_what_to_do()
    {
        var refusal = await Refused(
            "store.not-found", () => Task.Run(() => SqliteEventStore.Open(Ledger, default)));
        Assert.Contains("coopledger init", refusal.Message);
        Assert.Contains("coopledger init", refusal.Vietnamese);
        Assert.Empty(_folder.Names());
    }

    [Fact]
    public async Task A_ledger_is_not_made_over_anything()
    {
        await File.WriteAllTextAsync(Ledger, "mine");
        await Refused("store.exists", Create);
        Assert.Equal("mine", await File.ReadAllTextAsync(Ledger));
        File.Delete(Ledger);
        Directory.CreateDirectory(Ledger);
        await Refused("store.exists", Create);
        Assert.Equal([Path.GetFileName(Ledger)], _folder.Names());
    }

    [Fact]
    public async Task A_ledger_in_a_folder_that_is_missing_is_reported()
    {
        var path = Path.Combine(_folder.Path("nowhere"), "ledger.db");
        await Refused(
            "store.not-found", () => Task.Run(() => SqliteEventStore.Create(path, Guid.Empty)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Tên,Ngày\nHTX Tân Phú,11/4/2024\n")]
    [InlineData("SQLite format 3\0 but no more than that")]
    public async Task A_file_that_is_no_database_is_left_alone(string content)
    {
        await File.WriteAllTextAsync(Ledger, content);
        await RefusedUnchanged("store.not-a-ledger");
    }

    [Fact]
    public async Task A_folder_is_no_ledger()
    {
        Directory.CreateDirectory(Ledger);
        await RefusedToOpen("store.not-a-ledger", StoreAccess.Read);
        await RefusedToOpen("store.not-a-ledger", StoreAccess.ReadWrite);
    }

    [Theory]
    [InlineData("CREATE TABLE event (position INTEGER PRIMARY KEY);")]
    [InlineData("PRAGMA journal_mode = WAL; CREATE TABLE other (x);")]
    [InlineData("PRAGMA application_id = 0x434f4f50; CREATE TABLE event (x);")]
    public async Task Another_database_is_left_alone(string sql)
    {
        Raw.Run(Ledger, sql);
        await RefusedUnchanged("store.not-a-ledger");
    }

    [Fact]
    public async Task A_later_format_is_left_alone()
    {
        await SqliteEventStore.Create(Ledger, Guid.NewGuid()).DisposeAsync();
        Raw.Run(Ledger, "PRAGMA user_version = 3;");
        await RefusedUnchanged("store.format");
    }

    [Fact]
    public async Task The_database_keeps_its_promises()
    {
        await using (var store = SqliteEventStore.Create(Ledger, Guid.NewGuid()))
        {
            await store.Fill(1);
        }

        foreach (var change in (string[])
            ["UPDATE event SET name = 'x';", "DELETE FROM event;", "DELETE FROM edge;",
                "DELETE FROM ledger;", "UPDATE ledger SET format = 2;"])
        {
            Assert.Throws<SqliteException>(() => Raw.Run(Ledger, change));
        }
    }

    [Fact]
    public void The_checksum_is_that_of_the_standard() =>
        Assert.Equal(0xe3069283u, Crc32C.Of("123456789"u8));

    private Task Create() => Task.Run(() => SqliteEventStore.Create(Ledger, Guid.NewGuid()));

    private async Task RefusedUnchanged(string code)
    {
        var before = await File.ReadAllBytesAsync(Ledger);
        var names = _folder.Names();
        await RefusedToOpen(code, StoreAccess.Read);
        await RefusedToOpen(code, StoreAccess.ReadWrite);
        Assert.Equal(before, await File.ReadAllBytesAsync(Ledger));
        Assert.Equal(names, _folder.Names());
    }

    private Task<StoreException> RefusedToOpen(string code, StoreAccess access) =>
        Refused(code, () => Task.Run(() => SqliteEventStore.Open(Ledger, access)));

    private async Task<StoreException> Refused(string code, Func<Task> action)
    {
        var refusal = await Assert.ThrowsAsync<StoreException>(action);
        Assert.Equal(code, refusal.Code);
        Assert.Contains(_folder.Root, refusal.Message);
        Assert.Contains(_folder.Root, refusal.Vietnamese);
        return refusal;
    }
}
