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
        var (places, count) = Places(runs);
        var (days, offsets, amounts) = (new int[count], new ushort[count], new long[count]);
        foreach (var run in runs)
        {
            var runDays = run.Days;
            var runOffsets = run.Offsets;
            for (var i = 0; i < runDays.Length; i++)
            {
                var place = places[runOffsets[i]]++;
                (days[place], offsets[place]) = (runDays[i], runOffsets[i]);
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
            Runs = count == 0
                ? Array.Empty<ChunkRun>()
                : [new(number, 0, count, isWide ? 0 : -1, -1)],
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

    /// <summary>By the offset of a posting, the place of the first that has it; and how many there
    /// are of all.</summary>
    private static (int[] Places, int Count) Places(List<AccountRun> runs)
    {
        var places = new int[Chunk.LengthMax];
        foreach (var run in runs)
        {
            foreach (var offset in run.Offsets)
            {
                places[offset]++;
            }
        }

        var before = 0;
        foreach (ref var place in places.AsSpan())
        {
            (place, before) = (before, before + place);
        }

        return (places, before);
    }
}
