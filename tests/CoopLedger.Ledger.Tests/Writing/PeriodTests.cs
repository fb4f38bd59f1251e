using CoopLedger.Domain.Periods;
using CoopLedger.Indicators.Periods;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Audit;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;

namespace CoopLedger.Ledger.Tests.Writing;

/// <summary>Trap 17: entries into a sealed period. The seal stays as it was published, the period is
/// restated beside it, and a correction is judged by its own date.</summary>
public sealed class PeriodTests
{
    private static readonly string[] Members =
        ["a", "b", "c"];

    [Fact]
    public async Task A_closing_seals_the_values_the_position_and_the_root_of_the_log()
    {
        await using var ledger = await WithMembers();
        var head = await ledger.Store.ReadHead(CancellationToken.None);
        var receipt = await ledger.Submit(Close());
        var closed = Assert.IsType<PeriodClosed>(receipt.Events[0].ToFact().Event);
        Assert.Equal((head.Position, head.RootText), (closed.Position, closed.Root.Value));
        var values = receipt.Events.Skip(1).Select(stored => stored.ToFact().Event)
            .Cast<PeriodValueSealed>().ToList();
        var members = Assert.Single(values, value => value.Indicator.Text == "members");
        Assert.Equal(("3", "1", "3"), (members.Numerator!.Value, members.Denominator!.Value,
            members.Shown.Value));
        var rate = Assert.Single(values, value => value.Indicator.Text == "membership-rate");
        Assert.Equal(("3", "3", "100"), (rate.Numerator!.Value, rate.Denominator!.Value,
            rate.Value!.Value));
        Assert.Equal("cooperative+union+credit-fund", rate.Facet!.Value);
        Assert.DoesNotContain(values, value => value.Indicator.Text == "loans");
        Assert.All(receipt.Events, stored => Assert.Equal("period-phu-tho", stored.Stream.Text));
    }

    [Fact]
    public async Task The_same_closing_again_changes_nothing_though_the_head_moved()
    {
        await using var ledger = await WithMembers();
        await ledger.Record(Close());
        await ledger.Record(Wish.Found("late", "2023-02-01"));
        Assert.Equal(Outcome.Unchanged, (await ledger.Submit(Close())).Outcome);
    }

    [Fact]
    public async Task A_period_upside_down_or_without_a_unit_is_refused_before_anything_is_read()
    {
        await using var ledger = new TestLedger();
        var close = Close();
        Assert.Equal("window.upside-down", (await ledger.Submit(close with
        {
            From = TestLedger.Day("2023-09-01"),
        })).Refusal!.Code);
        Assert.Equal("unit.unknown", (await ledger.Submit(close with
        {
            Unit = new("nowhere"),
        })).Refusal!.Code);
    }

    [Fact]
    public async Task A_late_fact_is_accepted_and_the_period_is_restated_beside_its_seal()
    {
        await using var ledger = await WithMembers();
        await ledger.Record(Close());
        await ledger.Record(Wish.Found("late", "2023-02-01"));
        var late = await ledger.Record(Wish.Admit("late", "2023-03-01"));
        Assert.Equal("phu-tho/2023-01-01..2023-08-31", await LateFor(ledger, late));
        var inTime = await ledger.Record(Wish.Train("t", 9, "2023-09-01"));
        Assert.Empty(await LateFor(ledger, inTime));

        var members = await Restated(ledger, "members");
        Assert.Equal(("3", 4, 1), (members.Published!.Shown.Value, members.Restated!.Rounded,
            members.Difference));
        Assert.Equal([late.Position], members.Late.Select(entry => entry.Position));
        Assert.Equal((1, 0), (members.LateFacts, members.Reversals));
        Assert.False(members.IsRedefined);
    }

    [Fact]
    public async Task A_reversal_is_judged_by_its_own_date_and_not_by_that_of_what_it_reverses()
    {
        await using var ledger = await WithMembers();
        await ledger.Record(Close());
        var receipt = await ledger.Submit(Wish.Reverse("4", "2023-08-31"));
        Assert.Equal("period.closed-for-corrections", receipt.Refusal!.Code);
        Assert.Equal("on", receipt.Refusal.Field);
        var reversal = await ledger.Record(Wish.Reverse("4", "2023-09-01"));
        var members = await Restated(ledger, "members");
        Assert.Equal((2, -1), (members.Restated!.Rounded, members.Difference));
        Assert.Equal((reversal.Position, 4), (
            Assert.Single(members.Late).Position, members.Late[0].Reverses));
        Assert.Equal((0, 1), (members.LateFacts, members.Reversals));
    }

