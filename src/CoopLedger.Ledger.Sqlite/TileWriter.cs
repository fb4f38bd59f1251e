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

    /// <summary>Writes the row that the last leaf has made whole, if it has, and the rows above.
    /// </summary>
    /// <param name="end">The end of the log; its events are in it already.</param>
    /// <exception cref="LedgerDamagedException">An event or a hash is missing.</exception>
    public void Extend(LogEnd end)
    {
        if (!end.IsRowWhole)
        {
            return;
        }

        var number = (end.Size / Tile.Width) - 1;
        if (end.IsRowKnown)
        {
            Store(0, number, end.RowRoot, end.Row);
        }
        else
        {
            Write(0, number);
        }

        for (var level = 1; end.Size % (1L << Tile.LevelShift(level)) == 0; level++)
        {
            Write(level, (end.Size >> Tile.LevelShift(level)) - 1);
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

        Digest[] kept = [.. hashes];
        Store(level, number, Tile.Fold(hashes), kept);
    }

    private void Store(int level, long number, Digest root, ReadOnlySpan<Digest> hashes) =>
        _append.Run((long)level, number, root.ToArray(), Tile.ToBytes(hashes));
}
