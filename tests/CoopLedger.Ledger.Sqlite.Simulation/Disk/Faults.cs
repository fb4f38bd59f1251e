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
/// <param name="PowerEvery">The power goes.</param>
/// <param name="KillEvery">The process is killed.</param>
/// <param name="ReadEvery">A read fails.</param>
/// <param name="WriteEvery">A write, a cut, a naming or its removal fails, half done.</param>
/// <param name="SyncEvery">A flush fails.</param>
/// <param name="FullEvery">The disk is full, half way.</param>
/// <param name="LieEvery">A flush is answered and not made.</param>
/// <param name="Forgets">After a flush that failed, the next one flushes nothing of it.</param>
internal sealed record FaultPlan(
    int PowerEvery, int KillEvery, int ReadEvery, int WriteEvery, int SyncEvery, int FullEvery,
    int LieEvery, bool Forgets)
{
    /// <summary>A plan by the dice: one disk in five lies, one forgets, most do a little of everything.
    /// </summary>
    public static FaultPlan Of(Dice dice) => new(
        dice.Of(0, 40, 120, 400),
        dice.Of(0, 60, 200, 600),
        dice.Of(0, 0, 150, 1000),
        dice.Of(0, 30, 150, 600),
        dice.Of(0, 8, 25, 80),
        dice.Of(0, 0, 60, 300),
        dice.OneIn(5) ? dice.Of(2, 5, 15) : 0,
        dice.OneIn(5));
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
