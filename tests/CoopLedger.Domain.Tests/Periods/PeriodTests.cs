using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Periods;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Periods;

/// <summary>Closing and reopening: in order, without gaps, from the last one back. Trap 17 is
/// what late facts do to a seal; here is only the seal.</summary>
public sealed class PeriodTests
{
    private static readonly Text Root = new("a187");

    private static readonly SealedValue Members = new(
        new("members"), 1, null, new("415"), new("1"), new("415"), new("415"));

    private static readonly SealedValue Rate = new(
        new("membership-rate"), 2, new("cooperative"), new("415"), new("548"), new("10375/137"),
        new("75,7 %"));

    [Fact]
    public void A_period_is_closed_with_one_seal_for_each_value() =>
        Nothing.When(Close("2023-01-01", "2023-08-31", "2023-09-15")).Then(
            Closed("2023-01-01", "2023-08-31", "2023-09-15"),
            Value("2023-01-01", "2023-08-31", "2023-09-15", Members),
            Value("2023-01-01", "2023-08-31", "2023-09-15", Rate));

    [Fact]
    public void The_nation_has_a_chain_of_its_own()
    {
        var close = Close("2023-01-01", "2023-01-31", "2023-02-01");
        Assert.Equal("period-phu-tho", close.Stream.Text);
        Assert.Equal("period-nation", (close with { Unit = null }).Stream.Text);
        Nothing.When(close with { Unit = null }).Then(
            Closed("2023-01-01", "2023-01-31", "2023-02-01") with { Unit = null },
            Value("2023-01-01", "2023-01-31", "2023-02-01", Members) with { Unit = null },
            Value("2023-01-01", "2023-01-31", "2023-02-01", Rate) with { Unit = null });
    }

    [Fact]
    public void The_same_closing_again_changes_nothing_though_the_ledger_has_grown()
    {
        var story = Given(Closed("2023-01-01", "2023-08-31", "2023-09-15"));
        var again = Close("2023-01-01", "2023-08-31", "2023-09-15");
        story.When(again with { Seal = new(900, new("b299"), []) }).ThenNothing();
        story.When(again with { Seal = null }).ThenNothing();
    }

    [Fact]
    public void A_day_is_closed_once()
    {
        var story = Given(Closed("2023-01-01", "2023-08-31", "2023-09-15"));
        story.When(Close("2023-01-01", "2023-08-31", "2023-09-16"))
            .ThenRefused(ClosePeriod.AlreadyClosed);
        story.When(Close("2023-08-31", "2023-12-31", "2024-01-05"))
            .ThenRefused(ClosePeriod.AlreadyClosed);
        story.When(Close("2023-01-01", "2023-08-31", "2023-09-14"))
            .ThenLaterFactStands(1, ClosePeriod.AlreadyClosed);
    }

    [Fact]
    public void Periods_close_in_order_and_without_gaps()
    {
        var story = Given(Closed("2023-01-01", "2023-08-31", "2023-09-15"));
        story.When(Close("2023-09-02", "2023-12-31", "2024-01-05"))
            .ThenRefused(ClosePeriod.OutOfOrder);
        story.When(Close("2022-01-01", "2022-12-31", "2024-01-05"))
            .ThenRefused(ClosePeriod.OutOfOrder);
        story.When(Close("2023-09-01", "2023-12-31", "2024-01-05") with
        {
            Seal = new(1, Root, []),
        }).Then(Closed("2023-09-01", "2023-12-31", "2024-01-05", position: 1));
    }

    [Fact]
    public void A_period_that_is_not_over_is_not_closed()
    {
        Nothing.When(Close("2023-01-01", "2023-12-31", "2023-12-01"))
            .ThenRefused(ClosePeriod.NotOver);
        Nothing.When(Close("2023-12-31", "2023-01-01", "2024-01-05"))
            .ThenRefused(Windows.UpsideDown);
        Nothing.When(Close("2023-01-01", "2023-12-31", "2024-01-05") with { Unit = new("x") })
            .ThenRefused(AdministrativeUnits.Unknown);
    }

