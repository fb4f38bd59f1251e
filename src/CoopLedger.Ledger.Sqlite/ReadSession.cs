using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>One reader's connection with its prepared questions. For one caller at a time.
/// </summary>
internal sealed class ReadSession(ReadConnection opened, Guid ledger) : IDisposable
{
    private readonly Statement _begin = new(opened.Connection, "begin-read.sql");
    private readonly Statement _end = new(opened.Connection, "commit.sql");
    private readonly Statement _edge = new(opened.Connection, "edge.sql");
    private readonly Statement _after = new(opened.Connection, "events-after.sql", "$after");
    private readonly Statement _stream =
        new(opened.Connection, "events-of-stream.sql", "$stream");

    private readonly Statement _id = new(opened.Connection, "event-by-id.sql", "$id");
    private readonly Statement _position =
        new(opened.Connection, "event-by-position.sql", "$position");

    private readonly Statement _envelopes =
        new(opened.Connection, "envelopes.sql", "$first", "$last");

    private readonly Statement _tile = new(opened.Connection, "tile.sql", "$level", "$number");
    private readonly Statement _roots =
        new(opened.Connection, "tile-roots.sql", "$level", "$first", "$last");

    private readonly Statement _checkpoints =
        new(opened.Connection, "checkpoints.sql", "$after");

    private readonly Statement _lastCheckpoint =
        new(opened.Connection, "last-checkpoint.sql", "$until");

    private bool _hasTiles;
    private bool _isBroken;
    private RangeScan? _range;

    /// <summary>The ledger is of format 2. It may become so while it is open, never the reverse.
    /// </summary>
    public bool HasTiles => _hasTiles = _hasTiles
        || LedgerUpgrade.FormatOf(opened.Connection) >= LedgerIdentity.Format;

    public bool IsImmutable => opened.IsImmutable;

    /// <summary>No transaction was left open.</summary>
    public bool IsClean => !_isBroken && raw.sqlite3_get_autocommit(opened.Connection.Handle) != 0;

    public Head Head()
    {
        var edge = Edge();
        return new(edge.Size, edge.Root());
    }

    public MerkleEdge Edge() => _edge.One(LogRow.Edge);

    /// <summary>The Merkle edge, for a reader that compares it with the log row by row.</summary>
    public MerkleEdge UncheckedEdge() => _edge.One(LogRow.UncheckedEdge);

    public long Size() => _edge.One(row => row.GetInt64(0));

    public ImmutableArray<StoredEvent> Stream(StreamName stream)
    {
        using var rows = _stream.Read(stream.Text);
        var events = ImmutableArray.CreateBuilder<StoredEvent>();
        while (rows.Read())
        {
            var stored = LogRow.Event(rows, ledger);
            if (stored.Revision != events.Count)
            {
                throw new LedgerDamagedException(
                    stored.Position, $"revision {events.Count} of {stream} is missing.");
            }

            events.Add(stored);
        }

        return events.DrainToImmutable();
    }

    public StoredEvent? Find(Guid id)
    {
        using var rows = _id.Read(id.ToByteArray(bigEndian: true));
        return rows.Read() ? LogRow.Event(rows, ledger) : null;
    }

    public StoredEvent? Find(long position)
    {
        // The edge first: what it holds has to be there, and it may only grow meanwhile.
        var size = Size();
        using var rows = _position.Read(position);
        return rows.Read() ? LogRow.Event(rows, ledger)
            : position >= 1 && position <= size ? throw LogScan.Missing(position)
            : null;
    }

    /// <remarks>The log's clock never runs backwards, so bisecting needs no index.</remarks>
    public long PositionAt(DateTimeOffset instant)
    {
        var (before, after) = (0L, _edge.One(LogRow.Edge).Size + 1);
        while (after - before > 1)
        {
            var middle = before + ((after - before) / 2);
            var stored = Find(middle) ?? throw LogScan.Missing(middle);
            if (stored.Origin.RecordedAt <= instant)
            {
                before = middle;
            }
            else
            {
                after = middle;
            }
        }

        return before;
    }

