using CoopLedger.Domain.Facts;
using static CoopLedger.Indicators.Tests.Plans.DakLak;

namespace CoopLedger.Indicators.Tests.Plans;

/// <summary>Which target a scope is asked about.</summary>
public sealed class TargetChoiceTests
{
    private const string Today = "2023-09-20";

    [Fact]
    public void Without_a_target_there_is_nothing_to_attain()
    {
        var answer = Shelf().Ask("target-attainment", Today, Where);
        Assert.Null(answer.Value);
        Assert.Contains("no plan", answer.Absent!.English, StringComparison.Ordinal);
        Assert.False(answer.RestsOnFacts);
    }

    [Theory]
    [InlineData("nation", Today)]
    [InlineData("unit:dak-nong", Today)]
    [InlineData("unit:dak-lak+unit:dak-nong", Today)]
    [InlineData("cluster:dak-lak", Today)]
    [InlineData(Where, "2020-12-31")]
    [InlineData(Where, "2026-01-01")]
    public void A_plan_is_of_its_own_place_and_period(string scope, string to) =>
        Assert.Null(Shelf(Target(211)).Ask("target-attainment", to, scope).Value);

    [Fact]
    public void A_plan_without_a_unit_is_the_nations()
    {
        var shelf = Shelf().Record(
            "plan-nation", Adopted("nation", null), Target(426, plan: "nation"));
        Assert.Equal(Bounds.Exactly(50), shelf.Ask("target-attainment", Today).Value);
    }

    [Fact]
    public void Of_several_targets_none_is_picked_and_all_are_named()
    {
        var shelf = Several();
        var answer = shelf.Ask("target-attainment", Today, Where);
        Assert.Null(answer.Value);
        Assert.Contains(
            "ktt/htx-moi (founded[cooperative]), ktt/lop (training-classes)",
            answer.Absent!.English, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("target:htx-moi", 211)]
    [InlineData("founded", 211)]
    [InlineData("plan:ktt+founded", 211)]
    [InlineData("training-classes", 100)]
    [InlineData("plan:de-an", 300)]
    public void A_facet_says_which_one_is_meant(string facet, long target)
    {
        var answer = Several().Ask("target-attainment", Today, Where, facet: facet);
        Assert.Equal(Bounds.Exactly(target), answer.Denominator);
    }

    [Fact]
    public void A_choice_that_nothing_answers_names_what_there_is()
    {
        var answer = Several().Ask("target-attainment", Today, Where, facet: "plan:khac");
        Assert.Contains("ktt/lop", answer.Absent!.English, StringComparison.Ordinal);
        Assert.Throws<FormatException>(
            () => Several().Ask("target-attainment", Today, Where, facet: "cooperative"));
    }

    [Theory]
    [InlineData("target-attainment")]
    [InlineData("target-pace")]
    [InlineData("no-such-thing")]
    public void A_target_of_an_attainment_or_of_nothing_is_not_measured(string indicator)
    {
        var shelf = Shelf(Target(100, indicator: indicator, facet: null));
        var answer = shelf.Ask("target-attainment", Today, Where);
        Assert.Null(answer.Value);
        Assert.Contains("cannot be measured", answer.Absent!.English, StringComparison.Ordinal);
    }

    [Fact]
    public void An_actual_that_is_absent_says_why()
    {
        var shelf = Shelf(Target(90, indicator: "membership-rate", facet: null));
        var answer = shelf.Ask("target-attainment", Today, Where);
        Assert.Null(answer.Value);
        Assert.Contains("denominator", answer.Absent!.English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_target_for_a_stock_is_measured_on_the_day()
    {
        var shelf = Shelf(Target(800, indicator: "registered")).Record(
            "total-d", new Book().Total("registered", 600, "2020-12-31", "dak-lak"));
        Assert.Equal(Bounds.Exactly(75), shelf.Ask("target-attainment", Today, Where).Value);
    }

    [Fact]
    public void A_plan_that_was_reversed_is_none()
    {
        var shelf = new Shelf().Record("plan-ktt", (Event[])[Ktt, Target(211)]);
        shelf.Record("plan-ktt", new Domain.Corrections.FactReversed(
            new Guid(2, 0, 0, new byte[8]), 2, Target(211), Book.Day(Today), new("nhầm"), false));
        Assert.Null(shelf.Ask("target-attainment", Today, Where).Value);
        Assert.NotNull(shelf.Ask("target-attainment", Today, Where, knownBy: 2).Value);
    }

    [Fact]
    public void The_first_version_is_known_from_publications_alone()
    {
        var answer = Shelf(Target(211)).Ask("target-attainment@1", Today, Where);
        Assert.Equal(1, answer.Indicator.Version);
        Assert.Equal("reported-only", answer.Indicator.Nature);
        Assert.Null(answer.Value);
    }

    private static Shelf Several() =>
        Shelf(
            Target(211), Target(100, id: "lop", indicator: "training-classes", facet: null))
        .Record(
            "plan-de-an", Adopted("de-an", "dak-lak"),
            Target(300, id: "mo-hinh", plan: "de-an", indicator: "registered"));
}
