using CoopLedger.Domain.Organisations;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Tests.Writing;

/// <summary>What has not happened yet, by the civil day in Vietnam, cannot be recorded.</summary>
public sealed class FutureTests
{
    [Theory]
    [InlineData("2024-04-01T16:59:59.999Z", "2024-04-01", true)]
    [InlineData("2024-04-01T16:59:59.999Z", "2024-04-02", false)]
    [InlineData("2024-04-01T17:00:00Z", "2024-04-02", true)] // Midnight in Hanoi.
    [InlineData("2024-04-01T17:30:00Z", "2024-04-02", true)]
    [InlineData("2024-04-01T17:30:00Z", "2024-04-03", false)]
    [InlineData("2024-04-02T00:00:00Z", "2024-04-02", true)] // Midnight in Greenwich.
    [InlineData("2024-04-02T00:00:00Z", "2024-04-03", false)]
    [InlineData("2024-12-31T17:00:00Z", "2025-01-01", true)]
    public async Task The_day_of_recording_is_the_civil_day_in_Vietnam(
        string now, string on, bool isRecorded)
    {
        await using var ledger = new TestLedger();
        ledger.Clock.Now = DateTimeOffset.Parse(now);
        var receipt = await ledger.Submit(Wish.Train("t", 40, on));
        Assert.Equal(isRecorded ? null : "fact.in-the-future", receipt.Refusal?.Code);
        Assert.Equal(isRecorded ? Outcome.Recorded : Outcome.Refused, receipt.Outcome);
        Assert.Equal(isRecorded ? null : "on", receipt.Refusal?.Field);
    }

    [Fact]
    public async Task A_plan_may_lie_ahead()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Form("cum", "2027-01-01"));
    }

    [Fact]
    public async Task A_replacement_cannot_lie_ahead_either()
    {
        await using var ledger = new TestLedger();
        ledger.Clock.Now = new(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        await ledger.Record(Wish.Train("t", 40, "2023-01-01"));
        var receipt = await ledger.Submit(
            Wish.Correct("1", "2023-02-01", Wish.Train("t", 40, "2024-01-02")));
        Assert.Equal("fact.in-the-future", receipt.Refusal?.Code);
        Assert.Equal("replacement.on", receipt.Refusal?.Field);
        Assert.Equal(1, await ledger.Length());
    }

    [Fact]
    public async Task A_reversal_cannot_lie_ahead()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Train("t", 40, "2023-01-01"));
        var receipt = await ledger.Submit(Wish.Reverse("1", "2026-01-02"));
        Assert.Equal("fact.in-the-future", receipt.Refusal?.Code);
    }

    [Fact]
    public async Task A_story_told_whole_does_not_end_in_the_future()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        var stop = new SuspendOperations(
            new("a"), TestLedger.Day("2025-12-01"), ResumedOn: TestLedger.Day("2026-01-02"));
        var receipt = await ledger.Submit(stop);
        Assert.Equal("fact.in-the-future", receipt.Refusal!.Code);
        await ledger.Record(stop with { ResumedOn = TestLedger.Day("2026-01-01") });
        Assert.Equal(3, await ledger.Length());
    }
}
