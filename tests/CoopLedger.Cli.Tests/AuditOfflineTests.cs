using CoopLedger.Ledger.Sqlite;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Cli.Tests;

/// <summary>What an auditor checks without the ledger: checkpoints, proofs and exported folders.
/// </summary>
public sealed class AuditOfflineTests : IDisposable
{
    private readonly Desk _desk = new();

    private string Key => _desk.At("export/key.vkey");

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task An_export_is_verified_where_there_is_no_ledger()
    {
        await Export(3);
        using var away = new Desk();
        Directory.Move(_desk.At("export"), away.At("export"));
        var key = (await File.ReadAllTextAsync(away.At("export/key.vkey"))).TrimEnd();
        (await away.Run("audit", "verify", "export", "--key", key)).Ends(0)
            .Prints("The export is sound: 3 events", string.Join('+', key.Split('+')[..2]));
        var own = (await away.Run("audit", "verify", "export")).Ends(0);
        own.Prints("the key was the folder's own");
        var json = (await away.Run("audit", "verify", "export", "--key", key, "--json")).Ends(0)
            .Json;
        Assert.Equal(
            (true, 3, false),
            ((bool)json["sound"]!, (int)json["events"]!, (bool)json["keyIsTheFoldersOwn"]!));
    }

    [Fact]
    public async Task What_is_wrong_in_an_export_is_told_with_its_position()
    {
        await Export(3);
        Flip("export/tile/0/000.p/3", 32 + 5);
        (await _desk.Run("audit", "verify", "export")).Ends(10)
            .Complains("[export.malformed]", "position 2");
        var json = (await _desk.Run("audit", "verify", "export", "--json")).Ends(10).Json;
        Assert.Equal((false, 2), ((bool)json["sound"]!, (int)json["faultPosition"]!));
        File.Delete(_desk.At("export/tile/0/000.p/3"));
        (await _desk.Run("audit", "verify", "export")).Ends(10)
            .Complains("[export.missing]", "tile/0/000.p/3");
        (await _desk.Run("audit", "verify", "nowhere")).Ends(3).Complains("nowhere");
        (await _desk.Run("audit", "verify", "export", "--key", "xyz")).Ends(10)
            .Complains("[key.malformed]");
    }

    [Fact]
    public async Task An_export_grows_with_the_ledger_and_leaves_other_folders_alone()
    {
        await Export(2);
        await Record("htx-9");
        var json = (await _desk.Run("audit", "export", "export", "--json")).Ends(0).Json;
        Assert.Equal((3, 2, 2), (
            (int)json["events"]!, (int)json["files"]!, (int)json["added"]!));
        Assert.True(File.Exists(_desk.At("export/tile/entries/000.p/2")));
        (await _desk.Run("audit", "verify", "export")).Ends(0).Prints("3 events");
        await _desk.Write("letter.txt", "a");
        (await _desk.Run("audit", "export", ".")).Ends(4).Complains("[export.not-an-export]");
    }

    [Fact]
    public async Task A_checkpoint_is_checked_with_the_key_alone()
    {
        await Export(2);
        (await _desk.Run("audit", "checkpoint", "--out", "a.note")).Ends(0);
        File.Delete(_desk.Ledger);
        (await _desk.Run("audit", "check", "a.note", "--key", Key)).Ends(0)
            .Prints("the key has signed this checkpoint", "Size: 2 events");
        Assert.Equal("checkpoint", (string?)(await _desk.Run(
            "audit", "check", "a.note", "--key", Key, "--json")).Ends(0).Json["proves"]);
        (await _desk.Run("audit", "check", "a.note")).Ends(2).Complains("--key");
        (await _desk.Run("audit", "check", "b.note", "--key", Key)).Ends(3).Complains("b.note");
        Flip("a.note", 48);
        (await _desk.Run("audit", "check", "a.note", "--key", Key)).Ends(10);
    }

