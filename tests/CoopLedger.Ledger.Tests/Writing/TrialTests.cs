using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Tests.Writing;

/// <summary>A trial run decides as the real run would, and leaves no trace.</summary>
public sealed class TrialTests
{
    private static readonly string Lines = string.Join(
        '\n',
        """{"command":"found-cooperative","id":"b","name":"B","unit":"phu-tho","on":"2023-01-01"}""",
        """{"command":"admit-member","organisation":"b","on":"2023-02-01"}""",
        """{"command":"admit-member","organisation":"b","on":"2023-03-01"}""",
        """{"command":"suspend-operations","organisation":"b","on":"2023-02-02"}""",
        """{"command":"admit-member","organisation":"a","on":"2023-02-01"}""");

    [Fact]
    public async Task A_trial_leaves_the_store_as_it_was_and_sees_its_own_lines()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        var before = await ledger.Store.ReadHead(CancellationToken.None);
        await using var trial = await On(ledger);
        var tried = await trial.Import(Lines);
        Assert.Equal((5, 4, 1), (tried.Lines, tried.Events, tried.Refused));
        var refused = Assert.Single(trial.Refused);
        Assert.Equal((3, "member.already-admitted"),
            (refused.Line, Assert.Single(refused.Refusals).Code));
        Assert.Equal(5, await trial.Length());
        Assert.Equal(
            "2", (await trial.Ask("members", "unit:phu-tho", null, "2023-12-31")).Exact);
        var after = await ledger.Store.ReadHead(CancellationToken.None);
        Assert.Equal((before.Position, before.RootText), (after.Position, after.RootText));
        Assert.Equal(
            "0", (await ledger.Ask("members", "unit:phu-tho", null, "2023-12-31")).Exact);
    }

    [Fact]
    public async Task The_real_run_does_what_the_trial_said()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        await using var trial = await On(ledger);
        var tried = await trial.Import(Lines);
        var hash = await trial.Live.Read(live => live.Hash());
        Assert.Equal(tried, await ledger.Import(Lines));
        Assert.Equal(hash, await ledger.Live.Read(live => live.Hash()));
    }

    [Fact]
    public async Task A_trial_knows_the_keys_of_the_ledger_and_its_own()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"), "known");
        await using var trial = await On(ledger);
        Assert.True((await trial.Submit(Wish.Found("a", "2023-01-01"), "known")).IsRepeat);
        await trial.Record(Wish.Found("b", "2023-01-01"), "new");
        Assert.True((await trial.Submit(Wish.Found("b", "2023-01-01"), "new")).IsRepeat);
        var reused = await trial.Submit(Wish.Found("c", "2023-01-01"), "new");
        Assert.Equal("submit.key-reused", reused.Refusal!.Code);
    }

    [Fact]
    public async Task A_fact_tried_can_be_reversed_in_the_trial()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        await using var trial = await On(ledger);
        await trial.Record(Wish.Admit("a", "2023-02-01"));
        await trial.Record(Wish.Reverse("2", "2023-03-01"));
        await trial.Record(Wish.Reverse("1", "2023-03-01"));
        Assert.Equal(1, await ledger.Length());
        Assert.Equal(Outcome.Recorded,
            (await ledger.Submit(Wish.Admit("a", "2023-02-01"))).Outcome);
    }

    private static async Task<TestLedger> On(TestLedger ledger) =>
        new(await OverlayEventStore.On(ledger.Store, CancellationToken.None));
}
