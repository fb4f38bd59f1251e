using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Keeps the rows of tree hashes that have become whole, in the transaction of the events
/// that made them so.</summary>
internal sealed class TileWriter(SqliteConnection connection) : IDisposable
{
    private readonly Statement _envelopes =
        new(connection, "envelopes.sql", "$first", "$last");

    private readonly Statement _roots =
        new(connection, "tile-roots.sql", "$level", "$first", "$last");

    private readonly Statement _append =
        new(connection, "append-tile.sql", "$level", "$number", "$root", "$hashes");

    /// <summary>Writes what became whole while the log grew. The events are in it already.
    /// </summary>
    /// <param name="before">The size up to which it has been done.</param>
    /// <param name="after">The size of the log.</param>
    /// <exception cref="LedgerDamagedException">An event or a hash is missing.</exception>
    public void Extend(long before, long after)
    {
        for (var level = 0; after >> Tile.LevelShift(level) > 0; level++)
        {
            var end = after >> Tile.LevelShift(level);
            for (var number = before >> Tile.LevelShift(level); number < end; number++)
            {
                Write(level, number);
            }
        }
    }

    public void Dispose()
    {
        _envelopes.Dispose();
        _roots.Dispose();
        _append.Dispose();
    }

    private void Write(int level, long number)
    {
        var hashes = new Digest[Tile.Width];
        var first = number * Tile.Width;
        if (level == 0)
        {
            Tile.Leaves(_envelopes, first, hashes);
        }
        else
        {
            Tile.Roots(_roots, level - 1, first, hashes);
        }

        var bytes = Tile.ToBytes(hashes);
        _append.Run((long)level, number, Tile.Fold(hashes).ToArray(), bytes);
    }
}
