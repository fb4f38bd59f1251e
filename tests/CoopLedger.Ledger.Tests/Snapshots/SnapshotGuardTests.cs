using System.Buffers.Binary;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Snapshots;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Ledger.Tests.Snapshots;

/// <summary>A snapshot that is not of just these events by just these rules, or that was damaged,
/// is refused and says why; it never answers.</summary>
public sealed class SnapshotGuardTests : IAsyncLifetime, IDisposable
{
    private const int VersionAt = 8;
    private const int RulesAt = 32;

    private readonly SnapshotFolder _folder = new();
    private readonly TestLedger _ledger = new();
    private byte[] _bytes = [];

    public async Task InitializeAsync()
    {
        await Fill(_ledger, "htx");
        await _folder.Save(_ledger.Store);
        _bytes = await File.ReadAllBytesAsync(_folder.Snapshot.Path);
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Of_another_ledger()
    {
        await using var other = new TestLedger(new MemoryEventStore(Guid.NewGuid()));
        await Fill(other, "htx");
        await Refused("snapshot.ledger", other.Store);
    }

    [Fact]
    public Task By_other_rules() => Refused("snapshot.rules", WithHeader(RulesAt));

    [Fact]
    public Task Of_another_format() => Refused("snapshot.format", WithHeader(VersionAt));

    [Fact]
    public async Task Of_a_log_that_reached_further()
    {
        await using var older = new TestLedger();
        await older.Record(Wish.Found("htx-1", "2024-01-01"));
        var refusal = await Refused("snapshot.ahead", older.Store);
        Assert.Contains("event 6, but this ledger has 1", refusal.English, StringComparison.Ordinal);
        Assert.Contains("2–6", refusal.Vietnamese, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_log_that_reached_further_even_when_other_rules_made_it()
    {
        await using var older = new TestLedger();
        await older.Record(Wish.Found("htx-1", "2024-01-01"));
        await Put(WithHeader(RulesAt));
        await Refused("snapshot.ahead", older.Store);
    }

    [Fact]
    public async Task Of_a_log_with_other_events()
    {
        await using var other = new TestLedger();
        await Fill(other, "khac");
        await Refused("snapshot.root", other.Store);
        await other.Record(Wish.Found("khac-9", "2024-01-01"));
        await Refused("snapshot.root", other.Store);
    }

    [Fact]
    public async Task Of_a_length_of_its_own()
    {
        foreach (var length in (int[])[1, 8, 40, 136, 200, _bytes.Length / 2, _bytes.Length - 1])
        {
            await Refused(
                length < SnapshotHeader.Magic.Length ? "snapshot.foreign" : "snapshot.damaged",
                _bytes[..length]);
        }

        await Refused("snapshot.damaged", [.. _bytes, 0]);
        await Refused("snapshot.damaged", [.. _bytes, .. _bytes]);
    }

    [Fact]
    public async Task Unfinished()
    {
        await Refused("snapshot.damaged", [.. SnapshotHeader.Magic]);
        await Refused(
            "snapshot.damaged",
            [
                .. SnapshotHeader.Magic,
                .. new byte[SnapshotHeader.Length - SnapshotHeader.Magic.Length],
                .. _bytes[SnapshotHeader.Length..],
            ]);
    }

    [Fact]
    public async Task With_any_column_changed()
    {
        var header = SnapshotHeader.Read(_bytes);
        Assert.True(header.Columns > 20, $"{header.Columns}");
        var at = (long)SnapshotHeader.Length;
        var changed = 0;
        for (var column = 0; column < header.Columns; column++)
        {
            var entry = ColumnLine.Read(
                _bytes.AsSpan((int)header.DirectoryAt + (column * ColumnLine.Length)));
            if (entry.Bytes > 0)
            {
                await Refused("snapshot.damaged", Flipped((int)(at + (entry.Bytes / 2)), 1));
                changed++;
            }

            at += entry.Bytes;
        }

        Assert.Equal(header.DirectoryAt, at);
        Assert.True(changed > 10, $"{changed}");
    }

    [Fact]
    public void With_any_byte_changed() => Prop.ForAll(
        Arb.From(Gen.Choose(0, _bytes.Length - 1).Zip(Gen.Choose(1, 255))),
        flip => Task.Run(() => Refused(null, Flipped(flip.Item1, (byte)flip.Item2)))
            .GetAwaiter().GetResult())
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1500));

    [Fact]
    public async Task That_cannot_be_read()
    {
        File.Delete(_folder.Snapshot.Path);
        Directory.CreateDirectory(_folder.Snapshot.Path);
        await Refused("snapshot.unreadable", _ledger.Store);
        Assert.False(await _folder.Snapshot.TrySave(
            await Rebuild.Run(_ledger.Store), _ledger.Store, CancellationToken.None));
    }

    [Fact]
    public async Task And_the_figures_are_those_of_the_log_all_the_same()
    {
        var told = new List<string>();
        var snapshot = new SnapshotFile(_folder.Snapshot.Path) { Refused = why => told.Add(why.Code) };
        await Put(Flipped(_bytes.Length / 2, 4));
        var opened = await Opened.Projection(_ledger.Store, snapshot, CancellationToken.None);
        Assert.Equal(["snapshot.damaged"], told);
        Assert.Equal((await Rebuild.Run(_ledger.Store)).Hash(), opened.Hash());
    }

    [Fact]
    public async Task A_root_at_another_position_is_not_saved()
    {
        var head = await _ledger.Store.ReadHead(CancellationToken.None);
        var projection = await Rebuild.Run(_ledger.Store, head.Position - 1);
        Assert.Throws<ArgumentException>(
            () => _folder.Snapshot.Save(projection, _ledger.Store.LedgerId, head));
    }

    private static async Task Fill(TestLedger ledger, string name)
    {
        for (var i = 1; i <= 3; i++)
        {
            await ledger.Record(Wish.Found($"{name}-{i}", "2024-01-01"), $"{name}-{i}");
        }

        await ledger.Record(Wish.Reverse("1", "2024-02-01"), "r");
        await ledger.Record(Wish.Found($"{name}-5", "2024-01-01"), "5");
        await ledger.Record(Wish.Found($"{name}-6", "2024-01-01"), "6");
    }

    private byte[] Flipped(int at, byte bits)
    {
        byte[] bytes = [.. _bytes];
        bytes[at] ^= bits;
        return bytes;
    }

    /// <summary>With another byte in the header, and its sum renewed.</summary>
    private byte[] WithHeader(int at)
    {
        var bytes = Flipped(at, 0x10);
        const int CrcAt = SnapshotHeader.Length - sizeof(uint);
        BinaryPrimitives.WriteUInt32LittleEndian(
            bytes.AsSpan(CrcAt), Crc32C.Of(bytes.AsSpan(0, CrcAt)));
        return bytes;
    }

    private Task Put(byte[] bytes) => File.WriteAllBytesAsync(_folder.Snapshot.Path, bytes);

    private async Task Refused(string? code, byte[] bytes)
    {
        await Put(bytes);
        var refusal = await _folder.Refused(_ledger.Store);
        Assert.StartsWith("snapshot.", refusal.Code, StringComparison.Ordinal);
        Assert.Equal(code ?? refusal.Code, refusal.Code);
    }

    private async Task<SnapshotRefusal> Refused(string code, IEventLog log)
    {
        var refusal = await _folder.Refused(log);
        Assert.Equal(code, refusal.Code);
        Assert.Contains(_folder.Snapshot.Path, refusal.English, StringComparison.Ordinal);
        Assert.Contains(_folder.Snapshot.Path, refusal.Vietnamese, StringComparison.Ordinal);
        return refusal;
    }
}
