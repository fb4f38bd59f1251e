using CoopLedger.Domain.Alliances;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Indicators.Registers;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Registers;

public sealed class AllianceRegisterTests
{
    private static readonly Register Alliances = RegisterCatalogue.Find("alliances")!;

    private static Book Established(Book book, string? unit, string on) => book.On(
        Alliance.Stream(unit is null ? null : new(unit)), new AllianceEstablished(
            unit is null ? null : new(unit),
            unit is null ? AllianceLevel.Central : AllianceLevel.Provincial, Day(on), null));

    private static Book Merged(Book book, string unit, string into, string on) => book.On(
        Alliance.Stream(new(unit)), new AllianceMerged(new(unit), new(into), Day(on), null));

    private static Book Member(Book book, string id, string unit) => book
        .On(Organisation.Stream(new(id)), Founded(id, unit: unit))
        .On(Organisation.Stream(new(id)), Admitted(id, unit: unit));

    private static Dictionary<string, string?> Row(Book book, string id, string asOf) =>
        Alliances.Columns.Select(column => column.Code).Zip(
            Alliances.Rows(book.Projection, Day(asOf), long.MaxValue)
                .Single(row => row.Cells[0].Value == id).Cells)
        .ToDictionary(pair => pair.First, pair => pair.Second.Value, StringComparer.Ordinal);

    // G45, golden 002-01 and 003-01: both alliances were thirty years old.
    [Theory]
    [InlineData("yen-bai", "1994-04-14", "2024-04-14", "30")]
    [InlineData("yen-bai", "1994-04-14", "2024-04-13", "29")]
    [InlineData(null, "1993-10-29", "2023-10-29", "30")]
    [InlineData(null, "1993-10-29", "2023-10-28", "29")]
    public void An_alliance_has_its_age_in_whole_years(
        string? unit, string on, string asOf, string age)
    {
        var book = Established(new(), unit, on);
        Assert.Equal(age, Row(book, unit ?? "vca", asOf)["ageYears"]);
        Assert.Equal(
            unit is null ? "central" : "provincial", Row(book, unit ?? "vca", asOf)["level"]);
        Assert.Empty(Alliances.Rows(book.Projection, Day(on).AddDays(-1), long.MaxValue));
    }

    // Golden 003-04: an alliance in each of the 63 provinces, until the end of June 2025.
    [Fact]
    public void Every_province_of_2023_may_have_its_alliance()
    {
        var book = new Book();
        foreach (var unit in Territories.Reference.InForceOn(Day("2023-10-29")))
        {
            Established(book, unit.Id.Text, "1993-10-29");
        }

        Assert.Equal(
            63, Alliances.Rows(book.Projection, Day("2023-10-29"), long.MaxValue).Count());
    }

    // Trap 37: 63 alliances became 34 on 1/7/2025 without a dissolution, an ending or an admission.
    [Fact]
    public void The_mergers_of_July_2025_move_no_member_and_end_none()
    {
        var book = new Book();
        var ended = AdministrativeUnits.All
            .Where(unit => unit.To == Day("2025-06-30")).ToList();
        foreach (var unit in ended)
        {
            Established(book, unit.Id.Text, "1993-10-29");
            Member(book, $"htx-{unit.Id}", unit.Id.Text);
        }

        foreach (var into in ended.Select(unit => unit.AbsorbedInto!.Text)
            .Distinct(StringComparer.Ordinal))
        {
            Established(book, into, "2025-07-01");
        }

        ended.ForEach(unit =>
            Merged(book, unit.Id.Text, unit.AbsorbedInto!.Text, "2025-07-01"));
        const string day = "2025-07-01";
        Assert.Equal(52, ended.Count);
        Assert.Equal(52, book.Value("members", to: "2025-06-30"));
        Assert.Equal(52, book.Value("members", to: day));
        Assert.Equal(0, book.Value("dissolved", from: day, to: "2025-12-31"));
        Assert.Equal(0, book.Value("admitted", from: day, to: "2025-12-31"));
        Assert.Equal(0, book.Value("left", from: day, to: "2025-12-31"));
        Assert.Equal("1", Row(book, "hai-duong", "2025-06-30")["members"]);
        Assert.Equal("0", Row(book, "hai-duong", day)["members"]);
        Assert.Equal("hai-phong-2025", Row(book, "hai-duong", day)["mergedInto"]);
        Assert.Equal("2", Row(book, "hai-phong-2025", day)["members"]);
        Assert.Equal("3", Row(book, "phu-tho-2025", day)["members"]);
        Assert.All(
            Alliances.Rows(book.Projection, Day(day), long.MaxValue),
            row => Assert.Null(row.Cells[^1].Value));
    }

