using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Answers;

/// <summary>The same question on the boundaries of another day (trap 36).</summary>
public sealed class BoundaryTests
{
    private const string Cluster = "cluster:trung-du";

    private static readonly Boundaries Of2023 = Boundaries.On(Day("2023-08-31"));
    private static readonly Boundaries Of2025 = Boundaries.On(Day("2025-07-01"));

    private static readonly string[] Six =
        ["hai-duong", "quang-ninh", "bac-giang", "vinh-phuc", "bac-ninh", "hung-yen"];

    private static Book Provinces() => new Book().Record(
        Founded("a", unit: "phu-tho"), Founded("b", unit: "hoa-binh"),
        Founded("c", unit: "hai-duong"), Founded("d", unit: "quang-ninh"),
        Founded("e", unit: "thua-thien-hue"));

    private static Book TheCluster()
    {
        var book = new Book();
        return book.Record(
            [
                Formed(), .. Six.Select(unit => Joined(unit)),
                book.Total("members", 2_116, "2023-01-01", Cluster),
                book.Total("members", 61, "2023-12-01", Cluster),
                Founded("g", unit: "bac-giang"), Founded("n", unit: "bac-ninh"),
            ]);
    }

    private static Answer Ask(
        Book book, string indicator, string scope, Boundaries boundaries,
        string to = "2023-12-31", string? from = null) => book.Projection.Ask(
            Catalogue.Find(new(indicator))!,
            new(Scope.Parse(scope), from is null ? null : Day(from), Day(to))
            {
                Boundaries = boundaries,
            });

    private static Rational? Value(
        Book book, string indicator, string scope, Boundaries boundaries,
        string to = "2023-12-31", string? from = null)
    {
        var answer = Ask(book, indicator, scope, boundaries, to, from);
        Assert.Equal(answer.Value is null, answer.Absent is not null);
        return answer.Value?.Low;
    }

    private static string Reason(Answer answer, string code = Boundaries.NotRestatable)
    {
        Assert.Null(answer.Value);
        Assert.Empty(answer.Contributions);
        Assert.Contains(answer.Warnings, warning =>
            warning.Code == code && warning.Text == answer.Absent);
        return answer.Absent!.English;
    }

    [Fact]
    public void A_province_absorbed_whole_restates_exactly()
    {
        var book = Provinces();
        Assert.Equal(2, Value(book, "registered", "unit:phu-tho-2025", Of2025));
        Assert.Equal(1, Value(book, "registered", "unit:hai-phong-2025", Of2025));
        Assert.Equal(1, Value(book, "registered", "unit:quang-ninh", Of2025));
        Assert.Equal(1, Value(book, "registered", "unit:phu-tho", Of2023));
        Assert.Equal(2, Value(book, "registered", "unit:phu-tho+unit:hoa-binh", Of2023));
    }

