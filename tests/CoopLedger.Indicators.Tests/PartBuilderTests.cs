using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;

namespace CoopLedger.Indicators.Tests;

/// <summary>A part of the log is the same in whatever order its events were applied, and however
/// many there are.</summary>
public sealed class PartBuilderTests
{
    private static readonly List<Event> Log = RandomLog.Of(
        Enumerable.Range(0, PartBuilder.LengthMax + 100)
            .Select(i => (int)(i * 2_654_435_761L % int.MaxValue)));

    [Fact]
    public void Events_of_a_part_come_in_any_order()
    {
        foreach (var count in (int[])[1, 2, 500])
        {
            var numbers = new Random(count);
            int[] order = [.. Enumerable.Range(0, count)];
            numbers.Shuffle(order);
            Assert.Equal(
                Built((0, Enumerable.Range(0, count), count)).Hash(),
                Built((0, order, count)).Hash());
        }
    }

    [Fact]
    public void A_whole_part_and_what_follows_it_come_to_what_single_events_do()
    {
        var single = Single(Log.Count);
        var whole = PartBuilder.LengthMax;
        var joined = Built(
            (0, Enumerable.Range(0, whole).Reverse(), whole),
            (whole, Enumerable.Range(whole, Log.Count - whole), Log.Count));
        Assert.Equal(single.Journal.Hash(Name), joined.Journal.Hash(Name));
        Assert.Equal(single.Noted.Trace(), joined.Noted.Trace());
        Assert.Equal(Log.Count, joined.Position);
        Assert.Equal(joined.Hash(), Built(
            (0, Enumerable.Range(0, 7), 7),
            (7, Enumerable.Range(7, whole), whole + 7),
            (whole + 7, Enumerable.Range(whole + 7, Log.Count - whole - 7), Log.Count)).Hash());
    }

    [Fact]
    public void A_part_without_events_moves_the_position_alone()
    {
        var founding = Log.FindIndex(40, fact => fact is CooperativeFounded);
        var joined = Built((0, [], 40), (40, [], 40), (40, Enumerable.Range(founding, 1), 90));
        Assert.Equal(90, joined.Position);
        Assert.Equal(1, joined.Facts.Counts().Sum(kept => kept.Value));
        Assert.Equal(0, Built((0, [], 3)).Journal.Postings);
    }

    [Fact]
    public void What_was_begun_and_not_ended_is_forgotten()
    {
        var projection = new Projection();
        var builder = projection.NewPartBuilder();
        builder.Begin(1);
        Enumerable.Range(0, 300).ToList().ForEach(i => builder.Apply(i + 1, Log[i]));
        builder.Begin(1);
        Enumerable.Range(0, 20).ToList().ForEach(i => builder.Apply(i + 1, Log[i + 300]));
        projection.Join(builder.End(20));
        var clean = new Projection();
        var other = clean.NewPartBuilder();
        other.Begin(1);
        Enumerable.Range(0, 20).ToList().ForEach(i => other.Apply(i + 1, Log[i + 300]));
        clean.Join(other.End(20));
        Assert.Equal(clean.Hash(), projection.Hash());
    }

    [Fact]
    public void Single_events_may_stand_between_parts()
    {
        var whole = Single(300);
        var mixed = new Projection();
        Join(mixed, 0, Enumerable.Range(0, 100), 100);
        for (var i = 100; i < 200; i++)
        {
            mixed.Apply(i + 1, Log[i]);
        }

        Join(mixed, 200, Enumerable.Range(200, 100), 300);
        Assert.Equal(whole.Journal.Hash(Name), mixed.Journal.Hash(Name));
        Assert.Equal(whole.Journal.Postings, mixed.Journal.Postings);
        Assert.Equal(whole.Noted.Trace(), mixed.Noted.Trace());
    }

    private static string Name(int measure) => $"m-{measure}";

    private static Projection Single(int count)
    {
        var projection = new Projection();
        for (var i = 0; i < count; i++)
        {
            projection.Apply(i + 1, Log[i]);
        }

        return projection;
    }

    private static Projection Built(params (int From, IEnumerable<int> Events, int To)[] parts)
    {
        var projection = new Projection();
        Array.ForEach(parts, part => Join(projection, part.From, part.Events, part.To));
        return projection;
    }

    private static void Join(Projection projection, int from, IEnumerable<int> events, int to)
    {
        var builder = projection.NewPartBuilder();
        builder.Begin(from + 1);
        foreach (var i in events)
        {
            builder.Apply(i + 1, Log[i]);
        }

        projection.Join(builder.End(to));
    }
}