    /// <summary>Entries of one row of stored hashes, if the row is whole.</summary>
    /// <param name="level">The level of the row.</param>
    /// <param name="first">The first entry.</param>
    /// <param name="hashes">Filled in; they do not reach into the next row.</param>
    public bool TryTile(int level, long first, Span<Digest> hashes)
    {
        var number = first >> Tile.WidthBits;
        using var rows = _tile.Read((long)level, number);
        if (!rows.Read())
        {
            return false;
        }

        var bytes = rows.GetFieldValue<byte[]>(0);
        if (bytes.Length != Tile.Width * Digest.Length)
        {
            throw Tile.Missing(level, number);
        }

        var start = (int)(first & (Tile.Width - 1));
        for (var i = 0; i < hashes.Length; i++)
        {
            hashes[i] = new(bytes.AsSpan((start + i) * Digest.Length, Digest.Length));
        }

        return true;
    }

    /// <summary>Entries of a level from what they are made of: events, or whole rows below.
    /// </summary>
    public void Entries(int level, long first, Span<Digest> hashes)
    {
        if (level == 0)
        {
            Tile.Leaves(_envelopes, first, hashes);
        }
        else
        {
            Tile.Roots(_roots, level - 1, first, hashes);
        }
    }

    /// <summary>The signed checkpoints of sizes above one, in order.</summary>
    public ImmutableArray<StoredCheckpoint> Checkpoints(long after)
    {
        var checkpoints = ImmutableArray.CreateBuilder<StoredCheckpoint>();
        if (HasTiles)
        {
            using var rows = _checkpoints.Read(after);
            while (rows.Read())
            {
                checkpoints.Add(new(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)));
            }
        }

        return checkpoints.DrainToImmutable();
    }

    /// <summary>The last signed checkpoint up to a size.</summary>
    public StoredCheckpoint? LastCheckpoint(long until)
    {
        if (!HasTiles)
        {
            return null;
        }

        using var rows = _lastCheckpoint.Read(until);
        return rows.Read() ? new(rows.GetInt64(0), rows.GetFieldValue<byte[]>(1)) : null;
    }

    /// <summary>The log after a position as it stands now, whatever is appended meanwhile.
    /// </summary>
    public LogScan Scan(long after)
    {
        _begin.Run();
        try
        {
            var size = _edge.One(LogRow.UncheckedEdge).Size;
            return new(_after.Read(after), End, ledger, after, size);
        }
        catch
        {
            End();
            throw;
        }
    }

    /// <exception cref="LedgerDamagedException">An index does not agree with the log.</exception>
    public bool CheckIds(LookupSums read) => IndexCheck.OfIds(opened.Connection, read);

    /// <exception cref="LedgerDamagedException">An index does not agree with the log.</exception>
    public bool CheckStreams(LookupSums read) => IndexCheck.OfStreams(opened.Connection, read);

    /// <summary>Shows a part of the log as it stands now.</summary>
    public void Scan(
        long after, long until, ILogVisitor visitor, CancellationToken cancellationToken) =>
        Ranges((range, size) =>
            range.Run(after, Math.Min(until, size), visitor, cancellationToken));

    /// <summary>Shows single events of the log as it stands now.</summary>
    public void Scan(
        IReadOnlyList<long> positions, ILogVisitor visitor, CancellationToken cancellationToken) =>
        Ranges((range, size) =>
        {
            foreach (var position in positions)
            {
                range.Run(
                    position - 1, Math.Min(position, size), visitor, cancellationToken);
            }
        });

    /// <summary>Runs passes that all see the log as it stands now, given where its edge ends.
    /// </summary>
    private void Ranges(Action<RangeScan, long> passes)
    {
        _begin.Run();
        try
        {
            var size = _edge.One(LogRow.UncheckedEdge).Size;
            passes(_range ??= new(opened.Connection, ledger), size);
        }
        finally
        {
            _end.Run();
        }
    }

    public void Dispose()
    {
        _range?.Dispose();
        foreach (var statement in
            (Statement[])[
                _begin, _end, _edge, _after, _stream, _id, _position, _envelopes, _tile, _roots,
                _checkpoints, _lastCheckpoint])
        {
            statement.Dispose();
        }

        opened.Dispose();
    }

    /// <summary>Ends a transaction, unless an error of the disk has ended it already. One that
    /// cannot be ended is closed with its session.</summary>
    private void End()
    {
        if (IsClean)
        {
            return;
        }

        try
        {
            _end.Run();
        }
        catch (SqliteException)
        {
            _isBroken = true; // The fault that led here is what the reader is told.
        }
    }
}
