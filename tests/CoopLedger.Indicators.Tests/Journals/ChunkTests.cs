using CoopLedger.Indicators.Journals;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Indicators.Tests.Journals;

/// <summary>A journal answers alike however its postings came: one by one, in chunks, or some so
/// and some so, and always as a plain list of postings would.</summary>
public sealed class ChunkTests
{
    private static readonly string[] Subjects = ["a", "a:1", "a:2", "htx-01", "b:x"];

    private static readonly Gen<long> Amounts = Gen.OneOf(
        Gen.Choose(-3, 3).Select(amount => (long)amount),
        Gen.Elements(
            short.MinValue, short.MaxValue, short.MinValue - 1L, short.MaxValue + 1L,
            int.MaxValue, -5_000_000_000_000L, 1_000_000_000_000_000_000L));

    private static readonly Gen<Wish> Wishes =
        from account in Gen.Choose(0, 3)
        from day in Gen.OneOf(Gen.Choose(0, 6), Gen.Choose(-40_000, 60_000))
        from amount in Gen.Frequency(
            (6, Gen.Choose(-9, 9).Select(amount => (long)amount)), (1, Amounts))
        from subject in Gen.Frequency(
            (3, Gen.Constant((string?)null)), (2, Gen.Elements<string?>(Subjects)))
        select new Wish(account, day, amount, account % 2 == 0 ? subject : null);

    private static readonly Gen<(int Gap, Wish[] Wishes)> Events =
        from gap in Gen.Frequency(
            (8, Gen.Choose(1, 3)), (1, Gen.Choose(1, 40_000)), (1, Gen.Constant(65_536)))
        from wishes in Wishes.ArrayOf().Resize(4)
        select (gap, wishes);

    private static readonly PostingTable Table = new([new PostsWishes()]);

