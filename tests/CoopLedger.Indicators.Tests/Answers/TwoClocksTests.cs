using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Answers;

public sealed class TwoClocksTests
{
    private static readonly Event[] Log =
    [
        Founded("a", "2022-03-01"), Founded("b", "2022-05-01"), Founded("c", "2022-02-01"),
        Dissolved("b", "2023-01-15"), Admitted("a", "2022-04-01"),
    ];

    private static Book Recorded => new Book().Record(Log);

    [Fact]
    public void A_stock_is_the_balance_at_the_end_of_its_day()
    {
        Assert.Equal(0, Recorded.Value("registered", to: "2022-01-31"));
        Assert.Equal(1, Recorded.Value("registered", to: "2022-02-01"));
        Assert.Equal(3, Recorded.Value("registered", to: "2023-01-14"));
        Assert.Equal(2, Recorded.Value("registered", to: "2023-01-15"));
        Assert.Equal(2, Recorded.Value("registered", from: "2023-06-01"));
    }

    [Fact]
    public void A_flow_is_the_sum_over_its_window_with_both_ends()
    {
        Assert.Equal(3, Recorded.Value("founded"));
        Assert.Equal(2, Recorded.Value("founded", from: "2022-03-01", to: "2022-05-01"));
        Assert.Equal(1, Recorded.Value("founded", from: "2022-03-02", to: "2022-05-01"));
        Assert.Equal(1, Recorded.Value("founded", from: "2022-03-01", to: "2022-04-30"));
        Assert.Equal(1, Recorded.Value("dissolved", from: "2023-01-01"));
    }

    [Fact]
    public void What_was_known_at_a_position_leaves_later_records_out()
    {
        Assert.Equal(2, Recorded.Value("founded", knownBy: 2));
        Assert.Equal(0, Recorded.Value("registered", to: "2022-02-28", knownBy: 2));
        Assert.Equal(1, Recorded.Value("registered", to: "2022-02-28", knownBy: 3));
        Assert.Equal(3, Recorded.Value("registered", knownBy: 3));
    }

    [Fact]
    public void A_reversal_acts_on_the_day_of_the_fact_from_its_own_position_on()
    {
        var book = Recorded.Reverse(3);
        Assert.Equal(0, book.Value("registered", to: "2022-02-01"));
        Assert.Equal(1, book.Value("registered", to: "2022-02-01", knownBy: 5));
        Assert.Equal(2, book.Value("founded"));
    }

    [Fact]
    public void Suspensions_and_dissolutions_leave_what_is_active()
    {
        var book = Recorded.Record(
            new OperationsSuspended(
                new("a"), Day("2022-06-01"), new("phu-tho"), OrganisationKind.Cooperative, null),
            new OperationsResumed(
                new("a"), Day("2022-08-01"), new("phu-tho"), OrganisationKind.Cooperative),
            new OperationsSuspended(
                new("c"), Day("2022-09-01"), new("phu-tho"), OrganisationKind.Cooperative, null),
            Dissolved("c", "2022-12-01", wasActive: false));
        Assert.Equal(2, book.Value("active", to: "2022-06-01"));
        Assert.Equal(1, book.Value("dormant", to: "2022-06-01"));
        Assert.Equal(3, book.Value("active", to: "2022-08-01"));
        Assert.Equal(2, book.Value("active", to: "2022-12-01"));
        Assert.Equal(0, book.Value("dormant", to: "2022-12-01"));
        Assert.Equal(1, book.Value("active"));
    }

    [Fact]
    public void An_answer_is_explained_by_its_postings()
    {
        var answer = Recorded.Ask("membership-rate", "unit:phu-tho", to: "2022-12-31");
        var first = answer.Contributions[0];
        Assert.Equal(
            ("denominator", "active/phu-tho/cooperative", 1),
            (first.Part, first.AccountName, first.Posting.Amount));
        Assert.Equal(
            "1 2 3 5",
            string.Join(' ', answer.Contributions.Select(item => item.Posting.Position)));
        Assert.Equal("1/3", answer.Exact);
    }
}
