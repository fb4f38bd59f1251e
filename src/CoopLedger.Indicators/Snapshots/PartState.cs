using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Snapshots;

/// <summary>What is in a part of a projection, as columns that can be kept in a file.</summary>
/// <remarks>As of a whole projection: positions are kept, and the log has the facts.</remarks>
public static class PartState
{
    private const int SpanAt = 0;
    private const int AccountsAt = SpanAt + 1;
    private const int KeptAt = AccountsAt + AccountColumns.Count;
    private const int NotedAt = KeptAt + KeptColumns.Count;
    private const int ChunksAt = NotedAt + NotedColumns.Count;

    /// <summary>Writes the part, with the accounts that it posts to.</summary>
    public static void Write(ProjectionPart part, IColumnWriter to)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(to);
        to.Add<long>([part.First, part.Last]);
        var journal = new Journal();
        journal.Join(Numbered(
            part.Chunk, run => journal.Table.NumberOf(part.Accounts[run.Account])));
        AccountColumns.Write(journal.Table.ToArray(), to);
        var facts = new StreamFacts(null);
        foreach (var (state, kept) in part.Kept)
        {
            facts.Join(state, kept);
        }

        KeptColumns.Write(facts, to);
        NotedColumns.Write(part.Noted, to);
        ChunkColumns.Write(journal, [.. journal.Used.Order()], chunk => chunk, to);
    }

    /// <summary>Reads a part for a projection that it is to be joined with.</summary>
    /// <param name="from">The columns, as they were written by the same program.</param>
    /// <param name="whole">The projection.</param>
    /// <param name="facts">Reads facts of the log.</param>
    public static ProjectionPart Read(IColumnReader from, Projection whole, IFactReader facts)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(whole);
        var span = from.Read<long>(SpanAt);
        var accounts = new AccountTable();
        AccountColumns.Read(from, AccountsAt, accounts);
        var chunk = ChunkColumns.Read(from, ChunksAt)[0];
        var kept = new StreamFacts(null);
        KeptColumns.Read(from, KeptAt, kept);
        var noted = new NotedFacts();
        NotedColumns.Read(from, NotedAt, noted, facts);
        var table = whole.Journal.Table;
        return new(
            table, span[0], span[1],
            Numbered(chunk, run => table.NumberOf(accounts[run.Account])),
            [.. kept.Kept.SelectMany(pair => pair.Value.Parts.Select(part => (pair.Key, part)))],
            noted);
    }

    /// <summary>The same chunk with other numbers of accounts.</summary>
    private static Chunk Numbered(Chunk chunk, Func<ChunkRun, int> number) => new()
    {
        First = chunk.First,
        Runs = chunk.Runs.Values.Select(run => run with { Account = number(run) })
            .OrderBy(run => run.Account).ToArray(),
        Days = chunk.Days, Offsets = chunk.Offsets, Amounts = chunk.Amounts,
        WideAmounts = chunk.WideAmounts, Subjects = chunk.Subjects, Texts = chunk.Texts,
    };
}
