using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Formulas;

public sealed class FormulaTests
{
    private static Book Foundings(int count) => new Book().Record(
        Enumerable.Range(0, count).Select(i => Founded($"htx-{i}", "2022-06-01")));

    [Theory]
    [InlineData("2021-01-01", "2023-09-30", 33, 12)]
    [InlineData("2021-01-01", "2023-12-31", 3, 1)]
    [InlineData("2023-01-01", "2023-01-31", 1, 12)]
    [InlineData("2023-01-01", "2023-01-01", 1, 372)]
    [InlineData("2024-01-31", "2024-02-28", 1, 12)]
    [InlineData("2023-03-15", "2024-03-14", 1, 1)]
    [InlineData("2023-01-15", "2023-02-28", 3, 24)]
    public void Elapsed_years_are_whole_months_and_parts_of_the_last(
        string from, string to, int numerator, int denominator) =>
        Assert.Equal(
            Bounds.Exactly(new(numerator, denominator)),
            new Book().Ask("founded-per-year-elapsed", from: from, to: to).Denominator);

    [Fact]
    public void Foundings_a_year_are_over_the_calendar_years_or_the_time_that_passed()
    {
        var book = Foundings(213);
        var elapsed = book.Ask("founded-per-year-elapsed", from: "2021-01-01", to: "2023-09-30");
        Assert.Equal(new Rational(852, 11), elapsed.Value!.Value.Low);
        Assert.Equal("77,5", Display.Value(elapsed, vietnamese: true));
        Assert.Equal("213/(11/4)", elapsed.Exact);
        Assert.Equal(71, book.Value("founded-per-year", from: "2021-01-01", to: "2023-09-30"));
    }

    [Fact]
    public void Foundings_a_year_need_the_first_day_of_their_window()
    {
        Assert.Null(Foundings(1).Ask("founded-per-year").Value);
        Assert.Null(Foundings(1).Ask(
            "founded-per-year-elapsed", from: "2024-01-01", to: "2023-01-01").Value);
    }

    [Fact]
    public void Growth_compares_with_the_day_before_the_window()
    {
        var book = new Book();
        book.Record(book.Total("registered", 200, "2021-12-31"), Founded("a", "2022-01-01"));
        Assert.Equal(
            new(1, 2), book.Value("registered-growth", from: "2022-01-01", to: "2022-12-31"));
        Assert.Equal(0, book.Value("registered-growth", from: "2022-01-02", to: "2022-12-31"));
        Assert.Null(book.Ask("registered-growth", to: "2022-12-31").Value);
        Assert.Null(book.Ask("registered-growth", from: "2021-12-31").Value);
    }

    [Fact]
    public void Growth_of_what_is_not_exactly_known_is_absent()
    {
        var book = new Book();
        book.Record(book.Total("members", 200, "2021-12-31", precision: TotalPrecision.AtLeast));
        var answer = book.Ask("members-growth", from: "2022-01-01");
        Assert.Null(answer.Value);
        Assert.NotNull(answer.Absent);
    }

    [Fact]
    public void Rates_count_cooperatives_unions_and_credit_funds_unless_asked_otherwise()
    {
        var book = new Book();
        book.Record(Kinds("a"));
        book.Record(Admitted("a-cooperative"), Admitted("a-group", kind: OrganisationKind.Group));
        Assert.Equal(new(100, 3), book.Value("membership-rate"));
        Assert.Equal(100, book.Value("membership-rate", facet: "group"));
        Assert.Equal(2, book.Value("members"));
        Assert.Equal(5, book.Value("active"));
    }

