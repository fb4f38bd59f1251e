using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Periods;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Periods;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;
using static CoopLedger.Ledger.Tests.Support.TestLedger;

namespace CoopLedger.Ledger.Tests.Traps;

/// <summary>What goes wrong with days, and with what is entered late.</summary>
public sealed class TimeTraps
{
    [Fact]
    public async Task Trap_16_A_day_counts_to_its_end_and_its_order_is_of_no_consequence()
    {
        Command[] day =
        [
            Wish.Found("a", "2023-03-01"), Wish.Train("t", 40, "2023-03-01"),
            Wish.Total("r", "registered", 5, "2023-03-01"),
        ];
        await using var one = await Asked.Ledger(day);
        await using var other = await Asked.Ledger([.. day.Reverse()]);
        foreach (var ledger in (TestLedger[])[one, other])
        {
            Assert.Equal("6", await ledger.Exact("registered", to: "2023-03-01"));
            Assert.Equal("0", await ledger.Exact("registered", to: "2023-02-28"));
            Assert.Equal("1", await ledger.Exact(
                "founded", to: "2023-03-01", from: "2023-03-01"));
        }
    }

    [Fact]
    public async Task Trap_16_What_was_known_at_a_position_is_not_what_was_true_on_a_day()
    {
        await using var ledger = await Asked.Ledger(Wish.Found("a", "2023-06-01"));
        Assert.Equal("0", await ledger.Exact("registered", to: "2023-03-31"));
        await ledger.Record(Wish.Found("b", "2023-02-01"));
        Assert.Equal("1", await ledger.Exact("registered", to: "2023-03-31"));
        Assert.Equal("0", await ledger.Exact("registered", to: "2023-03-31", knownBy: 1));
        Assert.Equal("1", await ledger.Exact("registered", knownBy: 1));
    }

    [Fact]
    public async Task Trap_17_A_sealed_period_is_restated_beside_what_was_published()
    {
        await using var ledger = await Closed();
        await ledger.Record(Wish.Found("late", "2023-03-01"));
        var founded = await ledger.Live.Read(projection => Assert.Single(
            Restatement.Of(
                projection,
                PeriodRegister.Find(projection, "phu-tho/2023-01-01..2023-08-31", long.MaxValue)!,
                long.MaxValue).Values,
            value => value.Code.Text == "founded"));
        Assert.Equal(
            ("1", 2, 1),
            (founded.Published!.Shown.Value, founded.Restated!.Rounded, founded.Difference));
        Assert.Single(founded.Late);
    }

    [Fact]
    public async Task Trap_17_A_reversal_is_dated_by_its_own_day()
    {
        await using var ledger = await Closed();
        var refused = await ledger.Submit(Wish.Reverse("1", "2023-08-31"));
        Assert.Equal("period.closed-for-corrections", refused.Refusal!.Code);
        await ledger.Record(Wish.Reverse("1", "2023-09-15"));
        Assert.Equal("0", await ledger.Exact("registered", to: "2023-08-31"));
    }

    [Fact]
    public async Task Trap_18_A_founding_meets_the_law_of_its_own_day()
    {
        await using var ledger = new TestLedger();
        var five = Wish.Found("a", "2024-06-30") with { Founders = new Count(5) };
        Assert.Same(FoundCooperative.TooFewFounders, await ledger.Refusal(five));
        await ledger.Record(five with { On = Day("2024-07-01") });
        await ledger.Record(five with { Id = new("b"), Founders = new Count(7) });
    }

