using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Tests.Keys;

/// <summary>Signing, and what a log never does.</summary>
public sealed class CheckpointSigningTests : IAsyncDisposable
{
    private readonly KeyDesk _desk = new();

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task A_checkpoint_says_how_far_the_log_reaches_and_is_signed()
    {
        var key = _desk.Keys.Make();
        await _desk.Record(3);
        var signed = await _desk.Sign();
        var head = await _desk.Store.ReadHead(CancellationToken.None);
        Assert.Equal(key, signed.Key);
        Assert.Equal($"coopledger/{_desk.Store.LedgerId}", key.Name);
        var opened = KeyDesk.Open(signed);
        Assert.Equal((3, head.Root), (opened.Tree.Size, opened.Tree.Root));
        Assert.Equal(
            signed.Note.ToArray(),
            await File.ReadAllBytesAsync(_desk.PathOf("last-signed.note")));
        var kept = await _desk.Store.LastCheckpoint(3, CancellationToken.None);
        Assert.Equal(signed.Note.ToArray(), kept!.Note.ToArray());
    }

    [Fact]
    public async Task The_same_size_gives_the_same_note()
    {
        _desk.Keys.Make();
        await _desk.Record(2);
        var (first, second) = (await _desk.Sign(), await _desk.Sign());
        Assert.True(first.IsNew);
        Assert.False(second.IsNew);
        Assert.Equal(first.Note.ToArray(), second.Note.ToArray());
        await _desk.Record(1);
        Assert.Equal(3, (await _desk.Sign()).Checkpoint.Tree.Size);
        Assert.Equal(2, (await _desk.Store.ReadCheckpoints(0, CancellationToken.None)).Length);
    }

    [Fact]
    public async Task An_empty_log_can_be_signed_and_grows_from_there()
    {
        _desk.Keys.Make();
        Assert.Equal(0, (await _desk.Sign()).Checkpoint.Tree.Size);
        await _desk.Record(1);
        Assert.Equal(1, (await _desk.Sign()).Checkpoint.Tree.Size);
    }

    [Fact]
    public async Task A_crash_between_the_two_places_is_made_good()
    {
        _desk.Keys.Make();
        await _desk.Record(2);
        var signed = await _desk.Sign();

        // The note is on the disk, the ledger does not have it.
        await _desk.Restore(2);
        var fresh = new MemoryEventStore(_desk.Store.LedgerId);
        await foreach (var batch in _desk.Store.ReadAll(0, 1, CancellationToken.None))
        {
            await fresh.Append(
                batch[0].Stream, batch[0].Revision - 1, [batch[0].Event], batch[0].Origin,
                CancellationToken.None);
        }

        Assert.Empty(await fresh.ReadCheckpoints(0, CancellationToken.None));
        var again = await _desk.SignOn(fresh);
        Assert.Equal(signed.Note.ToArray(), again.Note.ToArray());
        Assert.Single(await fresh.ReadCheckpoints(0, CancellationToken.None));
    }

    [Fact]
    public async Task An_older_copy_of_the_ledger_is_not_signed()
    {
        _desk.Keys.Make();
        await _desk.Record(5);
        await _desk.Sign();
        var before = _desk.Read("last-signed.note");
        await _desk.Restore(3);
        var refusal = await Refused("ledger.behind-checkpoint", _desk.Sign);
        Assert.Contains("4–5", refusal.Message);
        Assert.Contains("4–5", refusal.Vietnamese);
        Assert.Equal(before, _desk.Read("last-signed.note"));
    }

    [Fact]
    public async Task A_log_that_went_another_way_is_not_signed()
    {
        _desk.Keys.Make();
        await _desk.Record(5);
        await _desk.Sign();
        await _desk.Restore(3);
        await _desk.Record(4);
        await Refused("ledger.forked", _desk.Sign);
    }

    [Fact]
    public async Task Where_the_last_note_is_lost_the_ledgers_own_checkpoints_are_heeded()
    {
        _desk.Keys.Make();
        await _desk.Record(5);
        await _desk.Sign();
        File.Delete(_desk.PathOf("last-signed.note"));
        var forked = new MemoryEventStore(_desk.Store.LedgerId);
        await forked.AddCheckpoint(
            (await _desk.Store.LastCheckpoint(5, CancellationToken.None))!,
            CancellationToken.None);
        await Refused("ledger.behind-checkpoint", () => _desk.SignOn(forked));
    }