    [Fact]
    public void Distinct_projects_are_counted_once_over_tranches_and_in_each_window()
    {
        var book = new Book().Record(
            Paid("vay-1", "2023-01-10"), Paid("vay-1", "2023-02-10", tranche: 2),
            Paid("vay-1", "2023-05-10", tranche: 3), Paid("vay-2", "2023-02-20"));
        Assert.Equal(2, book.Value("loan-projects"));
        Assert.Equal(4, book.Value("loans"));
        Assert.Equal(1, book.Value("loan-projects", to: "2023-01-31"));
        Assert.Equal(2, book.Value("loan-projects", from: "2023-02-01", to: "2023-02-28"));
        Assert.Equal(1, book.Value("loan-projects", from: "2023-03-01"));
        Assert.Equal(1_200_000_000, book.Value("loan-amount"));
        Assert.Equal(300_000_000, book.Value("average-loan"));
    }

    [Fact]
    public void A_project_is_counted_once_over_places_and_sources()
    {
        var book = new Book().Record(
            Paid("vay-1", "2023-01-10"),
            Paid("vay-1", "2023-02-10", tranche: 2, unit: "hoa-binh"));
        Assert.Equal(1, book.Value("loan-projects"));
        Assert.Equal(1, book.Value("loan-projects", "unit:phu-tho"));
        Assert.Equal(1, book.Value("loan-projects", "unit:hoa-binh"));
        Assert.Equal(1, book.Value("loan-projects", "unit:phu-tho+unit:hoa-binh"));
    }

    [Fact]
    public void A_project_whose_payments_were_all_taken_back_in_the_window_is_not_counted()
    {
        var book = new Book().Record(
            Paid("vay-1", "2023-01-10"), TakenBack("vay-1", "2023-03-01"),
            Paid("vay-2", "2023-01-10"), Paid("vay-2", "2023-02-10", tranche: 2),
            TakenBack("vay-2", "2023-03-01"));
        Assert.Equal(1, book.Value("loan-projects"));
        Assert.Equal(2, book.Value("loan-projects", to: "2023-02-28"));
        Assert.Equal(0, book.Value("loan-projects", from: "2023-03-01"));
        Assert.Equal(1, book.Value("loans"));
        Assert.Equal(-2, book.Value("loans", from: "2023-03-01"));
        Assert.Equal(300_000_000, book.Value("loan-amount"));
    }

    [Fact]
    public void Totals_of_projects_add_to_those_that_are_known_one_by_one()
    {
        var book = new Book();
        book.Record(
            Paid("vay-1", "2023-01-10"), Paid("vay-1", "2023-02-10", tranche: 2),
            book.Total("loan-projects", 43, "2023-08-31", facet: "provincial-alliance-fund"),
            book.Total("loan-projects", 2, "2023-08-31", precision: TotalPrecision.AtLeast));
        Assert.Equal(Bounds.AtLeast(46), book.Ask("loan-projects").Value);
    }

    [Fact]
    public void Classes_participations_and_support_have_their_averages()
    {
        var book = new Book();
        book.Record(
            new TrainingHeld(
                new("l"), Day("2023-05-01"), null, new("phu-tho"), new(12), new(695),
                TrainingRole.Organiser, null),
            book.Total("support-instances", 10, facet: "machinery"),
            book.Total("support-instances", 3, facet: "new-cooperative"),
            book.Total("support-amount", 1_300_000_000),
            book.Total("founded", 6));
        Assert.Equal(new(695, 12), book.Value("participations-per-class"));
        Assert.Equal(100_000_000, book.Value("support-per-instance"));
        Assert.Equal(50, book.Value("support-coverage"));
    }

    [Fact]
    public void What_is_only_reported_has_no_value_and_says_why()
    {
        var answer = new Book().Ask("collective-economy-share");
        Assert.Null(answer.Value);
        Assert.StartsWith("It is known from publications", answer.Absent!.English);
    }

    [Fact]
    public void A_total_of_no_measure_is_a_fault_that_names_its_position()
    {
        var book = new Book();
        var fault = Assert.Throws<InvalidOperationException>(() =>
            book.Record(Founded("a"), book.Total("membership-rate", 1)));
        Assert.StartsWith("Position 2: ", fault.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<Event> Kinds(string prefix) => Enum.GetValues<OrganisationKind>()
        .Select(kind => Founded($"{prefix}-{kind}".ToLowerInvariant(), kind: kind));
}
