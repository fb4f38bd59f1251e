using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Tests.Journals;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Tests.Queries;

/// <summary>Facts that registers kept by position are read again as they were, whether most of the
/// events between are wanted or few.</summary>
public sealed class LoggedFactsTests
{
    private const int Events = 200;

    public static TheoryData<int> Steps => [1, 2, 7, 8, 9, 40, 199];

    [Theory]
    [MemberData(nameof(Steps))]
    public async Task Facts_come_again_in_order_however_far_apart_they_are(int step)
    {
        var (store, facts) = await Made();
        foreach (var first in (int[])[0, 1, Events - 1])
        {
            var wanted = facts.Skip(first).Where((_, i) => i % step == 0).ToList();
            Assert.Equal(wanted, new LoggedFacts(store).Read(Positions(wanted)));
        }
    }

    [Fact]
    public async Task A_cluster_and_some_far_from_it_come_again_and_none_of_none()
    {
        var (store, facts) = await Made();
        var reader = new LoggedFacts(store);
        List<(StreamName, Fact Fact)> wanted = [.. facts[..20], facts[60], .. facts[190..]];
        Assert.Equal(wanted, reader.Read(Positions(wanted)));
        Assert.Equal(facts, reader.Read(Positions(facts)));
        Assert.Empty(reader.Read([]));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    public async Task An_event_that_is_gone_is_told_by_its_position(int step)
    {
        var (store, facts) = await Made();
        var wanted = Positions([.. facts.Where((_, i) => i % step == 0)]);
        foreach (var gone in (long[])[wanted[0], wanted[^1], wanted[wanted.Count / 2]])
        {
            var log = new WhatIfLog(store, Events, [gone]);
            Assert.Equal(
                gone, Assert.Throws<LedgerDamagedException>(
                    () => new LoggedFacts(log).Read(wanted)).Position);
        }
    }

    [Fact]
    public async Task Bytes_that_are_no_event_are_told_by_their_position()
    {
        var (store, _) = await Made();
        var stored = await store.Append(new StreamName("loan-1"), -1, Sample.Event("[]"));
        Assert.Equal(
            stored[0].Position, Assert.Throws<LedgerDamagedException>(
                () => new LoggedFacts(store).Read([stored[0].Position])).Position);
    }

    [Fact]
    public async Task A_rebuild_keeps_positions_from_which_the_same_organisations_come()
    {
        var (store, facts) = await Made();
        var rebuilt = await Rebuild.Run(store);
        var whole = new Indicators.Projection();
        facts.ForEach(item => whole.Apply(item.Stream, item.Fact));
        foreach (var knownBy in (long[])[long.MaxValue, Events, 120, 1, 0])
        {
            Assert.Equal(
                Text(whole.Facts.Of<Organisation>(knownBy)),
                Text(rebuilt.Facts.Of<Organisation>(knownBy)));
        }
    }

    private static async Task<(MemoryEventStore Store, List<(StreamName Stream, Fact Fact)> Facts)>
        Made()
    {
        var store = new MemoryEventStore(new("8cacbf0c-4466-56f6-a7b3-b99b1a3ce23d"));
        var (made, facts) = (new RandomFacts(3), new List<(StreamName, Fact)>());
        for (var i = 0; i < Events; i++)
        {
            var stream = new StreamName($"organisation-o{i % 7}");
            var fact = made.One(RandomFacts.Types[i % RandomFacts.Types.Count]);
            var stored = await store.Append(
                stream, (i / 7) - 1, new NewEvent(
                    Guid.NewGuid(), EventJson.NameOf(fact), EventJson.Write(fact), Guid.Empty));
            facts.Add((stream, new(fact, stored[0].Event.Id, i + 1)));
        }

        return (store, facts);
    }

    private static string Text(IEnumerable<Indicators.Registers.StreamTimeline> timelines) =>
        string.Join('\n', timelines.Select(timeline => $"{timeline.Stream.Text} "
            + string.Join(' ', timeline.Timeline.Standing.Select(fact => fact.ToString()))));

    private static List<long> Positions(List<(StreamName, Fact Fact)> facts) =>
        [.. facts.Select(item => item.Fact.Position)];
}