    [Fact]
    public async Task Trap_18_An_admission_before_the_founding_or_after_the_end_is_refused()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", "2023-03-01"), Wish.Initiate("a", "2023-05-01"),
            Wish.Dissolve("a", "2023-06-01"));
        Assert.Same(Organisation.Unknown, await ledger.Refusal(Wish.Admit("a", "2023-02-28")));
        Assert.Same(Organisation.Dissolved, await ledger.Refusal(Wish.Admit("a", "2023-06-02")));
        Assert.Same(Decider.LaterFact, await ledger.Refusal(Wish.Admit("a", "2023-04-01")));
        Assert.Equal(3, await ledger.Length());
    }

    [Fact]
    public async Task Trap_18_A_back_dated_end_does_not_undo_a_later_admission_in_silence()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", "2023-01-01"), Wish.Initiate("a", "2023-02-01"),
            Wish.Admit("a", "2023-06-01"));
        Assert.Same(Decider.LaterFact, await ledger.Refusal(Wish.Dissolve("a", "2023-05-01")));
        Assert.Equal("1", await ledger.Exact("members"));
        Assert.Equal(3, await ledger.Length());
    }

    [Fact]
    public async Task Trap_19_Half_past_midnight_in_Hanoi_is_that_day_there()
    {
        await using var ledger = new TestLedger();
        ledger.Clock.Now = new(2024, 4, 2, 0, 30, 0, TimeSpan.FromHours(7));
        Assert.Same(
            SubmitHandler.InTheFuture, await ledger.Refusal(Wish.Train("t", 40, "2024-04-03")));
        var stored = await ledger.Record(Wish.Train("t", 40, "2024-04-02"));
        Assert.Equal(new(2024, 4, 1, 17, 30, 0, TimeSpan.Zero), stored.Origin.RecordedAt);
        Assert.Equal(TimeSpan.Zero, stored.Origin.RecordedAt.Offset);
    }

    [Fact]
    public async Task Trap_19_The_29th_of_February_is_a_day_in_leap_years_alone()
    {
        await using var ledger = await Asked.Ledger(Wish.Found("a", "2024-02-29"));
        Assert.Equal("0", await ledger.Exact("registered", to: "2024-02-28"));
        Assert.Equal("1", await ledger.Exact("registered", to: "2024-02-29"));
        Assert.False(CivilDate.TryParse("29/2/2023", out _));
    }

    [Fact]
    public async Task Trap_20_Plans_may_lie_ahead_and_facts_may_not()
    {
        await using var ledger = await Asked.Ledger(Wish.Fund("2023-01-01"));
        await ledger.RecordAll(
            new PlanCampaign(
                new("c"), new("Chiến dịch"), Day("2027-04-01"), Day("2027-04-30"),
                Day("2027-01-01")),
            Wish.Form("cum", "2027-01-01"));
        foreach (var fact in (Command[])
            [Wish.Found("a", "2027-01-01"), Wish.Approve("l", "a", 100, "2027-01-01")])
        {
            Assert.Same(SubmitHandler.InTheFuture, await ledger.Refusal(fact));
        }
    }

    [Theory]
    [InlineData("11/4/1946", "1946-04-11")]
    [InlineData("11/04/1946", "1946-04-11")]
    [InlineData("11-04-1946", "1946-04-11")]
    [InlineData("1946-04-11", "1946-04-11")]
    [InlineData("2/4", null)]
    [InlineData("4/13/2024", null)]
    [InlineData("2/4/24", null)]
    public void Trap_21_The_day_stands_before_the_month(string text, string? iso) => Assert.Equal(
        iso, CivilDate.TryParse(text, out var day) ? CivilDate.Iso(day) : null);

    [Theory]
    [InlineData("11/4/2023")]
    [InlineData("2/4")]
    public async Task Trap_21_An_import_takes_no_day_that_reads_in_two_ways(string day)
    {
        await using var ledger = new TestLedger();
        await ledger.Import(
            "{\"command\":\"found-cooperative\",\"id\":\"a\",\"name\":\"HTX\","
            + $"\"unit\":\"phu-tho\",\"on\":\"{day}\"}}");
        Assert.Equal(
            "input.bad-date", Assert.Single(Assert.Single(ledger.Refused).Refusals).Code);
    }

    private static Task<TestLedger> Closed() => Asked.Ledger(
        Wish.Found("a", "2023-02-01"),
        new ClosePeriod(
            Day("2023-01-01"), Day("2023-08-31"), Day("2023-09-01"), Wish.PhuTho));
}
