using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Tests.Journals;

/// <summary>Which sets of accounts are merged, and when.</summary>
public sealed class MergedAccountsTests
{
    private const int Rarely = 4;
    private const int SetsMax = 256;

    private readonly List<Chunk> _chunks = [Of(1, [(0, 3), (1, 3), (2, 4)])];
    private readonly MergedAccounts _merged;

    public MergedAccountsTests() => _merged = new(_chunks);

    [Fact]
    public void A_set_is_merged_at_its_fifth_question_and_not_before()
    {
        for (var question = 1; question <= Rarely; question++)
        {
            Assert.Null(_merged.Asked([0, 1], 10, out var isEarly));
            Assert.True(isEarly);
        }

        var set = _merged.Asked([0, 1], 10, out var isRare)!;
        Assert.False(isRare);
        Assert.Equal(6, set.Postings);
        Assert.Equal(new(6, 6), set.Sum(0, 10, long.MaxValue));
        Assert.Equal(new(2, 2), set.Sum(1, 2, 3));
    }

    [Fact]
    public void Other_accounts_are_another_set()
    {
        var set = Often([0, 1]);
        Assert.Null(Ask([0, 2]));
        Assert.Null(Ask([0]));
        Assert.Null(Ask([1, 0]));
        Assert.Same(set, Ask([0, 1]));
    }

    [Fact]
    public void What_is_posted_later_is_taken_in()
    {
        Often([0, 1]);
        _chunks.Add(Of(11, [(1, 2), (2, 1)]));
        Assert.Equal(8, Ask([0, 1], 13)!.Postings);
    }

    [Fact]
    public void A_set_grows_by_accounts_that_are_new()
    {
        var set = Often([0, 1]);
        _chunks.Add(Of(11, [(1, 2), (3, 5)]));
        var grown = Ask([0, 1, 3], 17)!;
        Assert.Same(set, grown);
        Assert.Equal(new(13, 13), grown.Sum(0, 20, long.MaxValue));
        Assert.Equal(new(6, 6), grown.Sum(0, 20, 10));
    }

    [Fact]
    public void A_set_does_not_grow_by_accounts_whose_postings_it_passed_over()
    {
        Often([0, 1]);
        Assert.Null(Ask([0, 1, 2]));
        Assert.Equal(new(10, 10), Often([0, 1, 2])!.Sum(0, 20, long.MaxValue));
    }

    [Fact]
    public void A_set_gives_way_when_nobody_asked_for_it_since()
    {
        Assert.NotNull(Often([0, 1]));
        Assert.NotNull(Often([0, 2]));
        Assert.Null(Ask([0, 1]));
    }

    [Fact]
    public void Sets_asked_for_in_turns_do_not_merge_each_other_away()
    {
        for (var turn = 1; turn <= 20; turn++)
        {
            Assert.Equal(turn > Rarely, Ask([0, 1]) is not null);
            Assert.Null(_merged.Asked([0, 2], 10, out var isRare));
            Assert.Equal(turn <= Rarely, isRare);
        }
    }

    [Fact]
    public void The_sets_asked_for_last_are_kept_and_no_more_of_them()
    {
        var kept = Often([0, 1]);
        for (var other = 1; other < SetsMax; other++)
        {
            Ask([1000 + other]);
        }

        Assert.Same(kept, Ask([0, 1]));
        for (var other = 0; other < SetsMax; other++)
        {
            Ask([2000 + other]);
        }

        Assert.Null(Ask([0, 1]));
    }

    private MergedAccount? Ask(int[] members, long postingsMax = 10) =>
        _merged.Asked(members, postingsMax, out _);

    private MergedAccount? Often(int[] members)
    {
        for (var question = 1; question <= Rarely; question++)
        {
            Ask(members);
        }

        return Ask(members);
    }

    /// <summary>A chunk with some postings of each account, all of one: the first on the day and
    /// the position after those of the account before.</summary>
    private static Chunk Of(long first, (int Account, int Count)[] accounts)
    {
        var filling = new ChunkFilling(first);
        var at = 0;
        foreach (var (account, count) in accounts)
        {
            filling.Begin(account, count, isWide: false, hasSubjects: false);
            for (var i = 0; i < count; i++, at++)
            {
                filling.Add(new(first + at, DateOnly.FromDayNumber(at), 1, 0), []);
            }
        }

        return filling.End();
    }
}