    // Trap 37 again, where the units stay: each membership is transferred, and the sum is as before.
    [Fact]
    public void A_merger_of_alliances_whose_units_stay_is_told_until_all_are_transferred()
    {
        var book = Established(new(), "phu-tho", "1994-01-01");
        Established(book, "hoa-binh", "1994-01-01");
        Member(book, "a", "phu-tho");
        Member(book, "b", "phu-tho");
        Member(book, "c", "hoa-binh");
        Merged(book, "phu-tho", "hoa-binh", "2024-01-01");
        Assert.Equal(
            ("2", AllianceRegister.MembersNotConserved),
            (Row(book, "phu-tho", "2024-01-01")["members"],
                Row(book, "phu-tho", "2024-01-01")["warning"]));
        foreach (var id in (string[])["a", "b"])
        {
            Assert.Single(Waiting(book, "phu-tho"), row => row.Cells[0].Value == id);
            book.On(Organisation.Stream(new(id)), new MemberTransferred(
                new(id), Day("2024-01-02"), new("phu-tho"), new("hoa-binh"),
                OrganisationKind.Cooperative));
        }

        Assert.Empty(Waiting(book, "phu-tho"));
        Assert.Equal("0", Row(book, "phu-tho", "2024-01-02")["members"]);
        Assert.Null(Row(book, "phu-tho", "2024-01-02")["warning"]);
        Assert.Equal("3", Row(book, "hoa-binh", "2024-01-02")["members"]);
        Assert.Equal(3, book.Value("members", to: "2024-01-02"));
        Assert.Equal(3, book.Value("members", "unit:hoa-binh", to: "2024-01-02"));
        Assert.Equal(0, book.Value("members", "unit:phu-tho", to: "2024-01-02"));
        Assert.Equal(0, book.Value("left", to: "2024-01-02"));
        Assert.Equal(3, book.Value("admitted", to: "2024-01-02"));
    }

    [Fact]
    public void A_member_whose_unit_went_elsewhere_than_its_alliance_is_not_carried_over()
    {
        var book = Established(new(), "hai-duong", "1994-01-01");
        Established(book, "quang-ninh", "1994-01-01");
        Member(book, "a", "hai-duong");
        Merged(book, "hai-duong", "quang-ninh", "2025-07-01");
        Assert.Equal(
            AllianceRegister.MembersNotConserved, Row(book, "hai-duong", "2025-07-01")["warning"]);
        book.On(Organisation.Stream(new("a")), new MemberTransferred(
            new("a"), Day("2025-07-01"), new("hai-phong-2025"), new("quang-ninh"),
            OrganisationKind.Cooperative));
        Assert.Null(Row(book, "hai-duong", "2025-07-01")["warning"]);
        Assert.Equal(0, book.Value("members", "unit:hai-phong-2025", to: "2025-07-01"));
        Assert.Equal(1, book.Value("members", "unit:quang-ninh", to: "2025-07-01"));
    }

    private static IEnumerable<RegisterRow> Waiting(Book book, string unit)
    {
        var register = RegisterCatalogue.Find("organisations")!;
        var alliance = register.Columns.ToList().FindIndex(column => column.Code == "alliance");
        return register.Rows(book.Projection, Day("2024-01-02"), long.MaxValue)
            .Where(row => row.Cells[alliance].Value == unit);
    }
}