    [Fact]
    public async Task A_proof_tells_which_event_was_recorded()
    {
        await Export(5);
        await File.WriteAllBytesAsync(_desk.At("a.tlog-proof"), await ProofOf(3));
        File.Delete(_desk.Ledger);
        (await _desk.Run("audit", "check", "a.tlog-proof", "--key", Key)).Ends(0).Prints(
            "Proved: the event below", "Position: 3", "Stream: organisation-htx-3",
            "Event: cooperative.founded.v1", "Recorded on: ", "Data: {", "Size: 5 events",
            "does not prove");
        var json = (await _desk.Run("audit", "check", "a.tlog-proof", "--key", Key, "--json"))
            .Ends(0).Json;
        Assert.Equal("event", (string?)json["proves"]);
        Assert.Equal("organisation-htx-3", (string?)json["event"]!["stream"]);
        Assert.Contains("htx-3", (string?)json["event"]!["data"]!, StringComparison.Ordinal);
        _desk.Environment["LANG"] = "vi_VN.UTF-8";
        (await _desk.Run("audit", "check", "a.tlog-proof", "--key", Key)).Ends(0).Prints(
            "Đã chứng minh: sự kiện dưới đây", "Vị trí: 3");
        await File.WriteAllBytesAsync(
            _desk.At("b.tlog-proof"),
            (InclusionFile.Parse(await File.ReadAllBytesAsync(_desk.At("a.tlog-proof"))) with
            {
                Index = 2 + 1,
            }).ToBytes());
        (await _desk.Run("audit", "check", "b.tlog-proof", "--key", Key)).Ends(10)
            .Complains("[proof.root]");
    }

    [Fact]
    public async Task A_later_checkpoint_is_shown_to_continue_an_earlier_one()
    {
        await Export(3);
        (await _desk.Run("audit", "checkpoint", "--out", "old")).Ends(0);
        await Record("htx-9");
        (await _desk.Run("audit", "export", "export")).Ends(0);
        File.Copy(_desk.At("export/checkpoint"), _desk.At("new"));
        string[] both = ["audit", "consistency", "old", "new"];
        (await _desk.Run([.. both, "--key", Key, "--out", "p"])).Ends(0)
            .Prints("continues: its first 3 events", "there are 4 now");
        (await _desk.Run([.. both, "--out", "p"])).Ends(4).Complains("[file.exists]");
        File.Move(_desk.Ledger, _desk.At("gone"));
        (await _desk.Run([.. both, "--from", "export"])).Ends(0).Prints("not checked");
        (await _desk.Run([.. both, "--proof", "p", "--key", Key])).Ends(0);
        (await _desk.Run("audit", "consistency", "new", "old", "--proof", "p")).Ends(10)
            .Complains("[proof.index]");
        Flip("p", 60);
        (await _desk.Run([.. both, "--proof", "p"])).Ends(10);
        Flip("old", 50);
        (await _desk.Run([.. both, "--from", "export", "--key", Key])).Ends(10);
    }

    [Fact]
    public async Task A_ledger_that_lost_its_last_events_does_not_continue()
    {
        await Export(3);
        File.Copy(_desk.At("export/checkpoint"), _desk.At("old"));
        var before = await File.ReadAllBytesAsync(_desk.Ledger);
        await Record("htx-9");
        (await _desk.Run("audit", "checkpoint", "--out", "new")).Ends(0);
        await File.WriteAllBytesAsync(_desk.Ledger, before);
        (await _desk.Run("audit", "consistency", "old", "new")).Ends(10)
            .Complains("[proof.index]", "older copy");
    }

    private async Task Export(int events)
    {
        (await _desk.Run("init")).Ends(0);
        await _desk.Write("events.jsonl", Enumerable.Range(1, events).Select(i =>
            Words.FoundLine($"htx-{i}", $"k{i}")));
        (await _desk.Run("import", "events.jsonl")).Ends(0);
        (await _desk.Run("audit", "export", "export")).Ends(0).Prints($"Exported {events} events");
    }

    private async Task Record(string id) => (await _desk.Run(Words.Found(id))).Ends(0);

    private async Task<byte[]> ProofOf(long position)
    {
        await using var store = SqliteEventStore.Open(_desk.Ledger, StoreAccess.Read);
        var note = await File.ReadAllBytesAsync(_desk.At("export/checkpoint"));
        var size = Checkpoint.Of(SignedNote.Parse(note)).Tree.Size;
        var stored = await store.Find(position, CancellationToken.None);
        return new InclusionFile(
            stored!.Envelope, position - 1,
            MerkleProofs.Inclusion(store.Subtrees, position - 1, size), note).ToBytes();
    }

    private void Flip(string name, int at)
    {
        var bytes = File.ReadAllBytes(_desk.At(name));
        bytes[at] ^= 1;
        File.WriteAllBytes(_desk.At(name), bytes);
    }
}
