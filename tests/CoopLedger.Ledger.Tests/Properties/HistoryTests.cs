using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Periods;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Contracts;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Tests.Properties;

/// <summary>What holds after any history whatever.</summary>
public sealed class HistoryTests
{
    [Fact]
    public void Histories_hold_events_of_every_kind_of_the_first_ledger()
    {
        // The rarest kinds may be missing from a hundred histories, but not from a thousand.
        var wanted = CoreSamples.All.Select(EventJson.NameOf).ToHashSet(StringComparer.Ordinal);
        var met = new HashSet<string>(StringComparer.Ordinal);
        for (var round = 0; round < 10 && !met.IsSupersetOf(wanted); round++)
        {
            Histories.Hold(async history =>
            {
                await using var ledger = new TestLedger();
                met.UnionWith((await Filled(ledger, history)).Select(stored => stored.Event.Name));
            });
        }

        Assert.Equal("", string.Join(' ', wanted.Except(met, StringComparer.Ordinal).Order(StringComparer.Ordinal)));
        Assert.True(met.Count > 50, $"{met.Count} kinds of events");
    }

    [Fact]
    public void A_command_given_twice_records_once() => Histories.Hold(async history =>
    {
        await using var ledger = new TestLedger();
        foreach (var command in history)
        {
            var first = await ledger.Submit(command);
            var length = await ledger.Length();
            var second = await ledger.Submit(command);
            Assert.Equal(length, await ledger.Length());
            Assert.Equal(
                first.Outcome == Outcome.Refused ? Outcome.Refused : Outcome.Unchanged,
                second.Outcome);
            Assert.Equal(first.Refusal?.Code, second.Refusal?.Code);
        }
    });

    [Fact]
    public void The_live_projection_is_the_rebuilt_one_in_any_parts() =>
        Histories.Hold(async history =>
        {
            await using var ledger = new TestLedger();
            var begun = await ledger.Live.Read(live => live.Position);
            Assert.Equal(0, begun);
            var events = await Filled(ledger, history);
            var live = await ledger.Live.Read(live => (Hash: live.Hash(), Told: live.Everything()));
            Assert.Equal(live.Hash, (await Rebuild.Run(ledger.Store, parallel: 1)).Hash());
            foreach (var size in (int[])[1, 7])
            {
                var joined = Joined(events, size);
                Assert.Equal(live.Hash, joined.Hash());
                Same(live.Told, joined.Everything());
            }
        });

    [Fact]
    public void Reversing_the_last_fact_restores_every_value() => Histories.Hold(async history =>
    {
        await using var ledger = new TestLedger();
        var recordings = history.OfType<RecordingCommand>()
            .Where(command => command is not (ClosePeriod or ReopenPeriod)).ToList();
        await Filled(ledger, recordings.SkipLast(1));
        var before = await ledger.Live.Read(live => live.Values());
        foreach (var last in recordings.TakeLast(1))
        {
            var receipt = await ledger.Submit(last);
            foreach (var stored in receipt.Events.Reverse())
            {
                await ledger.Record(Wish.Reverse($"{stored.Position}", "2025-06-01"));
            }
        }

        Same(before, await ledger.Live.Read(live => live.Values()));
    });

    [Fact]
    public void As_of_any_day_is_a_fold_over_the_facts_up_to_that_day() =>
        Histories.Hold(async history =>
        {
            await using var ledger = new TestLedger();
            var naive = new NaiveLedger(
                [.. (await Filled(ledger, history)).Select(stored => stored.ToFact())]);
            var projection = await Rebuild.Run(ledger.Store);
            foreach (var question in Readings.Questions())
            {
                foreach (var measure in Catalogue.Measures
                    .Where(measure => naive.Knows(measure.Code.Text)))
                {
                    Assert.Equal(
                        (measure.Code, Bounds.Exactly(
                            naive.Count(measure.Code.Text, measure.IsStock, question))),
                        (measure.Code, projection.Ask(measure, question).Value));
                }
            }
        });

    [Fact]
    public void Any_history_is_a_sound_ledger() => Histories.Hold(async history =>
    {
        await using var ledger = new TestLedger();
        await Filled(ledger, history);
        var report = await LedgerVerification.Run(ledger.Store, null, CancellationToken.None);
        Assert.Null(report.Fault);
        Assert.Equal(await ledger.Live.Read(live => live.Hash()), report.ProjectionHash);
    });

    private static async Task<List<StoredEvent>> Filled(
        TestLedger ledger, IEnumerable<Command> history)
    {
        var events = new List<StoredEvent>();
        foreach (var command in history)
        {
            events.AddRange((await ledger.Submit(command)).Events);
        }

        return events;
    }

    private static Projection Joined(IReadOnlyList<StoredEvent> events, int size)
    {
        var whole = new Projection(new Recorded(events));
        var builder = whole.NewPartBuilder();
        foreach (var chunk in events.Chunk(size))
        {
            builder.Begin(chunk[0].Position);
            foreach (var stored in chunk)
            {
                builder.Apply(stored.Position, stored.ToFact().Event);
            }

            whole.Join(builder.End(chunk[^1].Position));
        }

        return whole;
    }

    private static void Same(List<string> expected, List<string> actual) =>
        Assert.Equal(string.Join('\n', expected), string.Join('\n', actual));

    private sealed class Recorded(IReadOnlyList<StoredEvent> events) : IFactReader
    {
        public IReadOnlyList<(StreamName Stream, Fact Fact)> Read(
            IReadOnlyList<long> positions) =>
            [.. positions.Select(position => events[(int)position - 1])
                .Select(stored => (stored.Stream, stored.ToFact()))];
    }
}
