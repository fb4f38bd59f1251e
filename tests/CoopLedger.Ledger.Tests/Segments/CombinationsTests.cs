using CoopLedger.Ledger.Segments;

namespace CoopLedger.Ledger.Tests.Segments;

/// <summary>Templates by combination of codes, kept while the codes grow.</summary>
public sealed class CombinationsTests
{
    [Fact]
    public void What_is_known_stays_known_when_codes_grow()
    {
        var combinations = new Combinations();
        Assert.True(combinations.TryFit([2, 0, 3]));
        var known = new Dictionary<(int, int, int), int>();
        for (var first = 0; first <= 2; first++)
        {
            for (var last = 0; last <= 3; last++)
            {
                known[(first, 0, last)] = known.Count;
                combinations.Templates[At(combinations, first, 0, last)] = known.Count - 1;
            }
        }

        Assert.True(combinations.TryFit([1, 5, 100]));
        Assert.True(combinations.TryFit([9, 1, 1]));
        Assert.Equal(3, combinations.Dimensions);
        foreach (var ((first, second, last), template) in known)
        {
            var at = At(combinations, first, second, last);
            Assert.Equal(template, combinations.Templates[at]);
            Assert.Equal(
                (first, second, last),
                (combinations.CodeAt(at, 0), combinations.CodeAt(at, 1),
                    combinations.CodeAt(at, 2)));
        }

        Assert.Equal(
            known.Count, combinations.Templates.Count(found => found != Combinations.Unknown));
    }

    [Fact]
    public void Where_there_is_no_room_nothing_changes()
    {
        var combinations = new Combinations();
        Assert.True(combinations.TryFit([1023, 1023]));
        combinations.Templates[At(combinations, 1023, 1, 0)] = 7;
        Assert.False(combinations.TryFit([1024, 1023]));
        Assert.True(combinations.TryFit([5, 5]));
        Assert.Equal(1 << Combinations.BitsMax, combinations.Templates.Length);
        Assert.Equal(7, combinations.Templates[At(combinations, 1023, 1, 0)]);
    }

    [Fact]
    public void Where_nothing_tells_events_apart_there_is_one_combination()
    {
        var combinations = new Combinations();
        Assert.True(combinations.TryFit([]));
        Assert.Equal([Combinations.Unknown], combinations.Templates);
        combinations.Templates[0] = 3;
        Assert.True(combinations.TryFit([]));
        Assert.Equal([3], combinations.Templates);
    }

    private static int At(Combinations combinations, params ReadOnlySpan<int> codes)
    {
        var at = 0;
        for (var i = 0; i < combinations.Dimensions; i++)
        {
            at |= codes[i] << combinations.ShiftOf(i);
        }

        return at;
    }
}
