namespace CoopLedger.Ledger.Sqlite.Simulation.Runs;

/// <summary>A store that is wrong in one way, to show that the simulation notices.</summary>
public enum Mutant
{
    /// <summary>The store as it is.</summary>
    None,

    /// <summary>It commits without a flush.</summary>
    SynchronousOff,

    /// <summary>It tells its callers before the commit.</summary>
    EarlyAcknowledgement,

    /// <summary>It opens a ledger for writing without putting what it finds there on the disk.
    /// </summary>
    UnflushedOpening,

    /// <summary>It names a new ledger without flushing the folder.</summary>
    UnflushedName,
}
