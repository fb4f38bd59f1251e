using CoopLedger.Ledger.Sqlite.Simulation.Disk;
using CoopLedger.Ledger.Sqlite.Simulation.Runs;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>Lives of a ledger on simulated disks that fail. Ten thousand of them take
/// <c>dotnet run -c Release --project tests/CoopLedger.Ledger.Sqlite.Simulation -- --seeds
/// 10000</c>; docs/reliability.md says what they show.</summary>
public sealed class SimulationTests
{
    private const int Seeds = 300;

    [Fact]
    public async Task Whatever_the_disk_does_what_was_acknowledged_is_kept()
    {
        var totals = new Totals();
        Assert.Equal("", Told(await totals.Run(1, Seeds)));
        Assert.All(
            Enum.GetValues<Fault>(),
            fault => Assert.True(totals[fault] > 0, $"{fault} has never happened."));
    }

    [Theory]
    [InlineData(Mutant.SynchronousOff)]
    [InlineData(Mutant.EarlyAcknowledgement)]
    [InlineData(Mutant.UnflushedOpening)]
    [InlineData(Mutant.UnflushedName)]
    public async Task A_store_that_is_wrong_is_found_out(Mutant mutant) =>
        Assert.NotEmpty(await new Totals().Run(1, Seeds, mutant));

    [Fact]
    public async Task A_seed_is_the_same_life_every_time()
    {
        for (ulong seed = 1; seed <= 10; seed++)
        {
            var first = await Simulation.Runs.Simulation.Run(seed);
            var second = await Simulation.Runs.Simulation.Run(seed);
            Assert.Equal(first with { Faults = second.Faults }, second);
            Assert.All(
                Enum.GetValues<Fault>(),
                fault => Assert.Equal(first.Faults[fault], second.Faults[fault]));
        }
    }

    [Fact]
    public async Task A_failure_says_how_to_see_it_again()
    {
        var failures = await new Totals().Run(1, Seeds, Mutant.SynchronousOff);
        Assert.All(
            failures,
            failure => Assert.Contains($"--seed {failure.Seed}", failure.Message));
    }

    private static string Told(IEnumerable<SimulationFailedException> failures) =>
        string.Join('\n', failures.Select(failure => failure.ToString()));
}
