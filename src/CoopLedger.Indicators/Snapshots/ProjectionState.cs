using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Snapshots;

/// <summary>What is in a projection, as columns that can be kept in a file.</summary>
/// <remarks>Facts are not among them: of what registers list the positions are kept, and the log
/// has the facts.</remarks>
public static class ProjectionState
{
    private const int HeadAt = 0;
    private const int AccountsAt = HeadAt + 1;
    private const int KeptAt = AccountsAt + AccountColumns.Count;
    private const int NotedAt = KeptAt + KeptColumns.Count;
    private const int ChunksAt = NotedAt + NotedColumns.Count;

    /// <summary>Writes the state. The projection answers as before.</summary>
    /// <exception cref="InvalidOperationException">The projection does not begin with the log's
    /// first event, or it is of one measure.</exception>
    public static void Write(Projection projection, IColumnWriter to)
    {
        if (!projection.IsWhole)
        {
            throw new InvalidOperationException(
                "A projection of a part of the log, or of one measure, is not kept.");
        }

        projection.Journal.Seal();
        to.Add<long>([projection.Position]);
        var order = new AccountOrder(projection.Journal);
        AccountColumns.Write(order.Keys, to);
        KeptColumns.Write(projection.Facts, to);
        NotedColumns.Write(projection.Noted, to);
        ChunkColumns.Write(projection.Journal, order.Used, order.Ordered, to);
    }

    /// <summary>Makes a projection of a state; its definitions are those of today.</summary>
    /// <param name="from">The columns, as they were written by the same program.</param>
    /// <param name="facts">Reads facts of the log.</param>
    /// <param name="atOnce">Whether nothing is left to be made when it is asked for.</param>
    /// <exception cref="KeyNotFoundException">It names a measure or, when all is made at once, a
    /// register that this program does not have.</exception>
    public static async Task<Projection> Read(
        IColumnReader from, IFactReader facts, bool atOnce = false)
    {
        var projection = new Projection(facts);
        var chunks = from.IsLazy
            ? Task.FromResult(ChunkColumns.Read(from, ChunksAt))
            : Task.Run(() => ChunkColumns.Read(from, ChunksAt));
        AccountColumns.Read(from, AccountsAt, projection.Journal.Table);
        KeptColumns.Read(from, KeptAt, projection.Facts);
        projection.Journal.Take(await chunks, ChunkColumns.Used(from, ChunksAt));
        NotedColumns.Read(from, NotedAt, projection.Noted, facts);
        projection.BeginAfter(from.Read<long>(HeadAt)[0]);
        if (atOnce)
        {
            projection.Facts.FillNow();
        }

        return projection;
    }
}