    [Fact]
    public void A_closing_without_its_seal_is_a_fault_of_the_program() =>
        Assert.Throws<InvalidOperationException>(() =>
            Nothing.When(Close("2023-01-01", "2023-08-31", "2023-09-15") with { Seal = null }));

    [Fact]
    public void The_last_period_is_reopened_and_closed_again_and_its_old_seal_is_kept()
    {
        var closed = Closed("2023-01-01", "2023-08-31", "2023-09-15");
        var story = Given(closed);
        var reopen = Reopen("2023-01-01", "2023-08-31", "2023-10-01");
        story.When(reopen).Then(Reopened("2023-10-01"));
        story = Given(closed, Reopened("2023-10-01"));
        story.When(Close("2023-01-01", "2023-09-30", "2023-10-01") with
        {
            Seal = new(7, Root, []),
        }).Then(Closed("2023-01-01", "2023-09-30", "2023-10-01", position: 7));
        var chain = closed.ApplyTo(PeriodChain.Initial);
        chain = Value("2023-01-01", "2023-08-31", "2023-09-15", Rate).ApplyTo(chain);
        chain = Reopened("2023-10-01").ApplyTo(chain);
        chain = Closed("2023-01-01", "2023-08-31", "2023-10-02", 9).ApplyTo(chain);
        Assert.Equal([3, 9], chain.Periods.Select(period => period.Position));
        Assert.Equal("75,7 %", Assert.Single(chain.Periods[0].Values).Shown.Value);
        Assert.Equal(Day("2023-10-01"), chain.Periods[0].ReopenedOn);
        Assert.Equal("phu-tho/2023-01-01..2023-08-31", chain.Last!.Id);
        Assert.Equal("unit:phu-tho", chain.Last.Scope.Text);
    }

    [Fact]
    public void Only_the_last_closed_period_is_reopened()
    {
        var first = Closed("2023-01-01", "2023-08-31", "2023-09-15");
        var second = Closed("2023-09-01", "2023-12-31", "2024-01-15");
        Given(first, second).When(Reopen("2023-01-01", "2023-08-31", "2024-02-01"))
            .ThenRefused(ReopenPeriod.NotLast);
        Given(first, second).When(Reopen("2023-01-01", "2023-08-31", "2023-12-01"))
            .ThenLaterFactStands(2, ClosePeriod.OutOfOrder);
        Given(first).When(Reopen("2023-01-01", "2023-07-31", "2023-10-01"))
            .ThenRefused(ReopenPeriod.NotClosed);
        Given(first, Reopened("2023-10-01"))
            .When(Reopen("2023-01-01", "2023-08-31", "2023-10-02"))
            .ThenRefused(ReopenPeriod.NotClosed);
        Nothing.When(Reopen("2023-01-01", "2023-08-31", "2023-10-01"))
            .ThenRefused(ReopenPeriod.NotClosed);
    }

    [Fact]
    public void A_value_stands_only_with_its_closing() => Assert.Same(
        ReopenPeriod.NotClosed,
        Value("2023-01-01", "2023-08-31", "2023-09-15", Rate)
            .CannotFollow(PeriodChain.Initial)!.Rule);

    private static ClosePeriod Close(string from, string to, string on) =>
        new(Day(from), Day(to), Day(on), PhuTho) { Seal = new(3, Root, [Members, Rate]) };

    private static ReopenPeriod Reopen(string from, string to, string on) =>
        new(Day(from), Day(to), Day(on), Reason, PhuTho);

    private static PeriodClosed Closed(string from, string to, string on, long position = 3) =>
        new(PhuTho, Day(from), Day(to), Day(on), position, Root);

    private static PeriodReopened Reopened(string on) =>
        new(PhuTho, Day("2023-01-01"), Day("2023-08-31"), Day(on), Reason);

    private static PeriodValueSealed Value(string from, string to, string on, SealedValue value) =>
        new(
            PhuTho, Day(from), Day(to), Day(on), value.Indicator, value.Version, value.Facet,
            value.Numerator, value.Denominator, value.Value, value.Shown);
}