    [Fact]
    public async Task A_correction_dated_in_a_closed_period_is_refused_wherever_it_would_count()
    {
        await using var ledger = await WithMembers();
        await ledger.Record(Wish.Found("elsewhere", "2023-01-05", "hoa-binh"));
        await ledger.Record(Close());
        var correct = Wish.Correct("4", "2023-05-01", Wish.Admit("a", "2023-02-02"));
        Assert.Equal(
            "period.closed-for-corrections", (await ledger.Submit(correct)).Refusal!.Code);
        await ledger.Record(Wish.Reverse("7", "2023-05-01")); // Hòa Bình closed nothing.
        await ledger.Record(Close() with { Unit = null });
        Assert.Equal(
            "period.closed-for-corrections",
            (await ledger.Submit(Wish.Reverse("1", "2023-08-31"))).Refusal!.Code);
    }

    [Fact]
    public async Task A_correction_made_before_the_closing_is_no_news_after_it()
    {
        await using var ledger = await WithMembers();
        await ledger.Record(Wish.Reverse("4", "2023-05-01"));
        await ledger.Record(Close());
        Assert.Equal(
            Outcome.Unchanged, (await ledger.Submit(Wish.Reverse("4", "2023-05-01"))).Outcome);
    }

    [Fact]
    public async Task After_reopening_corrections_of_its_days_are_accepted_again()
    {
        await using var ledger = await WithMembers();
        await ledger.Record(Close());
        await ledger.Record(new ReopenPeriod(
            TestLedger.Day("2023-01-01"), TestLedger.Day("2023-08-31"),
            TestLedger.Day("2023-10-01"), new("bổ sung"), Wish.PhuTho));
        var late = await ledger.Record(Wish.Reverse("4", "2023-05-01"));
        Assert.Empty(await LateFor(ledger, late));
        var seals = await ledger.Live.Read(
            projection => PeriodRegister.All(projection, long.MaxValue).ToList());
        Assert.True(Assert.Single(seals).IsReopened);
    }

    [Fact]
    public async Task A_seal_is_never_reversed()
    {
        await using var ledger = await WithMembers();
        var receipt = await ledger.Submit(Close());
        foreach (var stored in receipt.Events)
        {
            Assert.Equal("period.seal-stands", (await ledger.Submit(
                Wish.Reverse($"{stored.Position}", "2023-10-01"))).Refusal!.Code);
        }
    }

    [Fact]
    public async Task The_facts_of_an_absorbed_unit_are_held_by_the_unit_that_took_it_over()
    {
        await using var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-05", "hoa-binh"));
        await ledger.Record(new ClosePeriod(
            TestLedger.Day("2025-07-01"), TestLedger.Day("2025-07-31"),
            TestLedger.Day("2025-08-01"), new("phu-tho-2025")));
        var late = await ledger.Record(Wish.Found("b", "2023-01-06", "hoa-binh"));
        Assert.Equal("phu-tho-2025/2025-07-01..2025-07-31", await LateFor(ledger, late));
        Assert.Equal(
            "period.closed-for-corrections",
            (await ledger.Submit(Wish.Reverse("1", "2025-07-15"))).Refusal!.Code);
    }

    [Theory]
    [InlineData("\"position\":6", "\"position\":5")]
    [InlineData("\"position\":6", "\"position\":7")]
    [InlineData("\"root\":\"", "\"root\":\"0")]
    public async Task A_seal_that_does_not_fit_the_log_is_found(string from, string to)
    {
        await using var ledger = await WithMembers();
        await ledger.Record(Close());
        var tampered = new TamperedStore(ledger.Store, TamperedStore.At(
            7, (stored, _) => TamperedStore.WithData(stored, from, to), ledger.Store.LedgerId));
        var report = await LedgerVerification.Run(tampered, null, CancellationToken.None);
        Assert.Equal(7, report.FaultPosition);
        Assert.Contains("seals", report.Fault, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_fact_is_still_called_unknown()
    {
        await using var ledger = new TestLedger();
        Assert.Equal(
            "fact.unknown", (await ledger.Submit(Wish.Reverse("1", "2023-01-01"))).Refusal!.Code);
    }

    private static ClosePeriod Close() => new(
        TestLedger.Day("2023-01-01"), TestLedger.Day("2023-08-31"),
        TestLedger.Day("2023-09-15"), Wish.PhuTho);

    private static async Task<TestLedger> WithMembers()
    {
        var ledger = new TestLedger();
        foreach (var id in Members)
        {
            await ledger.Record(Wish.Found(id, "2023-01-02"));
        }

        foreach (var id in Members)
        {
            await ledger.Record(Wish.Admit(id, "2023-02-01"));
        }

        return ledger;
    }

    private static async Task<string> LateFor(TestLedger ledger, StoredEvent stored)
    {
        var closed = await ClosedPeriods.Read(ledger.Store, CancellationToken.None);
        return string.Join(' ', stored.LateFor(closed).Select(period => period.Id));
    }

    private static Task<RestatedValue> Restated(TestLedger ledger, string indicator) =>
        ledger.Live.Read(projection => Assert.Single(
            Restatement.Of(
                projection,
                PeriodRegister.Find(projection, "phu-tho/2023-01-01..2023-08-31", long.MaxValue)!,
                long.MaxValue).Values,
            value => value.Code.Text == indicator));
}
