using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>The one connection that appends. Its caller lets in one append at a time.</summary>
internal sealed class LogWriter(SqliteConnection connection) : IDisposable
{
    private const int UniqueConstraint = 2067;

    private readonly Statement _begin = new(connection, "begin-write.sql");
    private readonly Statement _commit = new(connection, "commit.sql");
    private readonly Statement _rollback = new(connection, "rollback.sql");
    private readonly Statement _edge = new(connection, "edge.sql");
    private readonly Statement _state =
        new(connection, "state-before-append.sql", "$stream", "$never");

    private readonly Statement _event = new(
        connection, "append-event.sql",
        "$position", "$stream", "$revision", "$id",
        "$name", "$recorded_at", "$checksum", "$envelope");

    private readonly Statement _advance = new(connection, "advance-edge.sql", "$size", "$bytes");

    public Guid Ledger { get; } = LedgerFile.LedgerId(connection);

    /// <summary>All of the events or none, on the disk when it returns.</summary>
    public ImmutableArray<StoredEvent> Append(
        StreamName stream, long expected, ImmutableArray<NewEvent> events, Origin origin)
    {
        _begin.Run();
        try
        {
            var stored = Extend(stream, expected, events, origin);
            _commit.Run();
            return stored;
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
            (Statement[])[_begin, _commit, _rollback, _edge, _state, _event, _advance])
        {
            statement.Dispose();
        }

        connection.Dispose();
    }

    private ImmutableArray<StoredEvent> Extend(
        StreamName stream, long expected, ImmutableArray<NewEvent> events, Origin origin)
    {
        var edge = _edge.One(LogRow.Edge);
        var (revision, last) = _state.One(
            row => (row.GetInt64(0), row.GetInt64(1)), stream.Text, long.MinValue);
        if (revision != expected)
        {
            throw new WrongExpectedRevisionException(stream, expected, revision);
        }

        var clocked = origin.RecordedAt.ToUnixTimeMilliseconds() < last
            ? origin with { RecordedAt = DateTimeOffset.FromUnixTimeMilliseconds(last) }
            : origin;
        var stored = ImmutableArray.CreateBuilder<StoredEvent>(events.Length);
        foreach (var fact in events)
        {
            revision++;
            var next = Envelope.Seal(Ledger, edge.Size + 1, stream, revision, fact, clocked);
            Insert(next, expected);
            edge = edge.With(next.Envelope.Span);
            stored.Add(next);
        }

        _advance.Run(edge.Size, edge.ToBytes());
        return stored.MoveToImmutable();
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
