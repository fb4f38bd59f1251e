using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Recomputes the stored hashes: each row's root from its own hashes, each row above from
/// the roots below, and from all of them the root that the log holds.</summary>
/// <remarks>Where that root is the one over the events, so is every hash below it; the events
/// themselves are only read to say where a fault is.</remarks>
internal sealed class TileVerification : IDisposable
{
    // A row of the level above would be of 2^64 events.
    private const int LevelMax = 6;

    private readonly ReadSession _session;
    private readonly Statement _level;

    private TileVerification(ReadConnection opened, Guid ledger)
    {
        _session = new(opened, ledger);
        _level = new(opened.Connection, "tiles-of-level.sql", "$level");
    }

    /// <returns>True; the value is there to be guarded.</returns>
    /// <exception cref="LedgerDamagedException">A hash is missing or wrong.</exception>
    public static bool Run(LedgerFile file, Guid ledger, CancellationToken cancellationToken)
    {
        using var verification = new TileVerification(file.OpenToRead(), ledger);
        return verification.Run(cancellationToken);
    }

    public void Dispose()
    {
        _level.Dispose();
        _session.Dispose();
    }

    private bool Run(CancellationToken cancellationToken)
    {
        if (!_session.HasTiles)
        {
            return true;
        }

        // What is appended meanwhile is left alone.
        var head = _session.Head();
        for (var level = 0; level <= LevelMax; level++)
        {
            Rows(level, head.Position >> Tile.LevelShift(level), cancellationToken);
        }

        var subtrees = new SqliteSubtrees(question => question(_session));
        return MerkleProofs.Root(subtrees, head.Position) == head.Root
            ? true
            : throw Find(head.Position);
    }

    private void Rows(int level, long count, CancellationToken cancellationToken)
    {
        using var rows = _level.Read((long)level);
        var below = new Digest[Tile.Width];
        for (var number = 0L; number < count; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (!rows.Read() || rows.GetInt64(0) != number)
            {
                throw Tile.Missing(level, number);
            }

            var hashes = Tile.Of(rows.GetFieldValue<byte[]>(2));
            if (level > 0)
            {
                _session.Entries(level, number * Tile.Width, below);
                Demand(hashes.AsSpan().SequenceEqual(below), level, number);
            }

            Demand(
                Tile.Fold(hashes).ToArray().AsSpan()
                    .SequenceEqual(rows.GetFieldValue<byte[]>(1)),
                level, number);
        }

        DemandEnd(rows, level);
    }

    // The rows and this head are of one moment.
    private void DemandEnd(SqliteDataReader rows, int level)
    {
        if (rows.Read() && _session.Head().Position is var last
            && rows.GetInt64(0) is var number && number >= last >> Tile.LevelShift(level))
        {
            throw new LedgerDamagedException(
                Math.Max(number << Tile.LevelShift(level), last) + 1,
                $"the stored hashes of level {level}, row {number} are of events that are not "
                    + "there.");
        }
    }

    /// <summary>The first event whose stored hash is not its own.</summary>
    private LedgerDamagedException Find(long size)
    {
        for (var first = 0L; first + Tile.Width <= size; first += Tile.Width)
        {
            if (Differing(first) is { } found)
            {
                return found;
            }
        }

        return new(size, "the root over the events is not the stored one.");
    }

    private LedgerDamagedException? Differing(long first)
    {
        var own = new Digest[Tile.Width];
        _session.Entries(0, first, own);
        return EventHashes.Differing(_session, first, own);
    }

    private void Demand(bool holds, int level, long number)
    {
        if (!holds)
        {
            throw (level == 0 ? Differing(number * Tile.Width) : null)
                ?? Tile.Missing(level, number);
        }
    }
}
