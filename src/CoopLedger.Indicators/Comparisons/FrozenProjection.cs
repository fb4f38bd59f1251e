using System.Collections.Immutable;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Comparisons;

/// <summary>What a projection held at one moment. It never changes, so that it can be compared
/// while the projection moves on.</summary>
/// <remarks>It shares the projection's columns and copies none of their postings.</remarks>
public sealed class FrozenProjection
{
    private readonly AccountTable _table;
    private readonly ImmutableArray<Chunk> _chunks;
    private readonly Dictionary<Type, KeptPart[]> _kept;

    private FrozenProjection(Projection projection)
    {
        projection.Journal.Seal();
        _table = projection.Journal.Table;
        _chunks = [.. projection.Journal.Chunks];
        _kept = projection.Facts.Frozen().ToDictionary();
        Noted = projection.Noted.Copy();
        (Position, Postings) = (projection.Position, projection.Journal.Postings);
    }

    /// <summary>The position of the last event applied; 0 when none was.</summary>
    public long Position { get; }

    /// <summary>The number of postings.</summary>
    public long Postings { get; }

    /// <summary>The facts that are kept whole, copied: they are few.</summary>
    internal NotedFacts Noted { get; }

    /// <summary>Takes hold of what a projection holds now. Nothing may move the projection
    /// meanwhile; it takes as long as there are postings that came one by one.</summary>
    public static FrozenProjection Of(Projection projection) => new(projection);

    /// <summary>The positions that registers keep of a state's facts.</summary>
    internal ReadOnlySpan<KeptPart> KeptOf(Type state) => _kept.GetValueOrDefault(state, []);

    /// <summary>The postings of every account.</summary>
    internal Dictionary<AccountKey, AccountPostings> Accounts()
    {
        var keys = _table.ToArray();
        var runs = new List<AccountRun>?[keys.Length];
        foreach (var chunk in _chunks)
        {
            foreach (ref readonly var run in chunk.Runs.All)
            {
                (runs[run.Account] ??= []).Add(new(chunk, run, 0));
            }
        }

        var accounts = new Dictionary<AccountKey, AccountPostings>();
        for (var number = 0; number < runs.Length; number++)
        {
            if (runs[number] is { } held)
            {
                accounts.Add(keys[number], new(held));
            }
        }

        return accounts;
    }
}
