using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Comparisons;
using FsCheck;
using FsCheck.Fluent;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Comparisons;

/// <summary>Two projections of one log, one of which was built by other rules: by rules that leave
/// an event out, or see another in its place.</summary>
public sealed class ProjectionComparisonTests
{
    private static readonly Arbitrary<int[]> Numbers =
        Gen.Choose(0, int.MaxValue).NonEmptyListOf().Select(list => list.ToArray()).ToArbitrary();

    [Fact]
    public void However_a_projection_was_built_it_is_the_same() =>
        Prop.ForAll(Numbers, Gen.Choose(1, 40).ToArbitrary(), (numbers, cut) =>
        {
            var log = RandomLog.Of(numbers);
            var differences = ProjectionComparison.Of(Live(log), Parts(log, cut));
            return differences.AreNone && differences.Position == log.Count
                && differences.PostingsBefore == differences.PostingsAfter;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_frozen_stays_when_the_projection_moves_on()
    {
        var log = RandomLog.Of(Enumerable.Range(1, 300));
        var live = Live(log[..200]);
        var frozen = FrozenProjection.Of(live);
        for (var i = 200; i < log.Count; i++)
        {
            live.Apply(Stream, At(i + 1, log[i]));
        }

        Assert.Equal(200, frozen.Position);
        Assert.True(
            ProjectionComparison.Of(frozen, FrozenProjection.Of(Live(log[..200]))).AreNone);
        Assert.Equal(Live(log).Hash(), live.Hash());
        Assert.Throws<ArgumentException>(
            () => ProjectionComparison.Of(frozen, FrozenProjection.Of(live)));
    }

    [Fact]
    public void An_event_that_the_rules_leave_out_is_named_in_every_account_it_posted_to() =>
        Prop.ForAll(Numbers, Gen.Choose(0, int.MaxValue).ToArbitrary(), (numbers, number) =>
        {
            var log = RandomLog.Of(numbers);
            var missing = number % log.Count;
            var differences = ProjectionComparison.Of(
                Live(log), Live(log, missing), new(1000, 1000, 1000));
            var posted = new Projection();
            posted.Apply(missing + 1, log[missing]);
            return differences.Accounts.Length == posted.Journal.Accounts.Count
                && differences.Accounts.SelectMany(account => account.Postings).All(posting =>
                    posting.Position == missing + 1 && posting.Side == ComparedSide.Before)
                && differences.Facts.All(fact => fact.Position == missing + 1)
                && differences.PostingsBefore - differences.PostingsAfter
                    == posted.Journal.Postings;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_event_on_another_day_shows_the_days_between()
    {
        var before = Live([Founded("a", "2022-01-01"), Founded("b", "2022-03-01")]);
        var after = Live([Founded("a", "2022-01-01"), Founded("b", "2022-05-01")]);
        var differences = ProjectionComparison.Of(before, after);
        var registered = Assert.Single(
            differences.Accounts, account => account.Measure.Code.Text == "registered");
        Assert.Equal("phu-tho", registered.Place.ToString());
        Assert.Equal("cooperative", registered.Facet);
        Assert.Equal(new BalanceDifference(null, 2, 2), registered.Total);
        Assert.Equal(new BalanceDifference(Day("2022-03-01"), 2, 1), registered.First);
        Assert.Equal<IEnumerable<PostingDifference>>(
            [
                new(ComparedSide.Before, 2, Day("2022-03-01"), 1, null),
                new(ComparedSide.After, 2, Day("2022-05-01"), 1, null),
            ],
            registered.Postings);
        Assert.Equal([2L], differences.Positions);
    }

    [Fact]
    public void An_account_that_only_one_of_them_has_is_shown_whole()
    {
        var before = Live([Founded("a"), Paid("l", "2022-02-01", amount: 700_000_000)]);
        var after = Live([Founded("a"), Paid("l", "2022-02-01", amount: 7_000_000_000)]);
        var amount = Assert.Single(
            ProjectionComparison.Of(before, after).Accounts,
            account => account.Measure.Code.Text == "loan-amount");
        Assert.Equal(
            new(null, (Rational)700_000_000, (Rational)7_000_000_000), amount.Total);
        var moved = ProjectionComparison.Of(
            Live([Founded("a", unit: "phu-tho")]), Live([Founded("a", unit: "dak-lak")]));
        Assert.Equal(
            ["dak-lak", "phu-tho"], moved.Accounts
                .Where(account => account.Measure.Code.Text == "registered")
                .Select(account => account.Place.ToString()));
    }

    [Fact]
    public void What_is_listed_is_bounded_and_the_rest_is_counted()
    {
        var log = Enumerable.Range(1, 40).Select(i => (Event)Founded($"htx-{i}")).ToList();
        var other = log.Select((fact, i) => i < 10 ? fact : Founded($"x-{i}", "2023-05-05"))
            .ToList();
        var all = ProjectionComparison.Of(Live(log), Live(other), new(1000, 1000, 1000));
        Assert.NotEmpty(all.Accounts);
        Assert.Equal(0, all.MoreAccounts);
        var few = ProjectionComparison.Of(Live(log), Live(other), new(1, 7, 0));
        Assert.Equal(all.Accounts.Length - 1, few.MoreAccounts);
        var first = Assert.Single(few.Accounts);
        Assert.Equal(7, first.Postings.Length);
        Assert.Equal(53, first.MorePostings);
        Assert.Equal(all.Accounts[0].Total, first.Total);
        Assert.Equal(all.Facts.Length, few.MoreFacts);
        Assert.False(few.AreNone);
    }

    [Fact]
    public void A_fact_that_is_kept_in_another_form_is_found_although_nothing_is_posted()
    {
        var formed = Formed();
        var differences = ProjectionComparison.Of(
            Live([formed]), Live([formed with { Name = new("Cụm khác") }]));
        Assert.Empty(differences.Accounts);
        Assert.Equal(
            [(ComparedSide.Before, "clusters", 1L), (ComparedSide.After, "clusters", 1L)],
            differences.Facts.Select(fact => (fact.Side, fact.Register, fact.Position)));
    }

    private static StreamName Stream { get; } = new("test-log");

    private static Fact At(long position, Event fact) =>
        new(fact, new Guid((int)position, 0, 0, new byte[8]), position);

    /// <param name="log">The log.</param>
    /// <param name="missing">The index of the event that is left out; none when negative.</param>
    private static Projection Live(IReadOnlyList<Event> log, int missing = -1)
    {
        var projection = new Projection();
        for (var i = 0; i < log.Count; i++)
        {
            if (i == missing)
            {
                projection.Pass(i + 1);
            }
            else
            {
                projection.Apply(Stream, At(i + 1, log[i]));
            }
        }

        return projection;
    }

    private static Projection Parts(IReadOnlyList<Event> log, int length)
    {
        var whole = new Projection();
        for (var from = 0; from < log.Count; from += length)
        {
            var builder = whole.NewPartBuilder();
            builder.Begin(from + 1);
            var to = Math.Min(from + length, log.Count);
            for (var i = from; i < to; i++)
            {
                builder.Apply(i + 1, log[i]);
            }

            whole.Join(builder.End(to));
        }

        return whole;
    }
}