    [Fact]
    public async Task Many_that_sign_at_once_give_one_note()
    {
        _desk.Keys.Make();
        await _desk.Record(3);
        var signed = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(_desk.Sign)));
        Assert.Single(signed.Select(one => Convert.ToHexString(one.Note.Span)).Distinct(
            StringComparer.Ordinal));
        Assert.Single(signed, one => one.IsNew);
    }

    [Fact]
    public async Task Without_a_key_nothing_is_signed_and_the_ways_on_are_named()
    {
        await _desk.Record(1);
        var refusal = await Refused("keys.missing", _desk.Sign);
        Assert.Contains("adopt-key", refusal.Message);
        Assert.Contains("--keys", refusal.Vietnamese);
    }

    [Fact]
    public async Task A_ledger_without_a_key_gets_a_first_one_and_no_second()
    {
        await _desk.Record(1);
        var key = await _desk.Keys.Adopt(_desk.Store, CancellationToken.None);
        await Refused("keys.exists", () => _desk.Keys.Adopt(
            _desk.Store, CancellationToken.None));
        Assert.Equal(key, (await _desk.Sign()).Key);
        Directory.Delete(_desk.Folder.Path, recursive: true);
        await Refused("keys.was-signed", () => _desk.Keys.Adopt(
            _desk.Store, CancellationToken.None));
    }

    [Fact]
    public async Task A_key_is_not_made_over_another_ledgers()
    {
        _desk.Keys.Make();
        var before = _desk.Read("signing.pem");
        await Refused("keys.exists", () => Task.Run(
            () => new LedgerKeys(_desk.Folder, Guid.NewGuid()).Make()));
        Assert.Equal(before, _desk.Read("signing.pem"));
    }

    [Fact]
    public async Task A_folder_of_another_ledger_is_not_signed_with()
    {
        _desk.Keys.Make();
        await _desk.Record(1);
        await _desk.Sign();
        var other = new MemoryEventStore(Guid.NewGuid());
        var keys = new LedgerKeys(_desk.Folder, other.LedgerId);
        await Refused("keys.other-ledger", () => new CheckpointSigning(
            other, other, keys, TimeProvider.System).Sign(CancellationToken.None));
    }

    [Theory]
    [InlineData("signing.pem", "")]
    [InlineData("signing.pem", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n")]
    [InlineData("last-signed.note", "")]
    [InlineData("last-signed.note", "coopledger/x\n1\n")]
    public async Task A_damaged_file_is_named(string name, string content)
    {
        _desk.Keys.Make();
        await _desk.Record(1);
        await _desk.Sign();
        await File.WriteAllTextAsync(_desk.PathOf(name), content);
        var refusal = await Refused("keys.damaged", _desk.Sign);
        Assert.Contains(name, refusal.Message);
    }

    [UnixTheory]
    [InlineData("", 0b111_101_000)]
    [InlineData("signing.pem", 0b110_100_000)]
    [InlineData("signing.pem", 0b110_000_100)]
    [InlineData("last-signed.note", 0b110_100_100)]
    public async Task Keys_open_to_others_are_not_used(string name, int mode)
    {
        _desk.Keys.Make();
        await _desk.Record(1);
        await _desk.Sign();
        await _desk.Record(1);
        Open(_desk.PathOf(name), mode);
        var refusal = await Refused("keys.too-open", _desk.Sign);
        Assert.Contains("chmod", refusal.Message);
        Assert.Contains("chmod", refusal.Vietnamese);
        Assert.Equal(1, _desk.Keys.ReadLastSigned()!.Checkpoint.Tree.Size);
    }

    [UnixTheory]
    [InlineData("signing.pem")]
    [InlineData("last-signed.note")]
    public async Task What_lies_in_the_folder_is_its_owners_alone(string name)
    {
        _desk.Keys.Make();
        await _desk.Record(1);
        await _desk.Sign();
        Assert.Empty(_desk.Folder.TooOpen);
        Assert.Contains(name, _desk.Folder.Names, StringComparer.Ordinal);
    }

    private static void Open(string path, int mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, (UnixFileMode)mode);
        }
    }

    private static async Task<StoreException> Refused(string code, Func<Task> action)
    {
        var refusal = await Assert.ThrowsAsync<StoreException>(action);
        Assert.Equal(code, refusal.Code);
        return refusal;
    }
}

/// <summary>A theory about rights that Windows does not know.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class UnixTheoryAttribute : TheoryAttribute
{
    public UnixTheoryAttribute() => Skip = OperatingSystem.IsWindows()
        ? "Windows has no modes."
        : null!;
}
