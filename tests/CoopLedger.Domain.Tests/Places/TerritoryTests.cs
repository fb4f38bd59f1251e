using CoopLedger.Domain.Places;
using static CoopLedger.Domain.Tests.Known;

namespace CoopLedger.Domain.Tests.Places;

public sealed class TerritoryTests
{
    private static readonly UnitId HaNoi = new("ha-noi");

    private static readonly Territories Grown = Territories.With(
        [new UnitAbsorbed(PhuTho2025, HaNoi, Day("2027-01-01"), null)]);

    private static string Text(IEnumerable<UnitId> ids) =>
        string.Join(' ', ids.Select(id => id.Text).Order(StringComparer.Ordinal));

    [Fact]
    public void A_unit_of_2025_is_made_of_whole_provinces()
    {
        var day = Day("2025-07-01");
        var known = Territories.Reference;
        Assert.Equal("hoa-binh phu-tho vinh-phuc", Text(known.ParcelsOf(PhuTho2025, day)));
        Assert.Equal("thua-thien-hue", Text(known.ParcelsOf(new("hue"), day)));
        Assert.Equal("ha-noi", Text(known.ParcelsOf(HaNoi, day)));
        Assert.Equal("nowhere", Text(known.ParcelsOf(new("nowhere"), day)));
    }

    [Theory]
    [InlineData("2023-08-31")]
    [InlineData("2025-06-30")]
    [InlineData("2025-07-01")]
    [InlineData("2027-01-01")]
    public void The_units_of_a_day_hold_every_parcel_once(string day)
    {
        var held = Grown.InForceOn(Day(day))
            .SelectMany(unit => Grown.ParcelsOf(unit.Id, Day(day))).ToList();
        Assert.Equal(63, held.Count);
        Assert.Equal(63, held.Distinct().Count());
    }

    [Fact]
    public void A_territory_is_asked_for_on_the_nearest_day_in_force()
    {
        Assert.Equal(
            "hoa-binh phu-tho vinh-phuc",
            Text(Territories.Reference.ParcelsOf(PhuTho2025, Day("2023-01-01"))));
        Assert.Equal(
            "phu-tho", Text(Territories.Reference.ParcelsOf(PhuTho, Day("2026-01-01"))));
    }

    [Fact]
    public void An_absorption_of_the_ledger_ends_a_unit_and_makes_another_grow()
    {
        Assert.Equal(34, Grown.InForceOn(Day("2026-12-31")).Count());
        Assert.Equal(33, Grown.InForceOn(Day("2027-01-01")).Count());
        Assert.Equal(HaNoi, Grown.HolderOn(PhuTho, Day("2027-01-01")));
        Assert.Equal(PhuTho2025, Grown.HolderOn(PhuTho, Day("2026-12-31")));
        Assert.Equal("ha-noi", Text(Grown.ParcelsOf(HaNoi, Day("2026-12-31"))));
        Assert.Equal(
            "ha-noi hoa-binh phu-tho vinh-phuc", Text(Grown.ParcelsOf(HaNoi, Day("2027-01-01"))));
        Assert.Equal(
            [DateOnly.MinValue, Day("2027-01-01")], Grown.DaysOfChange(HaNoi));
    }

    [Fact]
    public void What_was_absorbed_later_is_not_yet_part_of_a_unit()
    {
        Assert.Equal("ha-noi", Text(Grown.WithAbsorbed(HaNoi, Day("2026-12-31"))));
        Assert.Equal(
            "ha-noi hoa-binh phu-tho phu-tho-2025 vinh-phuc",
            Text(Grown.WithAbsorbed(HaNoi, Day("2027-01-01"))));
        Assert.Equal(
            "hoa-binh phu-tho phu-tho-2025 vinh-phuc",
            Text(Grown.WithAbsorbed(PhuTho2025, Day("2023-01-01"))));
    }

    [Fact]
    public void An_absorption_by_a_unit_that_is_no_more_is_passed_over()
    {
        var known = Territories.With(
        [
            new(PhuTho2025, HaNoi, Day("2027-01-01"), null),
            new(HaNoi, PhuTho2025, Day("2026-01-01"), null),
        ]);
        Assert.Equal(PhuTho2025, known.HolderOn(HaNoi, Day("2030-01-01")));
        Assert.Equal(PhuTho2025, known.HolderOn(PhuTho, Day("2030-01-01")));
        Assert.Equal(33, known.InForceOn(Day("2030-01-01")).Count());
    }
}
