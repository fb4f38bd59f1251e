namespace CoopLedger.Ledger.Sqlite.Simulation.Runs;

/// <summary>A promise was broken: which seed and step, and how to see it again.</summary>
public sealed class SimulationFailedException(ulong seed, int step, string what, Exception? inner = null)
    : Exception(
        $"Seed {seed}, step {step}: {what}\nAgain: dotnet run -c Release --project "
        + $"tests/CoopLedger.Ledger.Sqlite.Simulation -- --seed {seed}",
        inner)
{
    public ulong Seed { get; } = seed;
}
