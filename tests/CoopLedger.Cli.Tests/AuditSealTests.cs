namespace CoopLedger.Cli.Tests;

/// <summary>Proofs, changes of keys, and what verification finds of what was signed.</summary>
public sealed class AuditSealTests : IDisposable
{
    private readonly Desk _desk = new();

    private string Keys => _desk.Ledger + ".keys";

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task An_event_is_proved_to_somebody_who_has_only_the_file_and_the_key()
    {
        var key = await Init();
        await Record("htx-1", "htx-2");
        (await _desk.Run("audit", "prove", "1", "--out", "a.tlog-proof")).Ends(0);
        (await _desk.Run("audit", "check", "a.tlog-proof", "--key", key))
            .Ends(0).Prints("htx-1");

        // Younger than the last checkpoint: one is signed.
        (await _desk.Run(Words.Found("htx-3", "--key", "k-htx-3"))).Ends(0);
        var proof = (await _desk.Run("audit", "prove", "key:k-htx-3", "--json")).Ends(0).Json;
        Assert.Equal((3, 3), ((int)proof["position"]!, (int)proof["checkpoint"]!));
        Assert.StartsWith(
            "c2sp.org/tlog-proof@v1\n", (await _desk.Run("audit", "prove", "3")).Ends(0).Out);

        (await _desk.Run("audit", "prove", "3", "--at", "2"))
            .Ends(10).Complains("[proof.index]");
        (await _desk.Run("audit", "prove", "1", "--at", "2")).Ends(0);
        (await _desk.Run("audit", "prove", "1", "--at", "99"))
            .Ends(3).Complains("[checkpoint.not-found]");
        (await _desk.Run("audit", "prove", "99")).Ends(3).Complains("[not-found]");
        (await _desk.Run("audit", "prove", "one")).Ends(2).Complains("[usage]");
    }

    [Fact]
    public async Task A_key_is_replaced_and_everything_signed_still_verifies()
    {
        var first = await Init();
        await Record("htx-1");
        (await _desk.Run("audit", "checkpoint", "--out", "old.note")).Ends(0);
        var changed = (await _desk.Run(
            "audit", "rotate-key", "--reason", "hết nhiệm kỳ", "--json")).Ends(0).Json;
        Assert.Equal(first, (string?)changed["oldKey"]);
        var second = (string)changed["newKey"]!;
        (await _desk.Run("audit", "keys")).Ends(0).Prints(first, second);
        await Record("htx-2");
        (await _desk.Run("audit", "checkpoint")).Ends(0);
        foreach (var key in (string[])[first, second])
        {
            (await _desk.Run("audit", "verify", "--against", "old.note", "--key", key))
                .Ends(0).Prints("Checkpoints that agree: 3", "signatures checked: 4", "of size 1");
        }

        var stranger = (string)(await _desk.Run(
            "init", "--json", "--ledger", "sqlite:other.db")).Ends(0).Json["key"]!;
        (await _desk.Run("audit", "verify", "--key", stranger))
            .Ends(10).Complains("[key.not-of-ledger]");
    }

    [Fact]
    public async Task History_that_was_rewritten_is_found_by_an_older_checkpoint()
    {
        await Init();
        await Record("htx-1", "htx-2");
        (await _desk.Run("audit", "checkpoint", "--out", "two.note")).Ends(0);
        await Record("htx-3");
        (await _desk.Run("audit", "checkpoint", "--out", "three.note")).Ends(0);

        // Somebody with the key makes another ledger of the same id and signs it anew.
        var id = Raw.Run(_desk.Ledger, "SELECT hex(id) FROM ledger");
        File.Delete(_desk.Ledger);
        Directory.Move(Keys, Keys + ".kept");
        await _desk.Run("init");
        Directory.Delete(Keys, recursive: true);
        Directory.Move(Keys + ".kept", Keys);
        Raw.Run(
            _desk.Ledger, $"DROP TRIGGER ledger_is_never_changed; UPDATE ledger SET id = x'{id}'");
        File.Delete(Path.Combine(Keys, "last-signed.note"));
        await Record("htx-1", "htx-2");
        await Record("htx-other");
        (await _desk.Run("audit", "checkpoint")).Ends(0);
        (await _desk.Run("audit", "verify")).Ends(0);

        // Their moments of recording differ, so that already the first event does.
        (await _desk.Run("audit", "verify", "--against", "three.note", "--against", "two.note"))
            .Ends(10).Complains("[checkpoint.root]", "two.note", "positions 1 and 2");
    }

    [Fact]
    public async Task An_older_copy_is_not_written_to_and_readers_are_warned()
    {
        await Init();
        await Record("htx-1", "htx-2");
        File.Copy(_desk.Ledger, _desk.At("copy.db"));
        await Record("htx-3");
        (await _desk.Run("audit", "checkpoint")).Ends(0);
        File.Copy(_desk.Ledger, _desk.At("newer.db"));
        File.Copy(_desk.At("copy.db"), _desk.Ledger, overwrite: true);

        (await _desk.Run(Words.Found("htx-4")))
            .Ends(10).Complains("[ledger.behind-checkpoint]", "3–3", "continue-after-loss");
        var shown = await _desk.Run("events");
        Assert.Equal(0, shown.ExitCode);
        shown.Complains("[ledger.behind-checkpoint]");
        (await _desk.Run("audit", "verify")).Ends(10).Complains("[ledger.behind-checkpoint]");

        // The newer file is found: all is well again.
        File.Copy(_desk.At("newer.db"), _desk.Ledger, overwrite: true);
        (await _desk.Run("audit", "verify")).Ends(0);
        (await _desk.Run("audit", "continue-after-loss", "--reason", "r"))
            .Ends(5).Complains("[ledger.nothing-lost]");
    }

