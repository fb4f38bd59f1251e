using System.Collections.Immutable;
using CoopLedger.Ledger.Store;
using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>One pass over the log in order, inside one read transaction.</summary>
/// <param name="rows">The rows after <paramref name="after"/>, by position.</param>
/// <param name="end">Ends the transaction.</param>
/// <param name="ledger">The ledger the envelopes must belong to.</param>
/// <param name="after">The position before the first row.</param>
/// <param name="size">Where the Merkle edge says that the log ends.</param>
internal sealed class LogScan(
    SqliteDataReader rows, Action end, Guid ledger, long after, long size) : IDisposable
{
    private const int PageCapacityMax = 4096;

    private long _last = after;
    private bool _ended;

    /// <summary>The next events, at most <paramref name="batch"/>; none at the end.</summary>
    /// <exception cref="LedgerDamagedException">The next position is missing or wrong.</exception>
    public ImmutableArray<StoredEvent> Next(int batch)
    {
        var page = ImmutableArray.CreateBuilder<StoredEvent>(Math.Min(batch, PageCapacityMax));
        while (page.Count < batch && Step())
        {
            page.Add(LogRow.Event(rows, ledger));
        }

        return page.DrainToImmutable();
    }

    public void Dispose()
    {
        rows.Dispose();
        end();
    }

    public static LedgerDamagedException Missing(long position) =>
        new(position, "the event is missing.");

    public static LedgerDamagedException Broken(long position, Exception? inner) =>
        new(position, "the file's pages are damaged.", inner);

    private bool Step()
    {
        if (_ended || !Read())
        {
            _ended = true;
            return _last >= size ? false : throw Missing(_last + 1);
        }

        var position = rows.GetInt64(0);
        if (position != _last + 1)
        {
            throw Missing(_last + 1);
        }

        _last = position <= size
            ? position
            : throw new LedgerDamagedException(position, $"the Merkle edge ends at {size}.");
        return true;
    }

    private bool Read()
    {
        try
        {
            return rows.Read();
        }
        catch (SqliteException broken) when (broken.SqliteErrorCode == StoreErrors.Corrupt)
        {
            throw Broken(_last + 1, broken);
        }
    }
}
