using CoopLedger.Cli.Doctor;

namespace CoopLedger.Cli.Tests;

/// <summary>Checking an installation, as a monitor does.</summary>
public sealed class DoctorTests : IDisposable
{
    private readonly Desk _desk = new();

    private string Keys => _desk.Ledger + ".keys";

    public void Dispose() => _desk.Dispose();

    [Fact]
    public async Task A_ledger_that_was_signed_and_verified_is_well()
    {
        await Recorded();
        Assert.Equal("warning", await Of("verification.age", exitCode: 1));
        (await _desk.Run("audit", "verify")).Ends(0);
        Assert.Equal("good", await Of("verification.age", exitCode: 0));
        (await _desk.Run("doctor", "--lang", "vi")).Ends(0).Prints("Mọi thứ đều ổn.");
        (await _desk.Run("doctor")).Ends(0)
            .Prints("All is well.", "synchronous=FULL", "format 2", "invariant");
    }

    [Fact]
    public async Task A_key_that_others_can_read_fails()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // No such rights there.
        }

        await Recorded();
        File.SetUnixFileMode(Keys, File.GetUnixFileMode(Keys) | UnixFileMode.OtherRead);
        Assert.Equal("failing", await Of("keys.rights", exitCode: 10));
    }

    [Fact]
    public async Task An_older_copy_of_the_ledger_fails()
    {
        await Recorded();
        File.Copy(_desk.Ledger, _desk.At("older.db"));
        (await _desk.Run(Words.Found("htx-2"))).Ends(0);
        (await _desk.Run("audit", "checkpoint")).Ends(0);
        File.Move(_desk.At("older.db"), _desk.Ledger, overwrite: true);
        Assert.Equal("failing", await Of("checkpoint.continuity", exitCode: 10));
    }

    [Fact]
    public void A_last_event_after_the_clock_fails()
    {
        var now = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        var checkup = new Checkup(_desk.Ledger, new(Keys), now);
        Assert.Equal(Health.Failing, checkup.OfClock(now.AddSeconds(1)).Health);
        Assert.Equal(Health.Good, checkup.OfClock(now).Health);
        Assert.Equal(Health.Good, checkup.OfClock(last: null).Health);
        var reset = new Checkup(_desk.Ledger, new(Keys), DateTimeOffset.UnixEpoch);
        Assert.Equal(Health.Failing, reset.OfClock(last: null).Health);
    }

    [Fact]
    public async Task Pages_that_are_damaged_fail()
    {
        await Recorded();
        var bytes = await File.ReadAllBytesAsync(_desk.Ledger);
        Array.Fill(bytes, (byte)0xFF, 3 * 4096, bytes.Length - (3 * 4096));
        await File.WriteAllBytesAsync(_desk.Ledger, bytes);
        var broken = await _desk.Run("doctor", "--json");
        Assert.Equal(10, broken.ExitCode);
        Assert.Equal("failing", (string)broken.Json["health"]!);
    }

    [Fact]
    public async Task A_ledger_that_is_not_there_is_not_found() =>
        (await _desk.Run("doctor")).Ends(3).Complains("[store.not-found]");

    private async Task Recorded()
    {
        (await _desk.Run("init")).Ends(0);
        (await _desk.Run(Words.Found("htx-1"))).Ends(0);
    }

    private async Task<string> Of(string code, int exitCode)
    {
        var outcome = await _desk.Run("doctor", "--json");
        Assert.True(
            outcome.ExitCode == exitCode, $"{outcome.ExitCode}: {outcome.Out}\n{outcome.Error}");
        return (string)outcome.Json["findings"]!.AsArray()
            .Single(finding => (string)finding!["code"]! == code)!["health"]!;
    }
}
