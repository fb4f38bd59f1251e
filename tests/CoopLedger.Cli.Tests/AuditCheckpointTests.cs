
namespace CoopLedger.Cli.Tests;

/// <summary>Keys and signed checkpoints, as a user meets them.</summary>
public sealed class AuditCheckpointTests : IDisposable
{
    private readonly Desk _desk = new();

    private string Keys => _desk.Ledger + ".keys";

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_new_ledger_has_a_key_and_its_checkpoint_is_the_same_until_it_grows()
    {
        var key = (await _desk.Run("init")).Ends(0).Lines.ElementAt(3);
        var first = (await _desk.Run("audit", "checkpoint")).Ends(0).Out;
        Assert.Matches(
            "^coopledger/[0-9a-f-]{36}\n0\n[A-Za-z0-9+/]{43}=\n\n— coopledger/[^ ]+ [^ ]+\n$",
            first);
        (await _desk.Run(Words.Found("htx-1"))).Ends(0);
        (await _desk.Run("audit", "checkpoint", "--out", "a.note")).Ends(0).Prints("a.note");
        var second = await File.ReadAllTextAsync(_desk.At("a.note"));
        Assert.StartsWith(key[..key.IndexOf('+', StringComparison.Ordinal)] + "\n1\n", second);
        Assert.Equal(second, (await _desk.Run("audit", "checkpoint")).Ends(0).Out);
        (await _desk.Run("audit", "checkpoint", "--out", "a.note"))
            .Ends(4).Complains("[file.exists]");
        (await _desk.Run("audit", "keys")).Ends(0).Prints(key, Keys, "700");
    }

    [Fact]
    public async Task A_ledger_is_not_made_beside_the_keys_of_another()
    {
        var key = (string?)(await _desk.Run("init", "--json")).Ends(0).Json["key"];
        File.Delete(_desk.Ledger);
        (await _desk.Run("init")).Ends(4).Complains("[keys.exists]", Keys);
        Assert.False(File.Exists(_desk.Ledger));
        var other = (await _desk.Run("init", "--keys", "other", "--json")).Ends(0).Json;
        Assert.Equal(_desk.At("other"), (string?)other["keys"]);
        Assert.NotEqual(key, (string?)other["key"], StringComparer.Ordinal);
        (await _desk.Run("audit", "checkpoint", "--keys", "other")).Ends(0);
        _desk.Environment["COOPLEDGER_KEYS"] = "other";
        (await _desk.Run("audit", "checkpoint")).Ends(0);
    }

    [Fact]
    public async Task Writing_signs_when_it_is_time_and_trying_out_never_does()
    {
        await _desk.Run("init");
        await _desk.Write("one.jsonl", Words.FoundLine("htx-1", "k1"));
        (await _desk.Run("import", "one.jsonl", "--dry-run")).Ends(0);
        (await _desk.Run(Words.Found("htx-2", "--dry-run"))).Ends(0);
        Assert.Equal(0L, Stored());
        (await _desk.Run("import", "one.jsonl")).Ends(0);
        Assert.Equal(1L, Stored());

        // The last one is younger than a minute.
        (await _desk.Run(Words.Found("htx-2"))).Ends(0);
        Assert.Equal(1L, Stored());
        File.SetLastWriteTimeUtc(Path.Combine(Keys, "last-signed.note"), DateTime.UnixEpoch);
        (await _desk.Run(Words.Found("htx-3"))).Ends(0);
        Assert.Equal(2L, Stored());
        (await _desk.Run(
            "record", "close-period", "--from", "1/1/2023", "--to", "31/3/2023", "--on",
            "5/4/2023")).Ends(0);
        Assert.Equal(3L, Stored());
    }

    [Fact]
    public async Task A_ledger_without_a_key_is_written_and_signs_when_it_has_one()
    {
        await _desk.Run("init");
        Directory.Delete(Keys, recursive: true);
        (await _desk.Run(Words.Found("htx-1"))).Ends(0);
        (await _desk.Run("audit", "keys")).Ends(0).Prints("no signing key");
        (await _desk.Run("audit", "checkpoint"))
            .Ends(3).Complains("[keys.missing]", "adopt-key", "--keys");
        var key = (string)(await _desk.Run("audit", "adopt-key", "--json")).Ends(0).Json["key"]!;
        Assert.Contains(
            key, (await _desk.Run("audit", "keys")).Ends(0).Out, StringComparison.Ordinal);
        (await _desk.Run("audit", "checkpoint")).Ends(0);
        Directory.Delete(Keys, recursive: true);
        (await _desk.Run("audit", "adopt-key")).Ends(5).Complains("[keys.was-signed]");
    }

    [OpensslFact]
    public async Task Openssl_finds_the_signature_good()
    {
        var key = (string)(await _desk.Run("init", "--json")).Ends(0).Json["key"]!;
        (await _desk.Run(Words.Found("htx-1"))).Ends(0);
        var note = (await _desk.Run("audit", "checkpoint")).Ends(0).Out;
        var text = note[..(note.IndexOf("\n\n", StringComparison.Ordinal) + 1)];
        var signed = Convert.FromBase64String(note.TrimEnd().Split(' ')[^1]);
        await File.WriteAllTextAsync(_desk.At("text"), text);
        await File.WriteAllBytesAsync(_desk.At("signature"), signed[4..]);
        await File.WriteAllBytesAsync(
            _desk.At("key.der"), Convert.FromBase64String(key.Split('+', 3)[2])[1..]);
        Assert.Equal(0, (await Verify()).ExitCode);

        await File.WriteAllTextAsync(_desk.At("text"), text.Replace("\n1\n", "\n2\n"));
        Assert.Equal(1, (await Verify()).ExitCode);
    }

    private Task<Outcome> Verify() => Desk.End(_desk.Start(
        "openssl", "dgst", "-sha256", "-keyform", "DER", "-verify", "key.der", "-signature",
        "signature", "text"));

    private object? Stored() => Raw.Run(_desk.Ledger, "SELECT count(*) FROM checkpoint");
}

/// <summary>A fact that openssl attests, skipped where there is none.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class OpensslFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(() =>
        Skips.Works("openssl", "version") ? null : "There is no openssl here.");

    public OpensslFactAttribute() => Skip = Obstacle.Value!;
}
