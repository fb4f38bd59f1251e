namespace CoopLedger.Indicators.Journals;

/// <summary>Makes of the runs of several accounts in a chunk a chunk with one run.</summary>
internal static class ChunkMerging
{
    /// <param name="chunk">The chunk.</param>
    /// <param name="members">The accounts' numbers.</param>
    /// <param name="number">The number that the run gets.</param>
    /// <returns>Their postings in the order of the log, without their subjects; those of one event
    /// in the order of the accounts.</returns>
    public static Chunk Of(Chunk chunk, ReadOnlySpan<int> members, int number)
    {
        var runs = Runs(chunk, members);
        var (places, offsets) = InOrder(runs);
        var days = new int[offsets.Length];
        var amounts = new long[offsets.Length];
        foreach (var run in runs)
        {
            var from = run.Days;
            var at = run.Offsets;
            for (var i = 0; i < from.Length; i++)
            {
                var place = places[at[i]]++;
                days[place] = from[i];
                amounts[place] = run.AmountAt(i);
            }
        }

        var isWide = runs.Exists(run => !run.IsNarrow);
        return new()
        {
            First = chunk.First, Days = days, Offsets = offsets,
            Amounts = isWide ? [] : Array.ConvertAll(amounts, amount => (short)amount),
            WideAmounts = isWide ? amounts : [],
            Subjects = Array.Empty<int>(), Texts = SubjectTexts.None,
            Runs = days.Length == 0
                ? Array.Empty<ChunkRun>()
                : [new(number, 0, days.Length, isWide ? 0 : -1, -1)],
        };
    }

    private static List<AccountRun> Runs(Chunk chunk, ReadOnlySpan<int> members)
    {
        var runs = new List<AccountRun>(members.Length);
        foreach (var member in members)
        {
            if (chunk.RunOf(member) is { Count: > 0 } run)
            {
                runs.Add(new(chunk, run, 0));
            }
        }

        return runs;
    }

    /// <summary>By the offset of a posting, the place of the first that has it; and the offsets in
    /// their order.</summary>
    private static (int[] Places, ushort[] Offsets) InOrder(List<AccountRun> runs)
    {
        var places = new int[Chunk.LengthMax];
        foreach (var run in runs)
        {
            foreach (var offset in run.Offsets)
            {
                places[offset]++;
            }
        }

        var offsets = new ushort[runs.Sum(run => run.Count)];
        var before = 0;
        for (var offset = 0; offset < places.Length; offset++)
        {
            var count = places[offset];
            offsets.AsSpan(before, count).Fill((ushort)offset);
            places[offset] = before;
            before += count;
        }

        return (places, offsets);
    }
}