    [Fact]
    public async Task A_loss_is_acknowledged_and_the_ledger_goes_on_under_another_name()
    {
        var first = await Init();
        await Record("htx-1", "htx-2");
        File.Copy(_desk.Ledger, _desk.At("copy.db"));
        await Record("htx-3");
        (await _desk.Run("audit", "checkpoint", "--out", "lost.note")).Ends(0);
        File.Copy(_desk.At("copy.db"), _desk.Ledger, overwrite: true);
        var gone = (await _desk.Run(
            "audit", "continue-after-loss", "--reason", "ổ đĩa hỏng", "--json")).Ends(0).Json;
        Assert.Equal(3, (int)gone["lostSize"]!);
        var second = (string)gone["newKey"]!;
        Assert.StartsWith(first[..first.IndexOf('+', StringComparison.Ordinal)] + "/2+", second);
        await Record("htx-3");
        (await _desk.Run("audit", "checkpoint")).Ends(0).Prints("/2\n4\n");
        (await _desk.Run("audit", "verify")).Ends(0);
        (await _desk.Run("audit", "keys")).Ends(0).Prints(first, second);
        (await _desk.Run("audit", "verify", "--against", "lost.note"))
            .Ends(10).Complains("lost.note");
    }

    [Theory]
    [InlineData("UPDATE checkpoint SET note = CAST(replace(CAST(note AS TEXT), '—', '–') AS BLOB)",
        "note.malformed")]
    [InlineData("UPDATE checkpoint SET size = 7 WHERE size = 1", "checkpoint.malformed")]
    [InlineData("UPDATE checkpoint SET note = (SELECT note FROM checkpoint WHERE size = 2) "
        + "WHERE size = 1", "checkpoint.malformed")]
    public async Task A_forged_checkpoint_is_found(string sql, string code)
    {
        await Init();
        await Record("htx-1");
        await Record("htx-2");
        Raw.Run(_desk.Ledger, "DROP TRIGGER checkpoint_is_never_changed; " + sql);
        (await _desk.Run("audit", "verify")).Ends(10).Complains($"[{code}]");
    }

    [Fact]
    public async Task A_checkpoint_signed_again_with_another_key_is_found()
    {
        await Init();
        await Record("htx-1");
        var other = new DirectoryInfo(_desk.At("other"));
        Directory.Move(Keys, other.FullName);
        Raw.Run(_desk.Ledger, "DROP TRIGGER checkpoint_is_never_removed; DELETE FROM checkpoint");
        (await _desk.Run("audit", "adopt-key")).Ends(0);
        (await _desk.Run("audit", "checkpoint")).Ends(0);
        (await _desk.Run("audit", "verify", "--keys", "other"))
            .Ends(10).Complains("[note.unsigned]");
    }

    [Fact]
    public async Task A_backup_is_verified_and_holds_no_keys()
    {
        await Init();
        await Record("htx-1", "htx-2");
        (await _desk.Run("backup", "b.db")).Ends(0).Prints("2 events", "Merkle root", "keys");
        (await _desk.Run("backup", "b.db")).Ends(4).Complains("[file.exists]");
        Assert.False(Directory.Exists(_desk.At("b.db.keys")));
        (await _desk.Run("audit", "verify", "--ledger", "sqlite:b.db")).Ends(0);
        Assert.Empty(Directory.GetFiles(_desk.Folder, "*.new*"));
    }

    [Fact]
    public async Task A_backup_of_a_damaged_ledger_is_not_kept()
    {
        await Init();
        await Record("htx-1", "htx-2");
        Raw.Forge(_desk.Ledger, 2);
        (await _desk.Run("backup", "b.db")).Ends(10).Complains("not kept");
        Assert.Empty(Directory.GetFiles(_desk.Folder, "b.db*"));
    }

    [Fact]
    public async Task A_backup_is_made_while_others_write()
    {
        await Init();
        await Record("htx-0");
        await _desk.Write(
            "many.jsonl", Enumerable.Range(0, 400).Select(i => Words.FoundLine($"m-{i}", $"m{i}")));
        var writing = Desk.End(_desk.Start(
            "dotnet", Desk.Program, "import", "many.jsonl"));
        var copies = 0;
        do
        {
            var copy = (await _desk.Run("backup", $"b{copies++}.db", "--json")).Ends(0).Json;
            Assert.InRange((long)copy["events"]!, 1, 401);
        }
        while (!writing.IsCompleted);

        (await writing).Ends(0);
        for (var i = 0; i < copies; i++)
        {
            (await _desk.Run("audit", "verify", "--ledger", $"sqlite:b{i}.db")).Ends(0);
        }
    }

    private async Task<string> Init() =>
        (string)(await _desk.Run("init", "--json")).Ends(0).Json["key"]!;

    /// <summary>By an import, after which a checkpoint is signed.</summary>
    private async Task Record(params string[] ids)
    {
        var name = $"{Guid.NewGuid():n}.jsonl";
        await _desk.Write(name, ids.Select(id => Words.FoundLine(id, "k-" + id)));
        (await _desk.Run("import", name)).Ends(0);
    }
}
