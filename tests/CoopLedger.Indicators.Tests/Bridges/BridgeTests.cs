using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Figures;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Bridges;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Bridges;

public sealed class BridgeTests
{
    private readonly List<Event> _events = [];
    private readonly Book _book = new();

    [Fact]
    public void The_members_of_eight_months_are_opening_and_admissions()
    {
        Record(_book.Total("members", 392, "2022-12-31"));
        Record([.. Enumerable.Range(1, 23).Select(i => Admitted($"htx-{i}", "2023-05-10"))]);
        var part = Assert.Single(Between("members", "2022-12-31", "2023-08-31").Parts);
        Assert.Equal(Bounds.Exactly(392), part.Opening);
        Assert.Equal(Bounds.Exactly(415), part.Closing);
        Assert.Equal("Movement MemberAdmitted 23", Lines(part));
        Assert.Equal(23, part.Lines[0].Positions.Length);
        Assert.Equal((Rational)0, part.Remainder);
    }

    [Fact]
    public void What_was_learnt_late_restated_or_taken_back_is_told_apart()
    {
        Record(_book.Total("members", 100, "2022-12-31"), Admitted("a", "2023-02-01"));
        var known = _book.Position;
        Record(
            Admitted("b", "2022-11-01"), _book.Total("members", 7, "2022-12-31"),
            Admitted("c", "2023-03-01"));
        Record(Reversal(2));
        var part = Assert.Single(
            Between("members", "2022-12-31", "2023-12-31", knownFrom: known).Parts);
        Assert.Equal(Bounds.Exactly(100), part.Opening);
        Assert.Equal(
            "Movement MemberAdmitted 2, LateFact MemberAdmitted 1, Restatement TotalRecorded 7, "
                + "Correction MemberAdmitted -1",
            Lines(part));
        Assert.Equal(Bounds.Exactly(109), part.Closing);
        Assert.Equal((Rational)0, part.Remainder);
    }

    [Fact]
    public void The_effects_of_numerator_and_denominator_add_up_to_the_change_of_a_rate()
    {
        Record(_book.Total("members", 392, "2022-12-31"), _book.Total("active", 512, "2022-12-31"));
        Record([.. Enumerable.Range(1, 23).Select(i => Admitted($"m{i}", "2023-05-10"))]);
        Record([.. Enumerable.Range(1, 36).Select(i => Founded($"f{i}", "2023-05-10"))]);
        var bridge = Between("membership-rate", "2022-12-31", "2023-08-31");
        Assert.Equal(2, bridge.Parts.Length);
        Assert.All(bridge.Parts, part => Assert.Equal((Rational)0, part.Remainder));
        Assert.Equal(
            bridge.Closing.Value!.Value.Low - bridge.Opening.Value!.Value.Low,
            bridge.NumeratorEffect + bridge.DenominatorEffect);
        Assert.Equal(new Rational(2300, 512), bridge.NumeratorEffect);
    }

    /// <summary>Trap 11: real reports do not balance, and the difference is shown.</summary>
    [Fact]
    public void A_published_change_that_the_events_do_not_explain_leaves_a_remainder()
    {
        Record(_book.Total("registered", 662, "2022-12-31"));
        Record([.. Enumerable.Range(1, 36).Select(i => Founded($"f{i}", "2023-05-10"))]);
        Record(Figure("a", "662 HTX", "2022-12-31"), Figure("b", "700 HTX", "2023-08-31"));
        var bridge = Between("registered", "2022-12-31", "2023-08-31");
        Assert.Equal((Rational)0, Assert.Single(bridge.Parts).Remainder);
        var published = Assert.Single(bridge.WithPublished(_book.Projection).Parts);
        Assert.Equal(Bounds.Exactly(700), published.Closing);
        Assert.Equal((Rational)2, published.Remainder);
    }

    [Fact]
    public void A_distinct_count_is_moved_by_the_first_time_only()
    {
        Record(Paid("l1", "2023-01-10"), Paid("l2", "2023-02-10"));
        Record(Paid("l1", "2023-03-10", tranche: 2), Paid("l3", "2023-03-11"));
        var part = Assert.Single(Between("loan-projects", "2023-02-28", "2023-03-31").Parts);
        Assert.Equal(Bounds.Exactly(2), part.Opening);
        Assert.Equal("Movement LoanDisbursed 1", Lines(part));
        Assert.Equal(Bounds.Exactly(3), part.Closing);
        Assert.Equal((Rational)0, part.Remainder);
    }

    [Fact]
    public void An_interval_leaves_the_remainder_open()
    {
        Record(_book.Total(
            "loan-amount", 226_000_000_000, "2023-06-30", precision: TotalPrecision.AtLeast));
        var part = Assert.Single(Between("loan-amount", "2022-12-31", "2023-12-31").Parts);
        Assert.Null(part.Remainder);
        Assert.Equal("Total TotalRecorded 226000000000", Lines(part));
    }

    [Fact]
    public void Every_indicator_can_be_bridged()
    {
        Record(_book.Total("members", 392, "2022-12-31"), _book.Total("active", 512, "2022-12-31"));
        Record(Founded("a", "2023-01-10"), Admitted("a", "2023-01-10"), Paid("l1", "2023-01-10"));
        Assert.NotEmpty(Catalogue.All);
        foreach (var indicator in Catalogue.All)
        {
            var bridge = Between(indicator.Code.Text, "2023-01-01", "2023-08-31", "2021-01-01");
            Assert.All(bridge.Parts, part => Assert.True(
                part.Remainder is null || part.Remainder == 0, $"{indicator}: {part.Remainder}"));
        }
    }

    private static string Lines(BridgePart part) => string.Join(", ", part.Lines.Select(
        line => $"{line.Kind} {line.Event.Name} {line.Amount}"));

    private static FigureReported Figure(string id, string printed, string on) => new(
        new(id), new("registered"), Scope.Parse("unit:phu-tho"), Day(on), null, new(printed),
        null, null);

    private void Record(params Event[] events)
    {
        _events.AddRange(events);
        _book.Record(events);
    }

    private FactReversed Reversal(int position) => new(
        Guid.Empty, position, _events[position - 1], Day("2023-12-31"), new("nhầm"), false);

    private Bridge Between(
        string indicator, string from, string to, string? since = null,
        long knownFrom = long.MaxValue) => Bridge.Between(
            _book.Ask(indicator, "unit:phu-tho", since, from, knownFrom),
            _book.Ask(indicator, "unit:phu-tho", since, to), KindAt);

    private EventKind KindAt(long position)
    {
        var fact = _events[(int)position - 1];
        var entered = fact is FactReversed reversal ? reversal.Reversed : fact;
        return new(
            entered.GetType().Name, Labels.Of("x", "x"), fact is FactReversed,
            fact is TotalRecorded);
    }
}
