using CoopLedger.Domain.Places;
using CoopLedger.Domain.Totals;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Indicators.Tests.Journals;

public sealed class JournalTests
{
    /// <summary>More often than an account adds its postings up for want of a table.</summary>
    private const int Askings = 6;

    private static readonly DateOnly Start = new(2023, 1, 1);

    private static readonly Gen<(int Account, int Day, int Amount)> Postings =
        from account in Gen.Choose(0, 2)
        from day in Gen.Choose(0, 12)
        from amount in Gen.Choose(-5, 9)
        select (account, day, amount);

    [Fact]
    public void A_balance_is_the_sum_of_what_was_posted_in_its_window_and_known_by_then() =>
        Prop.ForAll(
            (from postings in Postings.ArrayOf()
             from bounds in Gen.Choose(-1, 13).ArrayOf(2)
             from knownBy in Gen.Choose(0, 40)
             select (postings, bounds, knownBy)).ToArbitrary(),
            given =>
            {
                var journal = Journal(given.postings);
                var (from, to) = (given.bounds.Min(), given.bounds.Max());
                return Enumerable.Range(0, 3).All(account =>
                {
                    var expected = given.postings.Take(given.knownBy)
                        .Where(posting => posting.Account == account
                            && posting.Day >= from && posting.Day <= to)
                        .Sum(posting => (long)posting.Amount);
                    var window = (Key(account), Start.AddDays(from), Start.AddDays(to));
                    return Enumerable.Range(0, Askings).All(_ => expected == journal.Sum(
                            window.Item1, window.Item2, window.Item3, given.knownBy))
                        && expected == journal.Between(
                            window.Item1, window.Item2, window.Item3, given.knownBy)
                            .Sum(posting => posting.Amount);
                });
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void Postings_after_a_balance_was_taken_are_counted()
    {
        var journal = Journal([(0, 0, 5)]);
        for (var asking = 0; asking < Askings; asking++)
        {
            Assert.Equal(5, Sum(journal));
        }

        journal.Post(Key(0), new(2, Start.AddDays(3), 4, 0));
        Assert.Equal(9, Sum(journal));
        Assert.Equal(0, journal.Sum(Key(1), Start, Start, long.MaxValue));
        Assert.Equal(2, journal.Postings);
    }

    [Fact]
    public void The_hash_tells_any_two_journals_apart()
    {
        var hashes = new[]
        {
            Journal([]), Journal([(0, 0, 5)]), Journal([(1, 0, 5)]), Journal([(0, 1, 5)]),
            Journal([(0, 0, 6)]), Journal([(0, 0, 5), (0, 0, 0)]), Subject("a"), Subject("b"),
        }.Select(journal => journal.Hash(measure => $"m-{measure}")).ToHashSet(StringComparer.Ordinal);
        Assert.Equal(8, hashes.Count);
        Assert.All(hashes, hash => Assert.Matches("^[0-9a-f]{64}$", hash));
    }

    [Fact]
    public void A_sum_that_leaves_64_bits_is_still_right()
    {
        var journal = new Journal();
        journal.Post(Key(0), new(1, Start, long.MaxValue, 0));
        journal.Post(Key(0), new(2, Start, 1, 0));
        Assert.Equal((Int128)long.MaxValue + 1, Sum(journal));
        Assert.Equal((Int128)long.MaxValue, journal.Sum(Key(0), Start, Start, 1));
    }

    private static Journal Subject(string subject)
    {
        var journal = new Journal();
        journal.Post(Key(0), new(1, Start, 5, 0), subject);
        return journal;
    }

    private static Int128 Sum(Journal journal) =>
        journal.Sum(Key(0), DateOnly.MinValue, DateOnly.MaxValue, long.MaxValue);

    private static AccountKey Key(int account) =>
        new(account, Place.Parse("phu-tho"), new Facet(1), TotalPrecision.Exact);

    private static Journal Journal(IEnumerable<(int Account, int Day, int Amount)> postings)
    {
        var journal = new Journal();
        foreach (var (i, posting) in postings.Index())
        {
            journal.Post(
                Key(posting.Account), new(i + 1, Start.AddDays(posting.Day), posting.Amount, 0));
        }

        return journal;
    }
}
