using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Periods;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Training;
using CoopLedger.Indicators.Periods;
using CoopLedger.Indicators.Registers;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Periods;

/// <summary>Trap 17: what is entered after the seal restates the period, and the seal stays.
/// </summary>
public sealed class RestatementTests
{
    private static readonly SealedPeriod Year = Sealed("2022-01-01", "2022-12-31");

    [Theory]
    [InlineData("2021-05-01", true)] // A stock counts all days up to the end.
    [InlineData("2022-12-31", true)]
    [InlineData("2023-01-01", false)]
    public void A_fact_is_late_when_it_posts_to_a_day_up_to_the_end(string on, bool isLate) =>
        Assert.Equal(isLate, IsLate(Founded("a", on)));

    [Theory]
    [InlineData("2021-12-31", false)] // A flow counts the days of the period alone.
    [InlineData("2022-01-01", true)]
    [InlineData("2022-12-31", true)]
    [InlineData("2023-01-01", false)]
    public void A_flow_is_late_inside_the_period_alone(string on, bool isLate) =>
        Assert.Equal(isLate, IsLate(new TrainingHeld(
            new("t"), Day(on), null, new("phu-tho"), new(1), new(30), TrainingRole.Organiser,
            null, null, null)));

    [Fact]
    public void A_fact_at_or_before_the_seal_is_in_time()
    {
        Assert.Empty(LateFacts.For(Founded("a"), Year.Position, [Year]));
        Assert.Single(LateFacts.For(Founded("a"), Year.Position + 1, [Year]));
        Assert.Empty(LateFacts.For(Founded("a"), 99, []));
    }

    [Fact]
    public void A_fact_of_another_unit_is_late_for_the_nation_alone()
    {
        var elsewhere = Founded("a", "2022-02-02", "hoa-binh");
        Assert.False(IsLate(elsewhere));
        Assert.Single(LateFacts.For(elsewhere, 99, [Year, Year with { Unit = null }]));
        var cluster = new Book().Total("members", 5, "2022-02-02", "cluster:c");
        Assert.Equal("nation", Assert.Single(
            LateFacts.For(cluster, 99, [Year, Year with { Unit = null }])).ScopeText);
    }

    [Fact]
    public void A_reversal_is_late_by_the_day_of_what_it_reverses()
    {
        Assert.True(IsLate(Reversal(Paid("l", "2022-06-01"), "2023-05-01")));
        Assert.False(IsLate(Reversal(Paid("l", "2023-06-01"), "2022-05-01")));
    }

    [Fact]
    public void A_figure_counts_nothing_and_is_never_late() =>
        Assert.False(IsLate(new Domain.Figures.FigureReported(
            new("f"), new("members"), Domain.Places.Scope.Nation, Day("2022-05-01"), null,
            new("3"), null, null)));

    [Fact]
    public void Published_and_restated_stand_side_by_side_with_what_came_late()
    {
        var book = new Book().Record(Admitted("a"), Admitted("b"));
        var period = Year with
        {
            Position = book.Position,
            Values = Values(book, Year),
        };
        book.Record(Admitted("c"), Paid("l", "2022-06-01"), Admitted("d", "2023-01-01"))
            .Reverse(2);
        var restated = Restatement.Of(book.Projection, period, long.MaxValue);
        var members = Value(restated, "members");
        Assert.Equal(("2", 2, 0), (members.Published!.Shown.Value, members.Restated!.Rounded,
            members.Difference));
        Assert.Equal<LateEntry>([new(3, null), new(6, 2)], members.Late);
        Assert.Equal((1, 1, false), (members.LateFacts, members.Reversals, members.HasChanged));
        var loans = Value(restated, "loans");
        Assert.Null(loans.Published);
        Assert.True(loans.HasChanged);
        Assert.False(loans.IsRedefined);
        Assert.Equal<LateEntry>([new(3, null), new(4, null), new(6, 2)], restated.Late);
    }

    [Fact]
    public void What_was_restated_is_known_by_a_position_too()
    {
        var book = new Book().Record(Admitted("a"));
        var period = Year with { Position = 1, Values = Values(book, Year) };
        book.Record(Admitted("b"), Admitted("c"));
        Assert.Equal(1, Value(
            Restatement.Of(book.Projection, period, 2), "members").Difference);
        Assert.Equal(2, Value(
            Restatement.Of(book.Projection, period, 3), "members").Difference);
    }

    // Trap 16
    [Fact]
    public void Facts_of_one_day_in_any_order_restate_to_one_value_to_the_end_of_the_day()
    {
        Event[] facts = [Admitted("b", "2022-12-31"), Founded("c", "2022-12-31")];
        foreach (var order in (Event[][])[facts, [.. facts.Reverse()]])
        {
            var book = new Book().Record(Admitted("a"));
            var period = Year with { Position = 1, Values = Values(book, Year) };
            book.Record(order);
            var restated = Restatement.Of(book.Projection, period, long.MaxValue);
            Assert.Equal(1, Value(restated, "members").Difference);
            Assert.Equal(1, Value(restated, "founded").Restated!.Rounded);
        }
    }

