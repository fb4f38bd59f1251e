namespace CoopLedger.Ledger.Sqlite.Simulation.Disk;

/// <summary>What can happen to a simulated machine.</summary>
internal enum Fault
{
    PowerLost,
    ProcessKilled,
    WriteKept,
    WriteLost,
    WriteTorn,
    NameLost,
    ReadFailed,
    WriteFailed,
    SyncFailed,
    DiskFull,
    SyncLied,
}

/// <summary>How often each fault comes: once in so many operations, never when 0.</summary>
internal sealed record FaultPlan(
    int PowerEvery, int KillEvery, int ReadEvery, int WriteEvery, int SyncEvery, int FullEvery,
    int LieEvery)
{
    /// <summary>A plan by the dice: one disk in five lies, most do a little of everything.
    /// </summary>
    public static FaultPlan Of(Dice dice) => new(
        dice.Of(0, 40, 120, 400),
        dice.Of(0, 60, 200, 600),
        dice.Of(0, 0, 150, 1000),
        dice.Of(0, 30, 150, 600),
        dice.Of(0, 8, 25, 80),
        dice.Of(0, 0, 60, 300),
        dice.Below(5) == 0 ? dice.Of(2, 5, 15) : 0);
}

/// <summary>How often each fault came.</summary>
internal sealed class FaultCounts
{
    private readonly long[] _counts = new long[Enum.GetValues<Fault>().Length];

    public long this[Fault fault] => _counts[(int)fault];

    /// <summary>Faults after which a call may fail.</summary>
    public long Refusals => this[Fault.ReadFailed] + this[Fault.WriteFailed]
        + this[Fault.SyncFailed] + this[Fault.DiskFull];

    public void Add(Fault fault) => _counts[(int)fault]++;

    public void Add(FaultCounts other)
    {
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] += other._counts[i];
        }
    }
}
