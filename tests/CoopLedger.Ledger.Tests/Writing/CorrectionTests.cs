using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Training;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Tests.Writing;

/// <summary>Facts are taken back and corrected, never edited.</summary>
public sealed class CorrectionTests
{
    [Theory]
    [InlineData("2")]
    [InlineData("#2")]
    [InlineData("id")]
    public async Task A_fact_is_reversed_by_its_position_or_its_id(string reference)
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        var target = await ledger.Record(Wish.Train("t", 40, "2023-01-05"));
        var stored = await ledger.Record(Wish.Reverse(
            reference == "id" ? target.Event.Id.ToString("D") : reference, "2023-03-01"));
        Assert.Equal(target.Event.Id, stored.Event.Causation);
        Assert.Equal(target.Stream, stored.Stream);
        var reversal = Assert.IsType<FactReversed>(stored.ToFact().Event);
        Assert.Equal(
            (target.Event.Id, 2, target.ToFact().Event, false),
            (reversal.Fact, reversal.Position, reversal.Reversed, reversal.Replaced));
        var classes = await ledger.Ask(
            "training-classes", "unit:phu-tho", "2023-01-01", "2023-12-31");
        Assert.Equal("0", classes.Exact);
    }

    [Fact]
    public async Task A_correction_is_a_reversal_and_a_replacement_in_one_append()
    {
        await using var ledger = new TestLedger();
        var target = await ledger.Record(Wish.Train("t", 40, "2023-01-05"));
        var receipt = await ledger.Submit(
            Wish.Correct("1", "2023-03-01", Wish.Train("t", 41, "2023-01-06")));
        Assert.Collection(
            receipt.Events,
            first => Assert.True(Assert.IsType<FactReversed>(first.ToFact().Event).Replaced),
            second => Assert.Equal(
                41, Assert.IsType<TrainingHeld>(second.ToFact().Event).Participations.Value));
        Assert.All(
            receipt.Events, stored => Assert.Equal(target.Event.Id, stored.Event.Causation));
        var answer = await ledger.Ask(
            "training-participations", "unit:phu-tho", "2023-01-01", "2023-12-31");
        Assert.Equal("41", answer.Exact);
        var then = await ledger.Ask(
            "training-participations", "unit:phu-tho", "2023-01-01", "2023-12-31", null, 1);
        Assert.Equal("40", then.Exact);
    }

    [Theory]
    [InlineData("9", "fact.unknown")]
    [InlineData("00000000-0000-0000-0000-000000000001", "fact.unknown")]
    public async Task What_is_not_in_the_ledger_cannot_be_reversed(string fact, string code)
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        var receipt = await ledger.Submit(Wish.Reverse(fact, "2023-02-01"));
        Assert.Equal((code, "event"), (receipt.Refusal!.Code, receipt.Refusal.Field));
    }

    [Fact]
    public async Task A_fact_is_reversed_once_and_a_reversal_never()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        await ledger.Record(Wish.Reverse("1", "2023-02-01"));
        var same = await ledger.Submit(Wish.Reverse("1", "2023-02-01"));
        Assert.Equal(Outcome.Unchanged, same.Outcome);
        var other = await ledger.Submit(Wish.Reverse("1", "2023-02-02"));
        Assert.Equal("fact.already-reversed", other.Refusal!.Code);
        var back = await ledger.Submit(Wish.Reverse("2", "2023-02-03"));
        Assert.Equal("fact.reversal-is-final", back.Refusal!.Code);
        Assert.Equal(2, await ledger.Length());
    }

    [Fact]
    public async Task What_later_facts_rest_on_is_not_reversed_before_them()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        await ledger.Record(Wish.Admit("a", "2023-02-01"));
        var refused = await ledger.Submit(Wish.Reverse("1", "2023-03-01"));
        Assert.Equal("fact.later-fact-stands", refused.Refusal!.Code);
        await ledger.Record(Wish.Reverse("2", "2023-03-01"));
        await ledger.Record(Wish.Reverse("1", "2023-03-01"));
    }

    [Fact]
    public async Task A_fact_reversed_can_be_recorded_again()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        await ledger.Record(Wish.Reverse("1", "2023-02-01"));
        var again = await ledger.Record(Wish.Found("a", "2023-01-01"));
        Assert.IsType<CooperativeFounded>(again.ToFact().Event);
        Assert.Equal(3, again.Position);
        var answer = await ledger.Ask("registered", "unit:phu-tho", null, "2023-12-31");
        Assert.Equal("1", answer.Exact);
    }
}
