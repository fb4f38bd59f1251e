namespace CoopLedger.Ledger.Sqlite;

/// <summary>What a ledger is opened for.</summary>
public enum StoreAccess
{
    /// <summary>Reading only: nothing in the file can change. The default.</summary>
    Read,

    /// <summary>Reading and appending.</summary>
    ReadWrite,
}
