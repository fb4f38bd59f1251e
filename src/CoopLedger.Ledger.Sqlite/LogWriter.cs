using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>The one connection that appends. Its caller lets in one group at a time.</summary>
internal sealed class LogWriter(SqliteConnection connection) : IDisposable
{
    private const int UniqueConstraint = 2067;

    private readonly Statement _begin = new(connection, "begin-write.sql");
    private readonly Statement _commit = new(connection, "commit.sql");
    private readonly Statement _rollback = new(connection, "rollback.sql");
    private readonly Statement _savepoint = new(connection, "savepoint.sql");
    private readonly Statement _release = new(connection, "release.sql");
    private readonly Statement _rollbackToSavepoint =
        new(connection, "rollback-to-savepoint.sql");

    private readonly Statement _edge = new(connection, "edge.sql");
    private readonly Statement _state =
        new(connection, "state-before-append.sql", "$stream", "$never");

    private readonly Statement _event = new(
        connection, "append-event.sql",
        "$position", "$stream", "$revision", "$id",
        "$name", "$recorded_at", "$checksum", "$envelope");

    private readonly Statement _advance = new(connection, "advance-edge.sql", "$size", "$bytes");

    private readonly TileWriter _tiles = new(connection);

    public Guid Ledger { get; } = LedgerFile.LedgerId(connection);

    /// <summary>Makes the appends in one transaction, which is on the disk when it returns; each
    /// has its outcome. One that conflicts leaves the others as they are.</summary>
    /// <returns>How many were made.</returns>
    public int Append(IReadOnlyList<PendingAppend> group)
    {
        if (group.Count == 0)
        {
            return 0;
        }

        _begin.Run();
        try
        {
            var edge = _edge.One(LogRow.Edge);
            var grown = group.Aggregate(edge, AppendOne);
            if (grown.Size > edge.Size)
            {
                _tiles.Extend(edge.Size, grown.Size);
                _advance.Run(grown.Size, grown.ToBytes());
            }

            _commit.Run();
            return group.Count;
        }
        catch
        {
            // Some errors have rolled back already.
            if (raw.sqlite3_get_autocommit(connection.Handle) == 0)
            {
                _rollback.Run();
            }

            throw;
        }
    }

    public void Dispose()
    {
        // Passive: it waits for nobody, and its failure is no fault. What was acknowledged is safe
        // in the -wal file; whoever opens next moves it.
        _ = raw.sqlite3_wal_checkpoint_v2(
            connection.Handle!, null, raw.SQLITE_CHECKPOINT_PASSIVE, out _, out _);

        foreach (var statement in
            (Statement[])[
                _begin, _commit, _rollback, _savepoint, _release, _rollbackToSavepoint,
                _edge, _state, _event, _advance])
        {
            statement.Dispose();
        }

        _tiles.Dispose();
        connection.Dispose();
    }

    private MerkleEdge AppendOne(MerkleEdge edge, PendingAppend pending)
    {
        _savepoint.Run();
        try
        {
            var (stored, grown) = Extend(edge, pending);
            _release.Run();
            pending.Outcome = new(stored, null);
            return grown;
        }
        catch (Exception fault) when (fault is not SqliteException)
        {
            _rollbackToSavepoint.Run();
            _release.Run();
            pending.Outcome = new([], fault);
            return edge;
        }
    }

    private (ImmutableArray<StoredEvent> Stored, MerkleEdge Edge) Extend(
        MerkleEdge edge, PendingAppend pending)
    {
        var (revision, last) = _state.One(
            row => (row.GetInt64(0), row.GetInt64(1)), pending.Stream.Text, long.MinValue);
        if (revision != pending.ExpectedRevision)
        {
            throw new WrongExpectedRevisionException(
                pending.Stream, pending.ExpectedRevision, revision);
        }

        var origin = pending.Origin.RecordedAt.ToUnixTimeMilliseconds() < last
            ? pending.Origin with { RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(last) }
            : pending.Origin;
        var stored = ImmutableArray.CreateBuilder<StoredEvent>(pending.Events.Length);
        foreach (var fact in pending.Events)
        {
            revision++;
            var next = Envelope.Seal(
                Ledger, edge.Size + 1, pending.Stream, revision, fact, origin);
            Insert(next, pending.ExpectedRevision);
            edge = edge.With(next.Envelope.Span);
            stored.Add(next);
        }

        return (stored.MoveToImmutable(), edge);
    }

    private void Insert(StoredEvent stored, long expected)
    {
        try
        {
            _event.Run(
                stored.Position,
                stored.Stream.Text,
                stored.Revision,
                stored.Event.Id.ToByteArray(bigEndian: true),
                stored.Event.Name,
                stored.Origin.RecordedAt.ToUnixTimeMilliseconds(),
                (long)Checksum.Of(stored.Envelope.Span),
                Bytes(stored.Envelope));
        }
        catch (SqliteException twice) when (twice.SqliteExtendedErrorCode == UniqueConstraint)
        {
            throw new WrongExpectedRevisionException(stored.Stream, expected, expected);
        }
    }

    private static byte[] Bytes(ReadOnlyMemory<byte> memory) =>
        MemoryMarshal.TryGetArray(memory, out var part)
        && part is { Array: { } array, Offset: 0 } && array.Length == part.Count
            ? array
            : memory.ToArray();
}
