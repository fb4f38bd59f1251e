using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Snapshots;

/// <summary>The chunks of a journal, each column as it lies in memory.</summary>
internal static class ChunkColumns
{
    private const int UsedAt = 0;
    private const int FirstsAt = 1;
    private const int ChunksAt = 2;
    private const int ColumnsOfChunk = 8;

    public static void Write(Journal journal, IColumnWriter to)
    {
        to.Add<int>([.. journal.Used.Order()]);
        to.Add<long>([.. journal.Chunks.Select(chunk => chunk.First)]);
        foreach (var chunk in journal.Chunks)
        {
            to.Add<ChunkRun>(chunk.Runs);
            to.Add<int>(chunk.Days);
            to.Add<ushort>(chunk.Offsets);
            to.Add<short>(chunk.Amounts);
            to.Add<long>(chunk.WideAmounts);
            to.Add<int>(chunk.Subjects);
            to.Add<byte>(chunk.Texts.Bytes);
            to.Add<int>(chunk.Texts.Ends);
        }
    }

    /// <summary>Reads them side by side.</summary>
    public static Chunk[] Read(IColumnReader from, int at)
    {
        var firsts = from.Read<long>(at + FirstsAt);
        var chunks = new Chunk[firsts.Length];
        Parallel.For(0, chunks.Length, i => chunks[i] =
            Read(from, at + ChunksAt + (i * ColumnsOfChunk), firsts[i]));
        return chunks;
    }

    /// <summary>The numbers of the accounts that have postings.</summary>
    public static int[] Used(IColumnReader from, int at) => from.Read<int>(at + UsedAt);

    private static Chunk Read(IColumnReader from, int at, long first) => new()
    {
        First = first,
        Runs = from.Read<ChunkRun>(at),
        Days = from.Read<int>(at + 1),
        Offsets = from.Read<ushort>(at + 2),
        Amounts = from.Read<short>(at + 3),
        WideAmounts = from.Read<long>(at + 4),
        Subjects = from.Read<int>(at + 5),
        Texts = new(from.Read<byte>(at + 6), from.Read<int>(at + 7)),
    };
}
