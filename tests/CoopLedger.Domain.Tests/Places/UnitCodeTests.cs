using CoopLedger.Domain.Places;
using static CoopLedger.Domain.Tests.Known;

namespace CoopLedger.Domain.Tests.Places;

/// <summary>Trap 35: official codes are texts with leading zeros, and seven of them are used for
/// another unit since 1/7/2025.</summary>
public sealed class UnitCodeTests
{
    [Theory]
    [InlineData("15", "yen-bai", "lao-cai-2025")]
    [InlineData("24", "bac-giang", "bac-ninh-2025")]
    [InlineData("44", "quang-binh", "quang-tri-2025")]
    [InlineData("52", "binh-dinh", "gia-lai-2025")]
    [InlineData("80", "long-an", "tay-ninh-2025")]
    [InlineData("82", "tien-giang", "dong-thap-2025")]
    [InlineData("91", "kien-giang", "an-giang-2025")]
    public void A_code_used_again_is_resolved_by_its_day_and_never_without(
        string code, string before, string after)
    {
        Assert.Equal(before, AdministrativeUnits.ByCode(code, Day("2023-08-31"))!.Id.Text);
        Assert.Equal(before, AdministrativeUnits.ByCode(code, Day("2025-06-30"))!.Id.Text);
        Assert.Equal(after, AdministrativeUnits.ByCode(code, Day("2025-07-01"))!.Id.Text);
        Assert.Null(AdministrativeUnits.RefuseCode(code, Day("2025-07-01")));
        var refusal = AdministrativeUnits.RefuseCode(code, day: null)!;
        Assert.Same(AdministrativeUnits.CodeAmbiguous, refusal.Rule);
        Assert.Equal($"{before}, {after}", refusal.Met[1]);
    }

    [Theory]
    [InlineData("01", "ha-noi")]
    [InlineData("04", "cao-bang")]
    [InlineData("46", "thua-thien-hue")]
    public void A_leading_zero_belongs_to_the_code(string code, string unit) =>
        Assert.Equal(unit, AdministrativeUnits.ByCode(code, Day("2023-08-31"))!.Id.Text);

    [Theory]
    [InlineData("1", "2023-08-31")]
    [InlineData("30", "2025-07-01")]
    [InlineData("00", "2023-08-31")]
    public void A_code_that_nobody_had_that_day_is_refused(string code, string day)
    {
        Assert.Null(AdministrativeUnits.ByCode(code, Day(day)));
        Assert.Same(
            AdministrativeUnits.CodeUnknown,
            AdministrativeUnits.RefuseCode(code, Day(day))!.Rule);
    }

    [Fact]
    public void A_code_without_a_day_is_refused_though_it_may_have_meant_one_unit_only()
    {
        Assert.Equal("ha-noi", AdministrativeUnits.RefuseCode("01", null, "scope")!.Met[1]);
        Assert.Equal("—", AdministrativeUnits.RefuseCode("00", null)!.Met[1]);
    }

    // Trap 35: Huế became a municipality; its code stayed.
    [Fact]
    public void Hue_keeps_its_code_as_a_unit_of_another_kind()
    {
        Assert.Equal(UnitKind.Province, AdministrativeUnits.ByCode("46", Day("2024-12-31"))!.Kind);
        var city = AdministrativeUnits.ByCode("46", Day("2025-01-01"))!;
        Assert.Equal(("hue", UnitKind.Municipality), (city.Id.Text, city.Kind));
        Assert.Equal(6, AdministrativeUnits.All.Count(unit =>
            unit.IsInForceOn(Day("2025-07-01")) && unit.Kind == UnitKind.Municipality));
    }
}