    [Fact]
    public void However_postings_came_the_journal_is_the_same() => Prop.ForAll(
        (from events in Events.ArrayOf()
         from cuts in Gen.Choose(0, 60).ArrayOf().Resize(6)
         from inChunks in Gen.Choose(0, 1).ArrayOf(12)
         from asks in Ask.ArrayOf(6)
         select (events, cuts, inChunks, asks)).ToArbitrary(),
        given =>
        {
            var log = Log(given.events);
            var plain = new PlainJournal(log);
            var single = Single(log);
            var mixed = Mixed(log, given.cuts, given.inChunks, given.asks);
            return Same(plain, single, given.asks) && Same(plain, mixed, given.asks)
                && single.Hash(Name) == mixed.Hash(Name)
                && single.Postings == mixed.Postings
                && Totals(single).SetEquals(Totals(mixed));
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Postings_that_came_one_by_one_are_sealed_without_a_trace()
    {
        var log = Log([.. Enumerable.Range(0, 500).Select(i =>
            (i % 7 == 0 ? 30_000 : 1, new[] { new Wish(i % 3, i % 11, i, null) }))]);
        var (journal, untouched) = (Single(log), Single(log));
        journal.Seal();
        Assert.True(journal.Chunks.Count > 20);
        Assert.Equal(untouched.Hash(Name), journal.Hash(Name));
        Assert.Equal(500, journal.Postings);
        journal.Seal();
        Assert.Equal(untouched.Hash(Name), journal.Hash(Name));
        Assert.True(Totals(untouched).SetEquals(Totals(journal)));
    }

    [Fact]
    public void A_long_account_has_the_balances_of_a_list_at_every_length()
    {
        var numbers = new Random(7);
        var log = Log([.. Enumerable.Range(0, 75_000).Select(i => (
            i == 40_000 ? 5000 : 1,
            new[] { new Wish(0, numbers.Next(900), numbers.Next(-9, 90_000), null) }))]);
        var plain = new PlainJournal(log);
        var asks = Enumerable.Range(0, 40)
            .Select(i => new Window(
                0, numbers.Next(-5, 905), numbers.Next(-5, 905), i % 8 == 0
                    ? long.MaxValue
                    : numbers.Next(1, 81_000)))
            .Concat(((int[])[1023, 1024, 1025, 2048, 32_767, 32_768, 65_535, 65_536, 65_537])
                .Select(knownBy => new Window(0, 100, 800, knownBy)))
            .ToArray();
        foreach (var journal in (Journal[])
            [Single(log), Mixed(log, [20_000, 33_000, 70_000], [1, 0, 1, 0], asks[..3])])
        {
            Assert.True(Same(plain, journal, asks));
        }
    }

    [Fact]
    public void Balances_asked_between_postings_are_those_of_that_time()
    {
        var log = Log([.. Enumerable.Range(0, 6000).Select(i =>
            (1, new[] { new Wish(0, i % 13, i % 5, null) }))]);
        var journal = new Journal();
        foreach (var (position, fact) in log)
        {
            Table.Post(journal, position, fact);
            if (position % 500 == 24)
            {
                Assert.True(Same(
                    new([.. log.TakeWhile(item => item.Position <= position)]), journal,
                    [new(0, 3, 8, long.MaxValue), new(0, 0, 12, position / 2)]));
            }
        }
    }

    [Fact]
    public void An_account_without_postings_has_nothing()
    {
        var journal = new Journal();
        var key = new Wish(0, 0, 0, null).Key;
        journal.Table.NumberOf(key); // Known to a builder, and never posted to.
        journal.Join(new ChunkBuilder(
            journal.Table, new(journal.Table, Table)).Build());
        Assert.Equal(0, journal.Sum(key, DateOnly.MinValue, DateOnly.MaxValue, long.MaxValue));
        Assert.False(journal.HasAny(key, DateOnly.MinValue, DateOnly.MaxValue, long.MaxValue));
        Assert.Empty(journal.Between(key, DateOnly.MinValue, DateOnly.MaxValue, long.MaxValue));
        Assert.Empty(journal.Accounts);
        Assert.Equal(new Journal().Hash(Name), journal.Hash(Name));
    }

    private static Gen<Window> Ask { get; } =
        from account in Gen.Choose(0, 3)
        from ends in Gen.OneOf(Gen.Choose(-1, 7), Gen.Choose(-40_000, 60_000)).ArrayOf(2)
        from knownBy in Gen.Frequency(
            (2, Gen.Choose(0, 120)), (1, Gen.Choose(0, 400_000)), (1, Gen.Constant(int.MaxValue)))
        select new Window(account, ends.Min(), ends.Max(), knownBy);

    private static string Name(int measure) => $"m-{measure}";

    private static HashSet<KeyValuePair<AccountKey, ControlTotal>> Totals(Journal journal) =>
        [.. journal.ControlTotals()];

    private static List<(long Position, Manifold Fact)> Log(
        IEnumerable<(int Gap, Wish[] Wishes)> events)
    {
        var (log, position) = (new List<(long, Manifold)>(), 0L);
        foreach (var (gap, wishes) in events)
        {
            position += gap;
            log.Add((position, new(Wish.Start, [.. wishes])));
        }

        return log;
    }

    private static Journal Single(List<(long Position, Manifold Fact)> log)
    {
        var journal = new Journal();
        log.ForEach(item => Table.Post(journal, item.Position, item.Fact));
        return journal;
    }

    /// <summary>Pieces of the log, each one by one or as a part, applied in any order within it.
    /// </summary>
    private static Journal Mixed(
        List<(long Position, Manifold Fact)> log, int[] cuts, int[] inChunks, Window[] asks)
    {
        var journal = new Journal();
        var builder = new ChunkBuilder(journal.Table, new(journal.Table, Table));
        var (from, piece) = (0, 0);
        foreach (var to in cuts.Where(cut => cut < log.Count).Order().Append(log.Count))
        {
            var events = log[from..to];
            if (inChunks[piece++ % inChunks.Length] == 0)
            {
                events.ForEach(item => Table.Post(journal, item.Position, item.Fact));
            }
            else
            {
                Chunked(journal, builder, events);
            }

            foreach (var ask in asks.Take(2))
            {
                journal.Sum(ask.Key, ask.First, ask.Last, ask.KnownBy); // Tables are made early.
            }

            from = to;
        }

        return journal;
    }

    private static void Chunked(
        Journal journal, ChunkBuilder builder, List<(long Position, Manifold Fact)> events)
    {
        while (events.Count > 0)
        {
            var first = events[0].Position;
            var part = events.TakeWhile(item => item.Position < first + Chunk.LengthMax).ToList();
            builder.Begin(first);
            foreach (var (position, fact) in part.OrderBy(item => item.Position * 7919 % 101))
            {
                builder.Add((int)(position - first), fact);
            }

            journal.Join(builder.Build());
            events = events[part.Count..];
        }
    }

    private static bool Same(PlainJournal plain, Journal journal, IEnumerable<Window> asks) =>
        asks.All(ask =>
        {
            var expected = plain.Between(ask).ToList();
            var sum = Int128.Zero;
            expected.ForEach(posting => sum += posting.Amount);
            return sum == journal.Sum(ask.Key, ask.First, ask.Last, ask.KnownBy)
                && journal.HasAny(ask.Key, ask.First, ask.Last, ask.KnownBy)
                    == expected.Count > 0
                && journal.Between(ask.Key, ask.First, ask.Last, ask.KnownBy)
                    .Select(posting => (posting.Position, posting.Day, posting.Amount,
                        journal.CountedAs(posting.Subject)))
                    .SequenceEqual(expected);
        });

    /// <summary>What is asked of one account.</summary>
    private sealed record Window(int Account, int From, int To, long KnownBy)
    {
        public AccountKey Key => new Wish(Account, 0, 0, null).Key;

        public DateOnly First => Wish.Start.AddDays(From);

        public DateOnly Last => Wish.Start.AddDays(To);
    }

    /// <summary>The slow way: a list.</summary>
    private sealed class PlainJournal(List<(long Position, Manifold Fact)> log)
    {
        public IEnumerable<(long Position, DateOnly Day, long Amount, string Counted)> Between(
            Window ask) =>
            from item in log
            where item.Position <= ask.KnownBy
            from wish in item.Fact.Wishes
            where wish.Account == ask.Account && wish.Day >= ask.From && wish.Day <= ask.To
            select (item.Position, Wish.Start.AddDays(wish.Day), wish.Amount,
                wish.Subject?.Split(':')[0] ?? "");
    }
}