    [Fact]
    public void A_province_that_is_no_more_is_not_restatable_and_names_its_successor()
    {
        var reason = Reason(Ask(Provinces(), "registered", "unit:hai-duong", Of2025));
        Assert.Contains("hai-duong", reason, StringComparison.Ordinal);
        Assert.Contains("hai-phong-2025", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_unit_that_is_not_yet_there_is_not_restatable_and_names_what_was() =>
        Assert.Contains(
            "hoa-binh, phu-tho, vinh-phuc",
            Reason(Ask(
                Provinces(), "registered", "unit:phu-tho-2025", Of2023, to: "2025-12-31")),
            StringComparison.Ordinal);

    [Fact]
    public void Then_are_the_units_in_force_on_the_last_day_asked_for()
    {
        var book = Provinces();
        var then = Boundaries.Then;
        Assert.Equal(1, Value(book, "registered", "unit:hai-duong", then));
        Assert.Equal(1, Value(book, "registered", "unit:hai-duong", then, "2025-06-30"));
        Reason(
            Ask(book, "registered", "unit:hai-duong", then, "2025-07-01"), "unit-not-in-force");
        Reason(
            Ask(book, "registered", "unit:phu-tho-2025", then, "2025-06-30"),
            "unit-not-in-force");
        Assert.Equal(2, Value(book, "registered", "unit:phu-tho-2025", then, "2025-07-01"));
    }

    [Fact]
    public void Facts_of_a_later_unit_are_not_split_along_earlier_boundaries()
    {
        var book = Provinces().Record(Founded("f", "2025-08-01", "phu-tho-2025"));
        Assert.Equal(1, Value(book, "registered", "unit:phu-tho", Of2023, "2025-07-31"));
        Assert.Contains(
            "phu-tho-2025",
            Reason(Ask(book, "registered", "unit:vinh-phuc", Of2023, "2025-08-01")),
            StringComparison.Ordinal);
        Assert.Equal(1, Value(book, "registered", "unit:hai-duong", Of2023, "2025-08-01"));
        Assert.Null(Value(book, "active-rate", "unit:vinh-phuc", Of2023, "2025-08-01"));
        Assert.Equal(0, Value(
            book, "founded", "unit:vinh-phuc", Of2023, "2025-12-31", "2025-08-02"));
    }

    [Fact]
    public void Facts_of_a_later_unit_count_when_all_it_is_made_of_is_asked_for()
    {
        var book = Provinces().Record(
            Founded("f", "2025-08-01", "phu-tho-2025"), Founded("h", "2025-02-01", "hue"));
        const string all = "unit:phu-tho+unit:hoa-binh+unit:vinh-phuc";
        Assert.Equal(3, Value(book, "registered", all, Of2023, "2025-08-01"));
        Assert.Equal(2, Value(
            book, "registered", "unit:thua-thien-hue", Of2023, "2025-08-01"));
        Assert.Equal(2, Value(book, "registered", "unit:hue", Of2025, "2025-08-01"));
    }

    [Fact]
    public void The_nation_is_the_same_on_any_boundaries()
    {
        var book = TheCluster();
        foreach (var boundaries in (Boundaries[])[Boundaries.Then, Of2023, Of2025])
        {
            Assert.Equal(2177, Value(book, "members", "nation", boundaries));
            Assert.Equal(2, Value(book, "registered", "nation", boundaries, "2026-01-01"));
        }

        Assert.Equal(new(2177, 34), Value(book, "members-per-unit", "nation", Of2025));
        Assert.Equal(new(2177, 63), Value(book, "members-per-unit", "nation", Of2023));
    }

    // Golden 001-02 and 001-04: the cluster of 2023 has 2.177 members in six provinces.
    [Fact]
    public void The_2177_members_of_the_cluster_are_not_restatable_on_the_boundaries_of_2025()
    {
        var book = TheCluster();
        Assert.Equal(2177, Value(book, "members", Cluster, Boundaries.Then));
        Assert.Equal(2177, Value(book, "members", Cluster, Of2023));
        var answer = Ask(book, "members", Cluster, Of2025);
        var reason = Reason(answer);
        Assert.Contains(
            "wholly inside it: bac-ninh-2025, quang-ninh; ", reason, StringComparison.Ordinal);
        Assert.Contains(
            "outside it, too: hai-phong-2025, hung-yen-2025, phu-tho-2025.", reason,
            StringComparison.Ordinal);
        Assert.Contains(
            "nằm trọn trong cụm: bac-ninh-2025, quang-ninh", answer.Absent!.Vietnamese,
            StringComparison.Ordinal);
        Assert.Null(Value(book, "registered", Cluster, Of2025));
    }

    // G18 to G22 on the cluster as it was.
    [Fact]
    public void The_averages_of_the_cluster_are_those_of_its_six_provinces()
    {
        var book = TheCluster();
        book.Record(book.Total("admitted", 61, "2023-12-01", Cluster, from: "2023-01-02"));
        var then = Boundaries.Then;
        Assert.Equal(2116, Value(book, "members", Cluster, then, "2023-11-30"));
        Assert.Equal(new(6100, 2116), Value(
            book, "members-growth", Cluster, then, "2023-12-01", "2023-11-30"));
        Assert.Equal(new(61, 6), Value(book, "admitted-per-unit", Cluster, then));
        Assert.Equal(new(2177, 6), Value(book, "members-per-unit", Cluster, then));
    }

    [Fact]
    public void A_cluster_whose_units_lie_inside_the_new_ones_restates_but_for_its_totals()
    {
        var book = new Book();
        book.Record(
            Formed(), Joined("bac-giang"), Joined("bac-ninh"), Joined("quang-ninh"),
            Founded("g", unit: "bac-giang"), Founded("n", unit: "bac-ninh"));
        Assert.Equal(2, Value(book, "registered", Cluster, Of2025));
        Assert.Equal(1, Value(book, "founded-per-year", Cluster, Of2025, from: "2022-01-01"));
        Assert.Equal(new(0, 2), Value(book, "members-per-unit", Cluster, Of2025));
        book.Record(book.Total("members", 100, "2023-01-01", Cluster));
        Assert.Contains(
            "not split", Reason(Ask(book, "members", Cluster, Of2025)), StringComparison.Ordinal);
        Assert.Equal(100, Value(book, "members", Cluster, Of2023));
        Assert.Equal(2, Value(book, "registered", Cluster, Of2025));
    }

    [Fact]
    public void A_cluster_with_the_rest_of_its_new_units_named_restates()
    {
        var book = new Book();
        book.Record(
            Formed(), Joined("hai-duong"), Founded("c", unit: "hai-duong"),
            Founded("p", unit: "hai-phong"));
        Assert.Null(Value(book, "registered", Cluster, Of2025));
        Assert.Equal(2, Value(book, "registered", $"{Cluster}+unit:hai-phong-2025", Of2025));
    }

    // I15: the cluster is named after the midlands, has delta provinces and not Phú Thọ.
    [Fact]
    public void A_cluster_is_no_region()
    {
        var book = TheCluster().Record(Founded("p", unit: "phu-tho"));
        Assert.Equal(2, Value(book, "registered", Cluster, Boundaries.Then));
        Assert.DoesNotContain("phu-tho", Six, StringComparer.Ordinal);
    }

    [Fact]
    public void A_unit_on_new_boundaries_is_told_of_a_cluster_total_that_it_has_no_part_of() =>
        Assert.Contains(
            Ask(TheCluster(), "members", "unit:bac-ninh-2025", Of2025).Warnings,
            warning => warning.Code == "cluster-total-not-in-unit");

    [Fact]
    public void An_organisation_of_a_vanished_province_goes_on_in_its_successor()
    {
        var book = new Book().Record(
            Founded("htx", "2024-03-01", "hai-duong"),
            Admitted("htx", "2024-04-01", "hai-duong"),
            new Domain.Memberships.MembershipEnded(
                new("htx"), Day("2026-03-01"), new("hai-phong-2025"),
                OrganisationKind.Cooperative, new("dissolved")),
            Dissolved("htx", "2026-03-01", unit: "hai-phong-2025"));
        foreach (var measure in (string[])["registered", "active", "members"])
        {
            Assert.Equal(
                1, Value(book, measure, "unit:hai-duong", Boundaries.Then, "2024-12-31"));
            Assert.Equal(1, Value(book, measure, "unit:hai-phong-2025", Of2025, "2024-12-31"));
            Assert.Equal(1, Value(
                book, measure, "unit:hai-phong-2025", Boundaries.Then, "2026-02-28"));
            Assert.Equal(0, Value(book, measure, "unit:hai-phong-2025", Of2025, "2026-12-31"));
            Assert.Null(Value(book, measure, "unit:hai-duong", Of2023, "2026-12-31"));
        }
    }

    [Fact]
    public void An_absorption_of_the_ledger_is_honoured_from_the_position_it_is_known()
    {
        var book = Provinces().Record(Founded("f", "2027-02-01", "ha-noi"));
        var before = book.Position;
        book.On(UnitChanges.Stream(new("phu-tho-2025")), new UnitAbsorbed(
            new("phu-tho-2025"), new("ha-noi"), Day("2027-01-01"), null));
        var of2027 = Boundaries.On(Day("2027-01-01"));
        var of2026 = Boundaries.On(Day("2026-12-31"));
        Assert.Equal(3, Value(book, "registered", "unit:ha-noi", of2027, "2027-12-31"));
        Assert.Equal(0, Value(book, "registered", "unit:ha-noi", of2026, "2026-12-31"));
        Assert.Equal(2, Value(book, "registered", "unit:phu-tho-2025", of2026, "2026-12-31"));
        Assert.Null(Value(book, "registered", "unit:phu-tho-2025", of2027, "2026-12-31"));
        Assert.Null(Value(book, "registered", "unit:ha-noi", of2026, "2027-12-31"));
        Assert.Equal(3, Value(
            book, "registered", "unit:ha-noi+unit:phu-tho-2025", of2026, "2027-12-31"));
        Assert.Equal(3, book.Value("registered", "unit:ha-noi", to: "2027-12-31"));
        Assert.Equal(0, book.Value("registered", "unit:ha-noi", to: "2026-12-31"));
        Assert.Equal(1, book.Value(
            "registered", "unit:ha-noi", to: "2027-12-31", knownBy: before));
    }

    [Fact]
    public void Boundaries_are_those_of_a_day_or_then()
    {
        Assert.Equal("then", Boundaries.Then.ToString());
        Assert.Equal("2025-07-01", Of2025.ToString());
        Assert.Equal(Of2025, Boundaries.On(Day("2025-07-01")));
    }
}
