using CoopLedger.Bench;
using CoopLedger.Ledger.Sqlite;

namespace CoopLedger.Cli.Tests;

/// <summary>What is kept beside a long ledger, so that the next question need not build it.
/// </summary>
public sealed class SnapshotTests : IClassFixture<SnapshotTests.LongLedger>, IDisposable
{
    private const int Events = 20_000;

    private readonly Desk _desk = new();

    public SnapshotTests(LongLedger made) => File.Copy(made.Path, _desk.Ledger);

    private string Journal => _desk.Ledger + ".journal";

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task The_first_question_makes_it_and_the_next_ones_answer_the_same()
    {
        string[][] questions =
        [
            ["show", "members"], ["register", "plans"], ["figures"],
            ["report", "--scope", "unit:phu-tho", "--as-of", "2023-08-31"],
        ];
        foreach (var question in questions)
        {
            File.Delete(Journal);
            var built = (await _desk.Run(question)).Ends(0).Out;
            Assert.True(File.Exists(Journal));
            var made = await File.ReadAllBytesAsync(Journal);
            Assert.Equal(built, (await _desk.Run(question)).Ends(0).Out);
            Assert.Equal(made, await File.ReadAllBytesAsync(Journal));
        }
    }

    [Fact]
    public async Task It_is_not_made_when_it_is_turned_off()
    {
        _desk.Environment["COOPLEDGER_SNAPSHOT"] = "off";
        (await _desk.Run("show", "members")).Ends(0);
        Assert.False(File.Exists(Journal));
        await File.WriteAllTextAsync(Journal, "never looked at");
        (await _desk.Run("show", "members")).Ends(0);
    }

    [Fact]
    public async Task It_is_not_made_of_a_ledger_that_is_built_as_fast()
    {
        using var desk = await Desk.WithDemo();
        (await desk.Run("show", "members")).Ends(0);
        Assert.False(File.Exists(desk.Ledger + ".journal"));
    }

    [Fact]
    public async Task A_damaged_one_is_told_and_made_again()
    {
        var built = (await _desk.Run("show", "members")).Ends(0).Out;
        var bytes = await File.ReadAllBytesAsync(Journal);
        for (var at = 1_000; at < bytes.Length; at += 1_000)
        {
            bytes[at] ^= 1; // In every page: a question notices what it reads.
        }

        await File.WriteAllBytesAsync(Journal, bytes);
        var told = await _desk.Run("show", "members", "--lang", "vi");
        told.Complains("[snapshot.damaged]", Journal, "bị hỏng");
        Assert.Equal(0, told.ExitCode);
        Assert.Equal(built, (await _desk.Run("show", "members")).Ends(0).Out);
    }

    [Fact]
    public async Task A_damaged_place_changes_no_answer_whether_it_is_needed_or_not()
    {
        var built = (await _desk.Run("show", "members")).Ends(0).Out;
        var bytes = await File.ReadAllBytesAsync(Journal);
        for (var tenth = 1; tenth < 10; tenth++)
        {
            byte[] damaged = [.. bytes];
            damaged[bytes.Length / 10 * tenth] ^= 1;
            await File.WriteAllBytesAsync(Journal, damaged);
            var answer = await _desk.Run("show", "members");
            Assert.Equal(0, answer.ExitCode);
            Assert.Equal(built, answer.Out);
        }
    }

    [Fact]
    public async Task A_what_if_neither_uses_nor_makes_it()
    {
        string[] question = ["show", "members", "--without", "type:member.admitted"];
        var assumed = (await _desk.Run([.. question, "--json"])).Ends(0).Json;
        Assert.NotEqual((int?)assumed["recorded"]!["value"], (int?)assumed["value"]);

        // What it compares with is the ledger as it is recorded, of which a snapshot is made.
        var kept = await File.ReadAllBytesAsync(Journal);
        Assert.Equal(
            $"{assumed}", $"{(await _desk.Run([.. question, "--json"])).Ends(0).Json}");
        Assert.Equal(kept, await File.ReadAllBytesAsync(Journal));
        Assert.Equal(
            (int?)assumed["recorded"]!["value"],
            (int?)(await _desk.Run("show", "members", "--json")).Ends(0).Json["value"]);
    }

    [Fact]
    public async Task A_backup_leaves_it_behind()
    {
        (await _desk.Run("show", "members")).Ends(0);
        (await _desk.Run("backup", "copy.db")).Ends(0);
        Assert.True(File.Exists(_desk.At("copy.db")));
        Assert.False(File.Exists(_desk.At("copy.db.journal")));
    }

    [Fact]
    public async Task What_is_recorded_afterwards_is_counted()
    {
        var before = (int?)(await _desk.Run("show", "registered", "--json")).Ends(0).Json["value"];
        (await _desk.Run(Words.Found("htx-new"))).Ends(0);
        Assert.Equal(
            before + 1,
            (int?)(await _desk.Run("show", "registered", "--json")).Ends(0).Json["value"]);
    }

    /// <summary>Made once for all tests; each works on a copy.</summary>
    public sealed class LongLedger : IAsyncLifetime
    {
        private readonly DirectoryInfo _folder =
            Directory.CreateTempSubdirectory("coopledger-cli-");

        public string Path => System.IO.Path.Combine(_folder.FullName, "long.db");

        public async Task InitializeAsync()
        {
            await using var store = SqliteEventStore.Create(Path, Nation.LedgerId);
            await Nation.Write(store, Nation.Make(new NationPlan(Events)));
        }

        public Task DisposeAsync()
        {
            _folder.Delete(recursive: true);
            return Task.CompletedTask;
        }
    }
}
