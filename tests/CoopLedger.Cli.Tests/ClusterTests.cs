namespace CoopLedger.Cli.Tests;

/// <summary>The verbs on a ledger that is on a cluster, which is a test double here.</summary>
public sealed class ClusterTests : IAsyncLifetime, IDisposable
{
    private readonly Desk _desk = new();
    private DoubleServer _server = null!;

    private string Uri => $"{_server.Address}&ledger=demo";

    public async Task InitializeAsync()
    {
        _server = await DoubleServer.Start();
        _desk.Environment["COOPLEDGER_LEDGER"] = Uri;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_demo_is_the_same_on_a_cluster_and_back_in_a_file()
    {
        await CopyDemo();
        (await _desk.Run("copy", "--from", Uri, "--to", "sqlite:back.db", "--json")).Ends(0);
        foreach (var question in (string[][])
        [
            ["audit", "verify", "--json"],
            ["report", "--scope", "unit:phu-tho", "--as-of", "2023-08-31"],
            ["show", "membership-rate", "--scope", "unit:phu-tho", "--explain"],
            ["figures"], ["register", "organisations"],
        ])
        {
            var inFile = (await _desk.Run([.. question, "--ledger", "sqlite:demo.db"])).Out;
            Assert.NotEmpty(inFile);
            Assert.Equal(inFile, (await _desk.Run(question)).Ends(0).Out);
            Assert.Equal(
                inFile,
                (await _desk.Run([.. question, "--ledger", "sqlite:back.db"])).Ends(0).Out);
        }
    }

    [Fact]
    public async Task What_is_recorded_through_one_mirror_is_seen_through_another()
    {
        (await _desk.Run("init")).Ends(0).Prints("Made the ledger", "ledger=demo");
        (await _desk.Run([.. Words.Found("htx-1"), "--mirror", "a.db"])).Ends(0);
        var file = await _desk.Write("more.jsonl", Words.FoundLine("htx-2", "k-2"));
        _desk.Environment["COOPLEDGER_MIRROR"] = "b.db";
        (await _desk.Run("import", file)).Ends(0);
        (await _desk.Run("events", "--mirror", "a.db")).Ends(0).Prints("htx-1", "htx-2");
        (await _desk.Run("register", "organisations")).Ends(0).Prints("htx-1", "htx-2");
        (await _desk.Run([.. Words.Found("htx-1"), "--mirror", "c.db"])).Ends(0);
        (await _desk.Run("audit", "verify", "--mirror", "c.db")).Ends(0).Prints("2 events");
        Assert.Equal(
            (await _desk.Run("audit", "verify", "--json")).Ends(0).Out,
            (await _desk.Run("audit", "verify", "--json", "--mirror", "a.db")).Ends(0).Out);
    }

    [Fact]
    public async Task What_is_on_a_cluster_is_signed_proved_exported_and_backed_up()
    {
        var init = (await _desk.Run("init", "--json")).Ends(0).Json;
        var key = (string)init["key"]!;
        (await _desk.Run(Words.Found("htx-1"))).Ends(0);
        (await _desk.Run(Words.Found("htx-2"))).Ends(0);
        (await _desk.Run("audit", "prove", "2", "--out", "two.tlog-proof")).Ends(0);
        (await _desk.Run("audit", "check", "two.tlog-proof", "--key", key)).Ends(0);
        (await _desk.Run("audit", "checkpoint", "--out", "point")).Ends(0);
        (await _desk.Run("audit", "export", "export")).Ends(0);
        (await _desk.Run("audit", "verify", "export", "--key", key)).Ends(0);
        (await _desk.Run("rebuild")).Ends(0);
        (await _desk.Run("audit", "rotate-key", "--reason", "yearly")).Ends(0);
        (await _desk.Run("backup", "backup.db")).Ends(0);
        (await _desk.Run(
            "audit", "verify", "--ledger", "sqlite:backup.db", "--against", "point")).Ends(0)
            .Prints("3 events", "Checkpoints that agree: 3");
        (await _desk.Run("audit", "verify", "--against", "point")).Ends(0)
            .Prints("3 events", "Checkpoints that agree: 3");
    }

    [Fact]
    public async Task The_doctor_tells_how_the_ledger_stands_with_the_cluster()
    {
        (await _desk.Run("init")).Ends(0);
        (await _desk.Run(Words.Found("htx-1"))).Ends(0);
        File.Delete(_desk.At("coopledger-demo.mirror.db"));
        var well = await _desk.Run("doctor", "--json");
        Assert.Equal(1, well.ExitCode);
        var findings = well.Json["findings"]!.AsArray()
            .ToDictionary(
                one => (string)one!["code"]!, one => one!, StringComparer.Ordinal);
        Assert.Equal("good", (string?)findings["cluster.reachable"]["health"]);
        Assert.Equal("warning", (string?)findings["cluster.security"]["health"]);
        Assert.Equal("good", (string?)findings["cluster.seals"]["health"]);
        Assert.Contains("was 1 events behind", (string?)findings["cluster.mirror"]["found"]);
        await _server.DisposeAsync();
        var gone = await _desk.Run("doctor");
        Assert.Equal(10, gone.ExitCode);
        gone.Prints("store.unreachable", "Something is broken.");
    }

    [Fact]
    public async Task A_ledger_that_is_not_there_and_one_that_is_there_are_told_apart()
    {
        (await _desk.Run("show", "members")).Ends(3).Complains("[store.not-found]");
        (await _desk.Run("init")).Ends(0);
        (await _desk.Run("init", "--keys", "other.keys")).Ends(4).Complains("[store.exists]");
    }

    [Fact]
    public async Task A_server_that_cannot_be_reached_is_told_with_what_to_do()
    {
        await _server.DisposeAsync();
        (await _desk.Run("show", "members")).Ends(1).Complains("[store.unreachable]");
        (await _desk.Run([.. Words.Found("htx-1"), "--lang", "vi"])).Ends(1)
            .Complains("[store.unreachable]", "cùng khóa");
    }

    [Fact]
    public async Task A_wrong_password_is_refused_and_never_shown()
    {
        await using var guarded = await DoubleServer.Start("--tls", "--users");
        _desk.Environment["COOPLEDGER_LEDGER"] = guarded.As("admin", "changeit");
        var made = (await _desk.Run("init")).Ends(0);
        Assert.DoesNotContain("changeit", made.Out, StringComparison.Ordinal);
        _desk.Environment["COOPLEDGER_LEDGER"] = guarded.As("admin", "guessed");
        var refused = (await _desk.Run("show", "members")).Ends(5)
            .Complains("[store.unauthenticated]");
        Assert.DoesNotContain("guessed", refused.Error, StringComparison.Ordinal);
        _desk.Environment["COOPLEDGER_LEDGER"] = "esdbx://admin:guessed@127.0.0.1:2113";
        var mistyped = (await _desk.Run("show", "members")).Ends(2).Complains("esdb://HOST");
        Assert.DoesNotContain("guessed", mistyped.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_mirror_of_another_ledger_is_left_as_it_is()
    {
        (await _desk.Run("init")).Ends(0);
        (await _desk.Run("init", "--ledger", "sqlite:other.db")).Ends(0);
        (await _desk.Run("show", "members", "--mirror", "other.db")).Ends(4)
            .Complains("[mirror.foreign]", "other.db", "--mirror");
    }

    [Fact]
    public async Task A_copy_to_a_name_that_another_ledger_has_is_refused()
    {
        (await _desk.Run("init")).Ends(0);
        await Demo();
        (await _desk.Run("copy", "--from", "sqlite:demo.db", "--to", Uri, "--mirror", "m.db"))
            .Ends(4).Complains("[copy.foreign]");
        Assert.False(File.Exists(_desk.At("m.db")));
    }

    [Fact]
    public async Task A_copy_to_a_cluster_that_was_killed_is_gone_on_with()
    {
        await Demo();
        string[] copy = ["copy", "--from", "sqlite:demo.db", "--to", Uri];
        var process = _desk.Start("dotnet", [Desk.Program, .. copy]);
        var ended = Desk.End(process);
        while (Mirrored() < 50)
        {
            Assert.False(ended.IsCompleted, "The copy ended before it was killed.");
            await Task.Delay(10);
        }

        process.Kill();
        Assert.NotEqual(0, (await ended).ExitCode);
        var again = (await _desk.Run([.. copy, "--json"])).Ends(0).Json;
        Assert.InRange((long?)again["before"] ?? 0, 50, Ledgers.DemoEvents - 1);
        Assert.Equal(Ledgers.DemoEvents, (long?)again["events"]);
        Assert.Equal((string?)again["root"], (string?)again["verified"]!["root"]);
    }

    [Fact]
    public async Task A_ledger_is_copied_from_one_cluster_to_another_under_the_same_name()
    {
        await using var other = await DoubleServer.Start();
        (await _desk.Run("init")).Ends(0);
        (await _desk.Run(Words.Found("htx-1"))).Ends(0);
        (await _desk.Run("copy", "--from", Uri, "--to", $"{other.Address}&ledger=demo")).Ends(0)
            .Prints("Copied 1 events", "Both use the keys");
        Assert.True(File.Exists(_desk.At("coopledger-demo.mirror.db.copy")));
        (await _desk.Run("copy", "--from", Uri, "--to", Uri)).Ends(2).Complains("both");
        (await _desk.Run(
            "copy", "--from", Uri, "--to", "sqlite:coopledger-demo.mirror.db")).Ends(2);
    }

    [Fact]
    public async Task The_demo_is_made_in_a_file_and_says_how_to_come_to_a_cluster() =>
        (await _desk.Run("demo", "--ledger", Uri)).Ends(2).Complains("copy --to");

    [Fact]
    public async Task A_ledger_in_a_file_loads_nothing_of_the_cluster()
    {
        var program = _desk.At("program");
        foreach (var file in Directory.EnumerateFiles(
            AppContext.BaseDirectory, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(
                program, Path.GetRelativePath(AppContext.BaseDirectory, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }

        string[] unwanted =
            ["CoopLedger.Ledger.EventStoreDb.dll", "CoopLedger.EventStoreClient.dll"];
        foreach (var file in unwanted)
        {
            Assert.True(File.Exists(Path.Combine(program, file)), file);
            await File.WriteAllTextAsync(Path.Combine(program, file), "no assembly");
        }

        _desk.Environment["COOPLEDGER_LEDGER"] = "sqlite:own.db";
        Assert.Equal("", await Error(program, "init"));
        Assert.Equal("", await Error(program, Words.Found("htx-1")));
        Assert.Equal("", await Error(program, "register", "organisations"));
        Assert.Equal("", await Error(program, "audit", "verify"));
        Assert.Equal("", await Error(program, "doctor"));
        Assert.Equal("", await Error(program, "backup", "backup.db"));
        Assert.Equal("", await Error(
            program, "copy", "--from", "sqlite:own.db", "--to", "sqlite:copy.db"));
        _desk.Environment["COOPLEDGER_LEDGER"] = Uri;
        Assert.NotEmpty(await Error(program, "register", "organisations"));
    }

    private async Task<string> Error(string program, params string[] arguments) => (await Desk.End(
        _desk.Start("dotnet", [Path.Combine(program, "coopledger.dll"), .. arguments]))).Error;

    private long Mirrored()
    {
        var mirror = _desk.At("coopledger-demo.mirror.db");
        return File.Exists(mirror) ? (long)Raw.Run(mirror, "SELECT count(*) FROM event")! : 0;
    }

    private async Task Demo() =>
        await File.WriteAllBytesAsync(_desk.At("demo.db"), await Ledgers.Demo());

    private async Task CopyDemo()
    {
        await Demo();
        (await _desk.Run("copy", "--from", "sqlite:demo.db", "--to", Uri, "--json")).Ends(0);
    }
}
