using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Audit;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Tests.Traps;

/// <summary>What goes wrong with JSON, with the log and with what is built from it.</summary>
public sealed class StoreTraps
{
    private const string Instant = "2024-04-02T14:00:00+07:00";

    [Fact]
    public async Task Trap_38_A_text_that_looks_like_an_instant_stays_the_text_it_is()
    {
        await using var ledger = new TestLedger();
        await ledger.Import(
            "{\"command\":\"found-cooperative\",\"id\":\"a\",\"unit\":\"phu-tho\","
            + $"\"on\":\"2023-01-01\",\"name\":\"{Instant}\"}}");
        var stored = await Only(ledger, "organisation-a");
        Assert.Equal(Instant, ((CooperativeFounded)stored.ToFact().Event).Name.Value);
    }

    [Fact]
    public async Task Trap_38_A_decimal_does_not_pass_through_binary_fractions()
    {
        await using var ledger = await Asked.Ledger(Wish.Found("a", "2023-01-01"));
        await ledger.Import(
            "{\"command\":\"support-certification\",\"id\":\"c\",\"organisation\":\"a\","
            + "\"standard\":\"vietgap\",\"crop\":\"lúa\",\"on\":\"2023-05-01\","
            + "\"areaHa\":1234567890.29}");
        Assert.Empty(ledger.Refused);
        Assert.Equal("123456789029/100", await ledger.Exact("supported-area"));
    }

    [Fact]
    public async Task Trap_39_A_name_that_nobody_knows_stops_the_reading()
    {
        await using var ledger = await Asked.Ledger(Wish.Found("a", "2023-01-01"));
        await ledger.Store.Append(
            new StreamName("organisation-b"), -1,
            [new(Guid.NewGuid(), "cooperative.forgotten.v1", "{}"u8.ToArray(), Guid.Empty)],
            new("staff-1", "k", ledger.Clock.Now, Guid.Empty, "{}"u8.ToArray()),
            CancellationToken.None);
        var damage = await Assert.ThrowsAsync<LedgerDamagedException>(
            () => ledger.Exact("registered"));
        Assert.Equal(2, damage.Position);
    }

    [Fact]
    public void Trap_39_A_stored_name_is_written_by_hand_and_not_that_of_a_class()
    {
        Assert.True(EventJson.All.Count > 50, $"{EventJson.All.Count} names");
        Assert.All(EventJson.All, pair =>
        {
            Assert.Matches("^[a-z-]+\\.[a-z-]+\\.v[0-9]+$", pair.Key);
            Assert.DoesNotContain(pair.Value.Name, pair.Key, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Trap_40_A_replay_gives_the_same_whenever_and_however_it_runs()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("b", "2023-01-01"), Wish.Found("a", "2023-01-01"),
            Wish.Admit("a", "2023-02-01"), Wish.Reverse("1", "2023-03-01"),
            Wish.Total("t", "members", 5, "2023-01-31"));
        var live = await ledger.Live.Read(projection => projection.Hash());
        var length = await ledger.Length();
        ledger.Clock.Now = new(2031, 1, 1, 0, 0, 0, TimeSpan.Zero);
        foreach (var parallel in (int[])[1, 1, 4])
        {
            var rebuilt = await Rebuild.Run(ledger.Store, parallel: parallel);
            Assert.Equal(live, rebuilt.Hash());
        }

        Assert.Equal(length, await ledger.Length());
    }

    [Fact]
    public async Task Trap_41_A_command_appends_to_its_own_stream_alone()
    {
        await using var ledger = new TestLedger();
        foreach (var command in (RecordingCommand[])
        [
            Wish.Found("a", "2023-01-01"), Wish.Admit("a", "2023-02-01"),
            Wish.Fund("2023-01-01"), Wish.Approve("l", "a", 100, "2023-02-01"),
            Wish.Lend("l", "a", 100, "2023-03-01"),
        ])
        {
            var receipt = await ledger.Submit(command);
            Assert.NotEmpty(receipt.Events);
            Assert.All(receipt.Events, stored => Assert.Equal(command.Stream, stored.Stream));
        }
    }

    [Fact]
    public async Task Trap_41_A_gap_in_the_log_is_found()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", "2023-01-01"), Wish.Found("b", "2023-01-01"),
            Wish.Found("c", "2023-01-01"));
        var gap = new TamperedStore(
            ledger.Store, all => all.Where(stored => stored.Position != 2));
        var report = await LedgerVerification.Run(gap, null, CancellationToken.None);
        Assert.Equal(3, report.FaultPosition);
    }

    [Fact]
    public async Task Trap_42_The_same_file_twice_is_nothing_new_and_a_changed_line_one_correction()
    {
        await using var ledger = new TestLedger();
        await ledger.Import($"{Class("k1", "a", 300)}\n{Class("k2", "b", 40)}");
        await ledger.Import($"{Class("k1", "a", 300)}\n{Class("k2", "b", 40)}");
        Assert.Equal(2, await ledger.Length());
        await ledger.Import($"{Class("k1", "a", 300)}\n{Class("k2", "b", 41)}");
        Assert.Same(
            Idempotency.KeyReused, Assert.Single(Assert.Single(ledger.Refused).Refusals).Rule);
        await ledger.Record(
            Wish.Correct("key:k2", "2023-09-01", Wish.Train("b", 41, "2023-03-01")));
        Assert.Equal("341", await ledger.Exact("training-participations"));
        Assert.Equal(4, await ledger.Length());
    }

    [Fact]
    public async Task Trap_43_A_reversal_names_its_fact_and_happens_once()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Train("a", 40, "2023-03-01"), Wish.Train("b", 40, "2023-03-01"));
        var second = (await ledger.Store.Find(2L, CancellationToken.None))!;
        await ledger.Record(Wish.Reverse($"{second.Event.Id}", "2023-04-01"));
        Assert.Equal(
            Outcome.Unchanged,
            (await ledger.Submit(Wish.Reverse($"{second.Event.Id}", "2023-04-01"))).Outcome);
        Assert.Equal("40", await ledger.Exact("training-participations"));
        Assert.Single(await ledger.Store.ReadStream(new("training-a"), CancellationToken.None));
    }

    private static string Class(string key, string id, int participations) =>
        $"{{\"command\":\"hold-training\",\"key\":\"{key}\",\"id\":\"{id}\",\"unit\":\"phu-tho\","
        + $"\"on\":\"2023-03-01\",\"classes\":1,\"participations\":{participations}}}";

    private static async Task<StoredEvent> Only(TestLedger ledger, string stream) =>
        Assert.Single(await ledger.Store.ReadStream(new(stream), CancellationToken.None));
}
