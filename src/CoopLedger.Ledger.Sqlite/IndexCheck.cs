using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Compares the indexes that events are found by with the log itself.</summary>
/// <remarks>A disk that loses a page can leave a log that is whole and an index that is not: an
/// event would then not be found, and its key recorded once more. An index is read once, in its
/// own order; only when its sum is not that of the events, or its order is broken, is it asked for
/// every single one, to tell which.</remarks>
internal static class IndexCheck
{
    /// <summary>The index over ids.</summary>
    /// <returns>True; the value is there to be guarded.</returns>
    /// <exception cref="LedgerDamagedException">It does not agree with the log.</exception>
    public static bool OfIds(SqliteConnection connection, LookupSums read)
    {
        using var index = new PreparedStatement(connection, "index-of-id.sql");
        var (count, sum, isInOrder) = (0L, 0UL, true);
        var before = new byte[16];
        for (var row = Opened(index, "id"); Next(index, row);)
        {
            var id = RowReading.Bytes(row, 0);
            var position = RowReading.Integer(row, 1);
            if (position > read.Count)
            {
                continue; // Recorded while the log was read.
            }

            isInOrder &= id.Length == before.Length
                && (count == 0 || before.AsSpan().SequenceCompareTo(id) < 0);
            if (!isInOrder)
            {
                break;
            }

            id.CopyTo(before);
            (count, sum) = (count + 1, unchecked(sum + LookupSums.OfId(id, position)));
        }

        return (isInOrder && count == read.Count && sum == read.Ids) || Tell(connection, "id");
    }

    /// <summary>The index over streams and revisions.</summary>
    /// <returns>True; the value is there to be guarded.</returns>
    /// <exception cref="LedgerDamagedException">It does not agree with the log.</exception>
    public static bool OfStreams(SqliteConnection connection, LookupSums read)
    {
        using var index = new PreparedStatement(connection, "index-of-stream.sql");
        var (count, sum, isInOrder) = (0L, 0UL, true);
        var (before, length, revisionBefore) = (new byte[256], 0, -1L);
        for (var row = Opened(index, "stream"); isInOrder && Next(index, row);)
        {
            var stream = RowReading.Bytes(row, 0);
            var (revision, position) = (RowReading.Integer(row, 1), RowReading.Integer(row, 2));
            if (position > read.Count)
            {
                continue;
            }

            var order = stream.SequenceCompareTo(before.AsSpan(0, length));
            isInOrder = order > 0 || (order == 0 && revision > revisionBefore);
            revisionBefore = revision;
            (count, sum) = (
                count + 1, unchecked(sum + LookupSums.OfStream(stream, revision, position)));
            if (order != 0)
            {
                before = before.Length < stream.Length ? new byte[stream.Length * 2] : before;
                stream.CopyTo(before);
                length = stream.Length;
            }
        }

        return (isInOrder && count == read.Count && sum == read.Streams)
            || Tell(connection, "stream");
    }

    private static nint Opened(PreparedStatement index, string name)
    {
        try
        {
            return index.Row;
        }
        catch (SqliteException unknown) when (unknown.SqliteErrorCode == raw.SQLITE_ERROR)
        {
            throw new LedgerDamagedException(1, $"the index by {name} is missing.", unknown);
        }
    }

    private static bool Next(PreparedStatement index, nint row)
    {
        var code = RowReading.Step(row);
        if (code is raw.SQLITE_ROW or raw.SQLITE_DONE)
        {
            return code == raw.SQLITE_ROW;
        }

        index.Demand(code);
        return false;
    }

    private static bool Tell(SqliteConnection connection, string index)
    {
        using var check = new Statement(connection, $"check-index-of-{index}.sql");
        var position = check.One(row => row.IsDBNull(0) ? 1 : row.GetInt64(0));
        throw new LedgerDamagedException(
            Math.Max(position, 1), $"the index by {index} does not agree with the log.");
    }
}
