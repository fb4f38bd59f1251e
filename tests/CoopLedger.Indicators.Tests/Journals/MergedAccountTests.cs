using CoopLedger.Indicators.Journals;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Indicators.Tests.Journals;

/// <summary>Many accounts asked for together come to what a plain list of their postings does,
/// however often they are asked for, and whatever is posted in between.</summary>
public sealed class MergedAccountTests
{
    private const int Begun = 70;
    private const int Accounts = 100;

    private static readonly PostingTable Table = new([new PostsWishes()]);

    private static readonly Func<int, bool>[] Sets =
    [
        _ => true, account => account % 2 == 0, account => account < 50,
        account => account is >= 30 and < Begun, account => account is 3 or 99,
    ];

    private static readonly Gen<long> Amounts = Gen.Frequency(
        (8, Gen.Choose(-9, 9).Select(amount => (long)amount)),
        (1, Gen.Elements(short.MaxValue + 1L, -5_000_000_000_000L, 1_000_000_000_000_000_000L)));

    private static readonly Gen<Wish> Wishes =
        from account in Gen.Choose(0, Accounts - 1)
        from day in Gen.OneOf(Gen.Choose(0, 30), Gen.Choose(-40_000, 60_000))
        from amount in Amounts
        select new Wish(account, day, amount, null);

    private static readonly Gen<(int Gap, Wish[] Wishes)> Events =
        from gap in Gen.Frequency((20, Gen.Choose(1, 3)), (1, Gen.Choose(1, 40_000)))
        from wishes in Wishes.ArrayOf().Resize(4)
        select (gap, wishes);

    private static readonly Gen<Step> Steps =
        from events in Events.ArrayOf().Resize(30)
        from way in Gen.Choose(0, 2)
        from set in Gen.Choose(0, Sets.Length - 1)
        from ends in Gen.OneOf(Gen.Choose(-1, 31), Gen.Choose(-40_000, 60_000)).ArrayOf(2)
        from part in Gen.Choose(0, 12)
        from times in Gen.Choose(1, 6)
        select new Step(events, way, set, ends.Min(), ends.Max(), part, times);

    [Fact]
    public void However_often_accounts_are_asked_for_they_come_to_what_was_posted() => Prop.ForAll(
        Steps.ArrayOf().Resize(12).ToArbitrary(),
        steps =>
        {
            var (journal, log) = (new Journal(), new List<(long Position, Wish Wish)>());
            Take(journal, log, new(Beginning, 1, 0, 0, 0, 0, 0));
            return steps.All(step =>
            {
                Take(journal, log, step);
                return Enumerable.Range(0, step.Times).All(_ => IsSame(journal, log, step));
            });
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Long_accounts_are_merged_alike()
    {
        var numbers = new Random(11);
        var (journal, log) = (new Journal(), new List<(long Position, Wish Wish)>());
        Take(journal, log, new(Beginning, 1, 0, 0, 0, 0, 0));
        for (var round = 0; round < 40; round++)
        {
            var events = Enumerable.Range(0, 700).Select(_ => (
                1 + numbers.Next(40),
                Enumerable.Range(0, 3).Select(_ => new Wish(
                    numbers.Next(Begun), numbers.Next(900), numbers.Next(-9, 40_000), null))
                    .ToArray())).ToArray();
            var step = new Step(
                events, round % 3, round % 2, numbers.Next(-5, 400), numbers.Next(400, 905),
                round % 13, 1);
            Take(journal, log, step);
            Assert.All(
                Enumerable.Range(0, 13),
                part => Assert.True(IsSame(journal, log, step with { Part = part })));
        }
    }

    [Fact]
    public void Several_readers_may_ask_at_once()
    {
        var (journal, log) = (new Journal(), new List<(long Position, Wish Wish)>());
        Take(journal, log, new(Beginning, 1, 0, 0, 0, 0, 0));
        Take(journal, log, new(Beginning, 0, 0, 0, 0, 0, 0));
        var same = new bool[400];
        Parallel.For(0, same.Length, i =>
            same[i] = IsSame(journal, log, new([], 0, i % 4, -1, i % 7, i % 13, 1)));
        Assert.All(same, Assert.True);
    }

    /// <summary>One posting to each of the first accounts, the later ones first.</summary>
    private static (int Gap, Wish[] Wishes)[] Beginning { get; } =
    [
        .. Enumerable.Range(0, Begun).Select(i =>
            (1, new[] { new Wish(Begun - 1 - i, i % 5, i, null) })),
    ];

    private static bool IsSame(
        Journal journal, List<(long Position, Wish Wish)> log, Step step)
    {
        var (from, to) = (Wish.Start.AddDays(step.From), Wish.Start.AddDays(step.To));
        var knownBy = step.Part == 12 ? long.MaxValue : log[^1].Position * step.Part / 11;
        var expected = log.Where(item => item.Position <= knownBy
            && Sets[step.Set](item.Wish.Account)
            && item.Wish.Day >= step.From && item.Wish.Day <= step.To).ToList();
        var sum = Int128.Zero;
        expected.ForEach(item => sum += item.Wish.Amount);
        int[] numbers =
        [
            .. OrderedAccounts.Of(journal, 0).Where(key => Sets[step.Set]((int)key.Facet.Bits))
                .Select(key => journal.NumberOf(key)),
        ];
        return journal.SumAndCount(numbers, from, to, knownBy)
            == new WindowSum(sum, expected.Count);
    }

    private static void Take(
        Journal journal, List<(long Position, Wish Wish)> log, Step step)
    {
        var builder = new ChunkBuilder(journal.Table, new(journal.Table, Table));
        var position = log.Count == 0 ? 0 : log[^1].Position;
        var first = position + 1;
        builder.Begin(first);
        foreach (var (gap, wishes) in step.Events)
        {
            position += gap;
            var fact = new Manifold(Wish.Start, [.. wishes]);
            if (step.Way != 1)
            {
                Table.Post(journal, position, fact);
            }
            else
            {
                if (position >= first + Chunk.LengthMax)
                {
                    journal.Join(builder.Build());
                    builder.Begin(first = position);
                }

                builder.Add((int)(position - first), fact);
            }

            log.AddRange(wishes.Select(wish => (position, wish)));
        }

        if (step.Way == 1)
        {
            journal.Join(builder.Build());
        }
        else if (step.Way == 2)
        {
            journal.Seal();
        }
    }

    /// <summary>Some events, and a question after them.</summary>
    /// <param name="Events">What is posted.</param>
    /// <param name="Way">One by one (0), in chunks (1), one by one and then sealed (2).</param>
    /// <param name="Set">Which accounts are asked for.</param>
    /// <param name="From">The first day.</param>
    /// <param name="To">The last day.</param>
    /// <param name="Part">By which part of the log it is known; 12 for all of it.</param>
    /// <param name="Times">How often it is asked.</param>
    private sealed record Step(
        (int Gap, Wish[] Wishes)[] Events, int Way, int Set, int From, int To, int Part,
        int Times);
}
