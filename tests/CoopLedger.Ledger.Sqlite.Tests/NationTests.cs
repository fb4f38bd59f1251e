using System.Security.Cryptography;
using System.Text;
using CoopLedger.Bench;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Support;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>The made-up nation is always the same, is plausible, and comes to what was counted.
/// </summary>
public sealed class NationTests : IDisposable
{
    private static readonly NationPlan Plan = new(10_000);

    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_plan_makes_the_same_events_again_and_another_seed_others()
    {
        Assert.Equal(Nation.Make(Plan), Nation.Make(Plan));
        Assert.NotEqual(Facts(Plan), Facts(Plan with { Seed = 7 }));
    }

    /// <summary>What was made once is made on every machine. Who changes it raises the version of
    /// the plan, so that ledgers made before are not taken for those made after.</summary>
    [Fact]
    public void A_plan_makes_what_it_always_made()
    {
        var json = Nation.Make(new NationPlan(5_000)).Select(made =>
            $"{made.Stream} {made.Revision} {Encoding.UTF8.GetString(EventJson.Write(made.Fact))}");
        Assert.Equal("nation-v2-20241122-5000-c1.db", new NationPlan(5_000).FileName);
        Assert.Equal(
            "c30b2ffb69bc8f228d5a5414014aa1e0",
            Convert.ToHexStringLower(SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Join('\n', json))))[..32]);
    }

    [Fact]
    public void The_mix_is_that_of_a_country()
    {
        var events = Nation.Make(new NationPlan(100_000)).ToList();
        var shares = events.GroupBy(made => EventJson.NameOf(made.Fact), StringComparer.Ordinal)
            .ToDictionary(
                group => group.Key, group => group.Count() * 1000L / events.Count,
                StringComparer.Ordinal);
        Assert.True(shares.Count >= 25, $"{shares.Count}");
        Assert.All(shares.Values, share => Assert.InRange(share, 0, 150));
        Assert.InRange(shares["cooperative.founded.v1"], 80, 120);
        Assert.InRange(shares["member.admitted.v1"], 45, 80);
        Assert.InRange(shares["loan.disbursed.v2"], 40, 75);
        Assert.InRange(shares["loan.repaid.v1"], 70, 130);
        Assert.InRange(shares["training.held.v2"], 70, 110);
        Assert.InRange(shares["promotion.participated.v1"], 45, 80);
        Assert.InRange(shares["commendation.awarded.v2"], 70, 110);
        Assert.InRange(
            events.Count(made => made.Fact is SupportGranted or SupportRevoked),
            events.Count * 17 / 1000, events.Count * 24 / 1000);
        Assert.Equal(63, events.Select(made => made.Unit).Distinct().Count());
    }

    [Fact]
    public void An_event_has_about_185_bytes_of_JSON()
    {
        var bytes = Nation.Make(Plan).Sum(made => (long)EventJson.Write(made.Fact).Length);
        Assert.InRange(bytes / Plan.Events, 175, 195);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    public void As_many_events_are_corrections_as_were_asked_for(int percent)
    {
        var events = Nation.Make(Plan with { Corrections = percent }).ToList();
        var reversals = events.Select(made => made.Fact).OfType<FactReversed>().ToList();
        var wanted = Plan.Events * percent / 100;
        Assert.InRange(reversals.Count, wanted - (wanted / 20), wanted);
        Assert.All(reversals, reversal =>
        {
            var taken = events[(int)reversal.Position - 1];
            Assert.Equal((taken.Id, taken.Fact), (reversal.Fact, reversal.Reversed));
        });
    }

    [Fact]
    public void Positions_and_revisions_are_dense_and_an_append_is_of_one_stream()
    {
        var revisions = new Dictionary<StreamName, long>();
        var position = 0L;
        foreach (var made in Nation.Make(Plan))
        {
            Assert.Equal(++position, made.Position);
            Assert.Equal(revisions.GetValueOrDefault(made.Stream, -1) + 1, made.Revision);
            revisions[made.Stream] = made.Revision;
        }

        Assert.All(
            Nation.Make(Plan).GroupBy(made => made.Append),
            append => Assert.Single(append.Select(made => made.Stream).Distinct()));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Every_fact_can_follow_those_before_it(int percent)
    {
        var streams = Nation.Make(Plan with { Corrections = percent })
            .GroupBy(made => made.Stream).ToList();
        Assert.True(streams.Exists(stream => stream.Count() > 5));
        Assert.Empty(streams
            .SelectMany(stream => Timeline
                .Of(stream.Select(made => new Fact(made.Fact, made.Id, made.Position)))
                .Conflicts())
            .Select(conflict => $"{conflict.Fact.Position}: {conflict.Refusal.Code}"));
    }

    [Fact]
    public void Some_facts_are_of_years_before_their_neighbours()
    {
        var days = Nation.Make(Plan).Select(made => made.Fact.On).ToList();
        Assert.All(days, day => Assert.InRange(day, Nation.Begin, Nation.End));
        var latest = DateOnly.MinValue;
        var late = 0;
        foreach (var day in days)
        {
            latest = day > latest ? day : latest;
            late += day.AddDays(365) < latest ? 1 : 0;
        }

        Assert.InRange(late, days.Count / 50, days.Count / 5);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(10)]
    public async Task The_measures_and_a_naive_fold_come_to_what_was_counted(int percent)
    {
        var nation = Nation.Of(Plan with { Corrections = percent });
        var byUnit = nation.ByUnit((_, _) => true);
        var totals = Totals.Sum(byUnit.Values);
        Assert.All(Totals.Measured, tally => Assert.NotEqual(0, totals[tally]));
        var path = _folder.Path("nation.db");
        await using var store = SqliteEventStore.Create(path, Nation.LedgerId);
        var written = await nation.Write(store);
        Assert.Equal(
            (Plan.Events, nation.Events.Count(made => made.Revision == 0)),
            (written.Events, written.Streams));
        Assert.Equal(totals, written.Totals);

        var rebuilt = await Rebuild.Run(store);
        Assert.Equal(totals.ByMeasures(), Totals.Of(rebuilt));
        var naive = NaiveFold.Run(path);
        Assert.Equal(byUnit.Count, naive.Count);
        Assert.All(byUnit, unit => Assert.Equal(unit.Value, naive[unit.Key.Text]));
    }

    [Fact]
    public async Task A_tail_goes_on_where_the_plan_ended()
    {
        await using var store = new MemoryEventStore(Nation.LedgerId);
        var before = await Nation.Write(store, Nation.Make(Plan));
        var after = await Nation.Write(store, Nation.Tail(Plan, 300));
        Assert.Equal(300, after.Events);
        var totals = Totals.Sum([before.Totals, after.Totals]);
        Assert.Equal(totals.ByMeasures(), Totals.Of(await Rebuild.Run(store)));
    }

    [Fact]
    public async Task A_ledger_is_made_once_for_a_plan()
    {
        var plan = new NationPlan(500, Corrections: 10);
        var made = await BenchLedger.In(_folder.Root, plan);
        var found = await BenchLedger.In(_folder.Root, plan);
        Assert.True(made.IsNew);
        Assert.Equal(made with { IsNew = false }, found);
        var others = (NationPlan[])
            [plan with { Corrections = 1 }, plan with { Seed = 7 }, new(501, Corrections: 10)];
        Assert.DoesNotContain(
            plan.FileName, others.Select(other => other.FileName), StringComparer.Ordinal);
    }

    [Fact]
    public void A_plan_has_events_and_not_only_corrections()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new NationPlan(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NationPlan(9, Corrections: 21));
        Assert.Throws<ArgumentOutOfRangeException>(() => new NationPlan(9, Corrections: -1));
    }

    private static IEnumerable<Event> Facts(NationPlan plan) =>
        Nation.Make(plan).Select(made => made.Fact);
}
