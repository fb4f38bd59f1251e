using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Snapshots;

/// <summary>The chunks of a journal, each column as it lies in memory.</summary>
internal static class ChunkColumns
{
    private const int UsedAt = 0;
    private const int FirstsAt = 1;
    private const int ChunksAt = 2;
    private const int ColumnsOfChunk = 8;

    /// <param name="journal">The journal.</param>
    /// <param name="used">The numbers of the accounts that have postings.</param>
    /// <param name="order">A chunk as it is to be written.</param>
    /// <param name="to">Where to.</param>
    public static void Write(
        Journal journal, int[] used, Func<Chunk, Chunk> order, IColumnWriter to)
    {
        to.Add<int>(used);
        to.Add<long>([.. journal.Chunks.Select(chunk => chunk.First)]);
        foreach (var chunk in journal.Chunks.Select(order))
        {
            to.Add(chunk.Runs.All);
            to.Add(chunk.Days.All);
            to.Add(chunk.Offsets.All);
            to.Add(chunk.Amounts.All);
            to.Add(chunk.WideAmounts.All);
            to.Add(chunk.Subjects.All);
            to.Add(chunk.Texts.Bytes.All);
            to.Add(chunk.Texts.Ends.All);
        }
    }

    /// <summary>Reads them side by side, or leaves them to be read.</summary>
    public static Chunk[] Read(IColumnReader from, int at)
    {
        var firsts = from.Read<long>(at + FirstsAt);
        var chunks = new Chunk[firsts.Length];
        if (from.IsLazy)
        {
            for (var i = 0; i < chunks.Length; i++)
            {
                chunks[i] = Read(from, at + ChunksAt + (i * ColumnsOfChunk), firsts[i]);
            }

            return chunks;
        }

        Parallel.For(0, chunks.Length, i => chunks[i] =
            Read(from, at + ChunksAt + (i * ColumnsOfChunk), firsts[i]));
        return chunks;
    }

    /// <summary>The numbers of the accounts that have postings.</summary>
    public static int[] Used(IColumnReader from, int at) => from.Read<int>(at + UsedAt);

    private static Chunk Read(IColumnReader from, int at, long first) => new()
    {
        First = first,
        Runs = Column<ChunkRun>.Of(from, at),
        Days = Column<int>.Of(from, at + 1),
        Offsets = Column<ushort>.Of(from, at + 2),
        Amounts = Column<short>.Of(from, at + 3),
        WideAmounts = Column<long>.Of(from, at + 4),
        Subjects = Column<int>.Of(from, at + 5),
        Texts = new(Column<byte>.Of(from, at + 6), Column<int>.Of(from, at + 7)),
    };
}
