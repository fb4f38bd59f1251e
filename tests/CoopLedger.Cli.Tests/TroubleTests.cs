using System.Diagnostics;

namespace CoopLedger.Cli.Tests;

/// <summary>Damage, locks, read-only folders and Ctrl-C.</summary>
public sealed class TroubleTests
{
    private const UnixFileMode Reading =
        UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead
        | UnixFileMode.UserExecute | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    [Fact]
    public async Task A_flipped_bit_is_found_and_its_position_told()
    {
        using var desk = await Desk.WithDemo();
        Raw.Forge(desk.Ledger, 100);
        (await desk.Run("audit", "verify")).Ends(10).Complains("100", "NOT sound");
        var report = (await desk.Run("audit", "verify", "--json")).Ends(10).Json;
        Assert.False((bool)report["sound"]!);
        Assert.Equal(100, (int?)report["faultPosition"]);
        Assert.Equal("", (await desk.Run("show", "members")).Ends(10).Complains("100").Out);
        (await desk.Run("rebuild", "--lang", "vi")).Ends(10).Complains("[ledger.damaged]", "100");
    }

    [Fact]
    public async Task A_ledger_that_somebody_writes_to_is_read_and_not_written()
    {
        using var desk = await Desk.WithDemo();
        using var other = Raw.Open(desk.Ledger);
        Raw.Run(other, "BEGIN IMMEDIATE");
        var written = desk.Run(Words.Found("htx-1"));
        (await desk.Run("show", "members")).Ends(0).Prints("2.592");
        (await written).Ends(4).Complains("[store.locked]");
        Raw.Run(other, "ROLLBACK");
        (await desk.Run(Words.Found("htx-1"))).Ends(0);
    }

    [FolderFact]
    public async Task A_ledger_in_a_read_only_folder_is_read_and_not_written()
    {
        using var desk = await Desk.WithDemo();
        Protect(desk.Folder, Reading);
        try
        {
            (await desk.RunUnprivileged("show", "members")).Ends(0).Prints("2.592");
            (await desk.RunUnprivileged(Words.Found("htx-1", "--dry-run"))).Ends(0);
            (await desk.RunUnprivileged(Words.Found("htx-1"))).Ends(1)
                .Complains("[store.read-only]");
        }
        finally
        {
            Protect(desk.Folder, Reading | UnixFileMode.UserWrite);
        }
    }

    [FolderFact]
    public async Task A_file_that_may_not_be_read_is_told_without_a_stack_trace()
    {
        using var desk = await Desk.WithNewLedger();
        var file = await desk.Write("secret.jsonl", Words.FoundLine("htx-1", "k"));
        Protect(desk.At(file), UnixFileMode.None);
        (await desk.RunUnprivileged("import", file)).Ends(1).Complains("[io]", file);
    }

    [SignalFact]
    public async Task Control_C_stops_an_import_keeps_what_was_recorded_and_again_completes_it()
    {
        const int lines = 3000;
        using var desk = await Desk.WithNewLedger();
        var file = await desk.Write(
            "long.jsonl",
            Enumerable.Range(1, lines).Select(n => Words.FoundLine($"htx-{n}", $"k-{n}")));
        var import = desk.Start(
            "env", "--default-signal=INT", "dotnet", Desk.Program, "import", file);
        var ended = Desk.End(import);
        while (Recorded(desk) < 20)
        {
            Assert.False(ended.IsCompleted, "The import ended before it was interrupted.");
            await Task.Delay(20);
        }

        Process.Start("kill", ["-INT", $"{import.Id}"]).WaitForExit();
        (await ended).Ends(130).Complains("Interrupted.", "stay recorded");
        var before = Recorded(desk);
        Assert.InRange(before, 20, lines - 1);
        var again = (await desk.Run("import", file, "--json")).Ends(0).Json["files"]![0]!;
        Assert.Equal(before, (long?)again["unchanged"]);
        Assert.Equal(lines, Recorded(desk));
        (await desk.Run("audit", "verify")).Ends(0);
    }

    [Fact]
    public async Task A_fault_of_the_program_is_told_in_a_line_and_in_full_only_on_request()
    {
        using var desk = await Desk.WithDemo();
        Raw.Run(desk.Ledger, "DROP TRIGGER ledger_is_never_changed");
        Raw.Run(desk.Ledger, "DROP TABLE event");
        var told = (await desk.Run("show", "members")).Complains("coopledger: [");
        Assert.NotEqual(0, told.ExitCode);
        Assert.Single(told.Error.TrimEnd().Split('\n'));
        desk.Environment["COOPLEDGER_DEBUG"] = "1";
        Assert.Contains(
            "   at ", (await desk.Run("show", "members")).Error, StringComparison.Ordinal);
    }

    private static void Protect(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    private static long Recorded(Desk desk) =>
        (long)Raw.Run(desk.Ledger, "SELECT count(*) FROM event")!;
}