    // Trap 16
    [Fact]
    public void A_seal_answers_what_was_known_at_its_position_and_never_what_was_true_on_a_day()
    {
        var book = new Book().Record(Admitted("a"));
        var period = Year with { Position = 1, Values = Values(book, Year) };
        book.Record(Admitted("b", "2022-06-01"));
        Assert.Equal(2, book.Value("members", to: "2022-12-31"));
        Assert.Equal(1, book.Value("members", to: "2022-12-31", knownBy: period.Position));
        Assert.Equal("1", period.Values.Single(
            value => value.Indicator.Text == "members").Shown.Value);
    }

    [Fact]
    public void Another_version_or_an_indicator_that_is_gone_is_flagged()
    {
        var book = new Book().Record(Admitted("a"));
        var sealedOne = Assert.Single(
            Values(book, Year), value => value.Indicator.Text == "members");
        var period = Year with
        {
            Position = 1,
            Values =
            [
                sealedOne with { Version = 2 }, sealedOne with { Indicator = new("gone") },
            ],
        };
        var restated = Restatement.Of(book.Projection, period, long.MaxValue);
        Assert.True(Value(restated, "members").IsRedefined);
        var gone = Value(restated, "gone");
        Assert.Null(gone.Restated);
        Assert.True(gone.IsRedefined && gone.HasChanged);
    }

    [Fact]
    public void A_value_with_two_ends_is_sealed_with_both_and_has_no_difference()
    {
        var book = new Book();
        book.Record(
            book.Total("loan-amount", 226, "2022-05-01", precision: TotalPrecision.AtLeast),
            book.Total("admitted", 5, "2022-05-01", precision: TotalPrecision.AtMost),
            book.Total("loans", 7, "2022-05-01", precision: TotalPrecision.About));
        var period = Year with { Position = 3, Values = Values(book, Year) };
        Assert.Equal(">=226", Numerator("loan-amount"));
        Assert.Equal("0..5", Numerator("admitted"));
        Assert.Equal("~7", Numerator("loans"));
        var restated = Restatement.Of(book.Projection, period, long.MaxValue);
        Assert.Null(Value(restated, "loan-amount").Difference);
        Assert.False(Value(restated, "loan-amount").HasChanged);

        string Numerator(string indicator) =>
            period.Values.Single(value => value.Indicator.Text == indicator).Numerator!.Value;
    }

    [Fact]
    public void The_register_tells_every_seal_and_finds_the_one_in_force()
    {
        var projection = new Projection();
        var closed = new PeriodClosed(
            new("phu-tho"), Year.From, Year.To, Day("2023-01-05"), 0, new("e3b0"));
        Event[] chain =
        [
            closed,
            new PeriodReopened(
                new("phu-tho"), Year.From, Year.To, Day("2023-02-01"), new("bổ sung")),
            closed with { On = Day("2023-03-01"), Position = 2 },
        ];
        foreach (var (fact, i) in chain.Select((fact, i) => (fact, i)))
        {
            projection.Apply(
                new("period-phu-tho"), new Fact(fact, new Guid(i, 0, 0, new byte[8]), i + 1));
        }

        var register = new PeriodRegister();
        var rows = register.Rows(projection, Day("2023-12-31"), long.MaxValue).ToList();
        Assert.Equal("reopened closed", string.Join(' ', rows.Select(row => row.Cells[^1].Value)));
        Assert.Equal("1 2, 3", string.Join(
            ", ", rows.Select(row => string.Join(' ', row.Positions))));
        Assert.All(rows, row => Assert.Equal(register.Columns.Length, row.Cells.Length));
        Assert.Single(register.Rows(projection, Day("2023-01-31"), long.MaxValue));
        Assert.Equal(2, PeriodRegister.Find(projection, Year.Id, 3)!.Position);
        Assert.True(PeriodRegister.Find(projection, Year.Id, 2)!.IsReopened);
        Assert.Null(PeriodRegister.Find(projection, "nation/x", 3));
    }

    private static SealedPeriod Sealed(string from, string to) => new(
        new("phu-tho"), Day(from), Day(to), Day(to), 7, new("e3b0"), [], null);

    private static bool IsLate(Event fact) => LateFacts.For(fact, 99, [Year]).Length == 1;

    private static FactReversed Reversal(Event fact, string on) =>
        new(Guid.Empty, 1, fact, Day(on), new("nhầm"), false);

    private static System.Collections.Immutable.ImmutableArray<PeriodValueSealed> Values(
        Book book, SealedPeriod period) =>
    [
        .. SealedValues.Of(
            book.Projection, period.Scope, period.From, period.To, book.Position)
            .Select(value => new PeriodValueSealed(
                period.Unit, period.From, period.To, period.ClosedOn, value.Indicator,
                value.Version, value.Facet, value.Numerator, value.Denominator, value.Value,
                value.Shown)),
    ];

    private static RestatedValue Value(Restatement restatement, string indicator) =>
        Assert.Single(restatement.Values, value => value.Code.Text == indicator);
}
