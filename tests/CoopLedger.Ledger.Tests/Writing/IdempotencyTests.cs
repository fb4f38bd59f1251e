using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Tests.Writing;

/// <summary>One key, one command.</summary>
public sealed class IdempotencyTests
{
    [Fact]
    public async Task The_same_key_with_the_same_command_gives_the_first_receipt()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        await ledger.Record(Wish.Admit("a", "2023-02-01"));
        await ledger.Record(Wish.Initiate("a", "2023-02-01"));
        var first = await ledger.Submit(Wish.Dissolve("a", "2023-03-01"), "once");
        ledger.Clock.Now += TimeSpan.FromDays(1);
        var again = await ledger.Submit(Wish.Dissolve("a", "2023-03-01"), "once");
        Assert.Equal((Outcome.Recorded, true), (again.Outcome, again.IsRepeat));
        Assert.True(first.Events.SequenceEqual(again.Events));
        Assert.Equal(5, await ledger.Length());
    }

    [Fact]
    public async Task The_first_receipt_is_given_even_when_the_fact_no_longer_stands()
    {
        await using var ledger = new TestLedger();
        var first = await ledger.Submit(Wish.Found("a", "2023-01-01"), "once");
        await ledger.Record(Wish.Reverse("1", "2023-02-01"));
        var again = await ledger.Submit(Wish.Found("a", "2023-01-01"), "once");
        Assert.True(again.IsRepeat);
        Assert.True(first.Events.SequenceEqual(again.Events));
        Assert.Equal(2, await ledger.Length());
    }

    [Fact]
    public async Task The_same_key_with_another_command_is_refused()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"), "once");
        var receipt = await ledger.Submit(Wish.Found("a", "2023-01-02"), "once");
        Assert.Equal(Outcome.Refused, receipt.Outcome);
        Assert.Equal(("submit.key-reused", "key"),
            (receipt.Refusal!.Code, receipt.Refusal.Field));
        Assert.Equal("once found-cooperative 1", string.Join(' ', receipt.Refusal.Met));
        Assert.Equal(1, await ledger.Length());
    }

    [Fact]
    public async Task A_key_whose_command_recorded_nothing_is_still_free()
    {
        await using var ledger = new TestLedger();
        Assert.Equal(
            Outcome.Refused, (await ledger.Submit(Wish.Admit("a", "2023-02-01"), "key")).Outcome);
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        await ledger.Record(Wish.Admit("a", "2023-02-01"), "key");
    }

    [Fact]
    public async Task A_key_is_not_an_ordinal_of_another_key()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"), "1:k");
        await ledger.Record(Wish.Found("b", "2023-01-01"), "k");
        Assert.Equal(2, await ledger.Length());
    }

    [Fact]
    public async Task The_same_submit_sixteen_times_at_once_is_recorded_once()
    {
        await using var ledger = new TestLedger();
        var receipts = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ =>
            Task.Run(() => ledger.Submit(Wish.Found("a", "2023-01-01"), "once"))));
        Assert.Equal(1, await ledger.Length());
        Assert.All(receipts, receipt => Assert.Equal(1, Assert.Single(receipt.Events).Position));
        Assert.Single(receipts, receipt => !receipt.IsRepeat);
    }
}
