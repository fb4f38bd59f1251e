using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Adds a signed checkpoint to a ledger.</summary>
internal static class CheckpointWriter
{
    /// <returns>Whether it was new.</returns>
    public static bool Add(LedgerFile file, StoredCheckpoint checkpoint)
    {
        using var connection = file.OpenToWrite();
        using var append =
            new Statement(connection, "append-checkpoint.sql", "$size", "$note");
        return append.Run(checkpoint.Size, checkpoint.Note.ToArray()) > 0;
    }
}
