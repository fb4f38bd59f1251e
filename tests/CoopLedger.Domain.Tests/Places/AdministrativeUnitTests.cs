using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;

namespace CoopLedger.Domain.Tests.Places;

public sealed class AdministrativeUnitTests
{
    public static TheoryData<string, int> Days { get; } = new()
    {
        { "2023-01-01", 63 },
        { "2024-12-31", 63 },
        { "2025-01-01", 63 },
        { "2025-06-30", 63 },
        { "2025-07-01", 34 },
        { "2026-01-01", 34 },
    };

    private static IEnumerable<AdministrativeUnit> InForce(string day) =>
        AdministrativeUnits.All.Where(unit => unit.IsInForceOn(Day(day)));

    private static HashSet<string> Set(IEnumerable<string> texts) =>
        texts.ToHashSet(StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Days))]
    public void The_number_of_units_in_force_is_that_of_the_law(string day, int count) =>
        Assert.Equal(count, InForce(day).Count());

    [Theory]
    [MemberData(nameof(Days))]
    public void No_two_units_of_a_day_share_a_code_or_a_name(string day, int count)
    {
        Assert.Equal(count, Set(InForce(day).Select(unit => unit.Code)).Count);
        Assert.Equal(count, Set(InForce(day).Select(unit => unit.Name)).Count);
    }

    [Fact]
    public void Hue_replaces_thua_thien_hue_on_the_first_of_2025()
    {
        Assert.Contains(InForce("2024-12-31"), unit => unit.Id.Text == "thua-thien-hue");
        Assert.DoesNotContain(InForce("2024-12-31"), unit => unit.Id.Text == "hue");
        Assert.Contains(InForce("2025-01-01"), unit => unit.Id.Text == "hue");
        Assert.DoesNotContain(InForce("2025-01-01"), unit => unit.Id.Text == "thua-thien-hue");
    }

    [Theory]
    [InlineData("15", "yen-bai", "lao-cai-2025")]
    [InlineData("24", "bac-giang", "bac-ninh-2025")]
    [InlineData("44", "quang-binh", "quang-tri-2025")]
    [InlineData("52", "binh-dinh", "gia-lai-2025")]
    [InlineData("80", "long-an", "tay-ninh-2025")]
    [InlineData("82", "tien-giang", "dong-thap-2025")]
    [InlineData("91", "kien-giang", "an-giang-2025")]
    public void A_code_used_again_means_another_unit(string code, string before, string after)
    {
        Assert.Equal(before, InForce("2023-01-01").Single(unit => unit.Code == code).Id.Text);
        Assert.Equal(after, InForce("2025-07-01").Single(unit => unit.Code == code).Id.Text);
    }

    [Fact]
    public void Seven_codes_name_a_place_of_another_name_since_july_2025()
    {
        var before = InForce("2025-06-30").ToDictionary(unit => unit.Code, StringComparer.Ordinal);
        var renamed = InForce("2025-07-01").Where(unit =>
            before.TryGetValue(unit.Code, out var old) && old.Name != unit.Name);
        Assert.Equal("15 24 44 52 80 82 91", string.Join(
            ' ', renamed.Select(unit => unit.Code).Order(StringComparer.Ordinal)));
    }

    [Fact]
    public void Every_unit_that_ended_was_absorbed_by_one_that_began_the_day_after()
    {
        var ended = AdministrativeUnits.All.Where(unit => unit.To is not null).ToList();
        Assert.Equal(53, ended.Count);
        Assert.All(ended, unit => Assert.Equal(
            unit.To!.Value.AddDays(1), AdministrativeUnits.Find(unit.AbsorbedInto!)!.From));
        Assert.All(
            AdministrativeUnits.All.Where(unit => unit.To is null),
            unit => Assert.Null(unit.AbsorbedInto));
    }

    [Fact]
    public void The_units_in_force_hold_every_unit_there_has_been_once() =>
        Assert.Equal(
            AdministrativeUnits.All.Select(unit => unit.Id.Text).Order(StringComparer.Ordinal),
            InForce("2025-07-01").SelectMany(unit => AdministrativeUnits.WithAbsorbed(unit.Id))
                .Select(id => id.Text).Order(StringComparer.Ordinal));

    [Fact]
    public void Phu_tho_took_over_three_provinces() => Assert.Equal(
        "phu-tho-2025 hoa-binh phu-tho vinh-phuc",
        string.Join(' ', AdministrativeUnits.WithAbsorbed(PhuTho2025)));

    [Theory]
    [InlineData("phu-tho", "2025-07-01", "phu-tho-2025")]
    [InlineData("phu-tho-2025", "2025-06-30", "hoa-binh, phu-tho, vinh-phuc")]
    [InlineData("hue", "2024-12-31", "thua-thien-hue")]
    [InlineData("thua-thien-hue", "2025-01-01", "hue")]
    public void A_unit_out_of_force_is_refused_with_the_one_to_use_instead(
        string unit, string day, string instead)
    {
        var refusal = AdministrativeUnits.Refuse(new(unit), Day(day));
        Assert.Same(AdministrativeUnits.NotInForce, refusal!.Rule);
        Assert.Equal((unit, CivilDate.Format(Day(day)), instead), (
            refusal.Met[0], refusal.Met[1], refusal.Met[2]));
    }

    [Fact]
    public void An_unknown_unit_is_refused_with_the_nearest_ones()
    {
        var refusal = AdministrativeUnits.Refuse(new("phu-to"), Day("2023-01-01"), "place");
        Assert.Same(AdministrativeUnits.Unknown, refusal!.Rule);
        Assert.Equal("place", refusal.Field);
        Assert.StartsWith("phu-tho, ", refusal.Met[1], StringComparison.Ordinal);
        Assert.Equal(3, refusal.Met[1].Split(", ").Length);
    }

    [Fact]
    public void A_unit_in_force_is_not_refused()
    {
        Assert.Null(AdministrativeUnits.Refuse(PhuTho, Day("2025-06-30")));
        Assert.Null(AdministrativeUnits.Refuse(PhuTho2025, Day("2025-07-01")));
        Assert.Null(AdministrativeUnits.Find(new("nowhere")));
    }
}
