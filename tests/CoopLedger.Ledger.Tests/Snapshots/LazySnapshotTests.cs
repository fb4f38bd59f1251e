using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Snapshots;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.Snapshots;

/// <summary>A projection that reads its snapshot as it is asked: what is damaged is noticed before
/// anything is answered from it, and the log answers instead.</summary>
public sealed class LazySnapshotTests : IAsyncLifetime, IDisposable
{
    private readonly SnapshotFolder _folder = new();
    private readonly TestLedger _ledger = new();
    private readonly List<string> _told = [];
    private string _answer = "";
    private byte[] _bytes = [];

    private SnapshotFile Snapshot =>
        new(_folder.Snapshot.Path) { Refused = why => _told.Add(why.Code) };

    public async Task InitializeAsync()
    {
        for (var i = 1; i <= 5; i++)
        {
            await _ledger.Record(Wish.Found($"htx-{i}", "2024-01-01"), $"htx-{i}");
        }

        await _ledger.Record(Wish.Reverse("1", "2024-02-01"), "r");
        var saved = await _folder.Save(_ledger.Store);
        _answer = SnapshotFolder.Told(saved) + saved.Hash();
        _bytes = await File.ReadAllBytesAsync(_folder.Snapshot.Path);
    }

    public async Task DisposeAsync() => await _ledger.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task It_answers_like_what_was_saved()
    {
        using var live = new LiveProjection(_ledger.Store, Snapshot);
        Assert.Equal(_answer, await Everything(live));
        Assert.Empty(_told);
    }

    [Fact]
    public async Task With_any_byte_of_any_column_changed_the_log_answers_and_it_is_told_once()
    {
        var header = SnapshotHeader.Read(_bytes);
        for (var at = SnapshotHeader.Length; at < header.DirectoryAt; at += 3)
        {
            _told.Clear();
            await Put(Flipped(at));
            using var live = new LiveProjection(_ledger.Store, Snapshot);
            Assert.Equal(_answer, await Everything(live));
            Assert.Equal(_answer, await Everything(live));
            Assert.Equal(["snapshot.damaged"], _told);
        }
    }

    [Fact]
    public async Task What_is_damaged_after_the_opening_is_noticed_too()
    {
        foreach (var bytes in (byte[][])[_bytes[..(_bytes.Length / 2)], new byte[_bytes.Length]])
        {
            _told.Clear();
            await Put(_bytes);
            using var live = new LiveProjection(_ledger.Store, Snapshot);
            Assert.Equal(6, await live.Read(projection => projection.Position));
            await Put(bytes);
            Assert.Equal(_answer, await Everything(live));
            Assert.Equal(["snapshot.damaged"], _told);
        }
    }

    [Fact]
    public async Task One_that_cannot_be_compared_any_more_is_replaced_by_the_rebuilt_one()
    {
        using var live = new LiveProjection(_ledger.Store, Snapshot);
        Assert.Equal(6, await live.Read(projection => projection.Position));
        await Put(new byte[_bytes.Length]);
        var rebuilt = await live.RebuildAside(DifferencePolicy.Keep);
        Assert.True(rebuilt.IsSwapped);
        Assert.Null(rebuilt.Differences);
        Assert.Equal(["snapshot.damaged"], _told);
        Assert.Equal(_answer, await Everything(live));
    }

    [Fact]
    public async Task What_replaces_it_or_takes_it_away_does_not_disturb_who_has_it_open()
    {
        using var live = new LiveProjection(_ledger.Store, Snapshot);
        Assert.Equal(6, await live.Read(projection => projection.Position));
        await _folder.Save(_ledger.Store);
        File.Delete(_folder.Snapshot.Path);
        Assert.Equal(_answer, await Everything(live));
        Assert.Empty(_told);
    }

    private static Task<string> Everything(LiveProjection live) =>
        live.Read(projection => SnapshotFolder.Told(projection) + projection.Hash());

    private byte[] Flipped(int at)
    {
        byte[] bytes = [.. _bytes];
        bytes[at] ^= 0x40;
        return bytes;
    }

    private Task Put(byte[] bytes) => File.WriteAllBytesAsync(_folder.Snapshot.Path, bytes);
}
