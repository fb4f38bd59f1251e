using CoopLedger.Domain.Places;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Places;

/// <summary>Changes of administrative units that are facts of a ledger.</summary>
public sealed class UnitChangeTests
{
    private static readonly UnitId DongNai = new("dong-nai-2025");
    private static readonly UnitId HaNoi = new("ha-noi");
    private static readonly UnitAbsorbed Absorbed =
        new(PhuTho2025, HaNoi, Day("2027-01-01"), new("NQ"));

    private static AbsorbUnit Absorb(string on = "2027-01-01") =>
        new(PhuTho2025, HaNoi, Day(on), new("NQ"));

    // Trap 35: the kind changes, code and id stay.
    [Fact]
    public void Dong_nai_became_a_municipality()
    {
        var command = new RetypeUnit(
            DongNai, Day("2026-04-30"), UnitKind.Municipality, new("30/2026/QH16"));
        var fact = new UnitRetyped(
            DongNai, Day("2026-04-30"), UnitKind.Municipality, new("30/2026/QH16"));
        Nothing.When(command).Then(fact);
        Given(fact).When(command with { On = Day("2026-05-01") })
            .ThenRefused(UnitChanges.Unchanged);
        Given(fact).When(command with { On = Day("2026-05-01"), Kind = UnitKind.Province })
            .Then(fact with { On = Day("2026-05-01"), Kind = UnitKind.Province });
    }

    [Fact]
    public void A_unit_is_not_changed_to_what_it_is()
    {
        Nothing.When(new RetypeUnit(DongNai, Day("2026-04-30"), UnitKind.Province))
            .ThenRefused(UnitChanges.Unchanged);
        Nothing.When(new RenameUnit(DongNai, Day("2026-04-30"), new("Đồng Nai")))
            .ThenRefused(UnitChanges.Unchanged);
    }

    [Fact]
    public void A_unit_may_bear_another_name_and_its_old_one_again()
    {
        var renamed = new UnitRenamed(DongNai, Day("2026-04-30"), new("Biên Hòa"), null);
        Nothing.When(new RenameUnit(DongNai, Day("2026-04-30"), new("Biên Hòa"))).Then(renamed);
        Given(renamed).When(new RenameUnit(DongNai, Day("2027-04-30"), new("Đồng Nai")))
            .Then(new UnitRenamed(DongNai, Day("2027-04-30"), new("Đồng Nai"), null));
    }

    [Fact]
    public void Only_a_unit_in_force_changes()
    {
        var day = Day("2025-07-01");
        Nothing.When(new RetypeUnit(PhuTho, day, UnitKind.Municipality))
            .ThenRefused(AdministrativeUnits.NotInForce);
        Nothing.When(new RenameUnit(PhuTho, day, new("Đất Tổ")))
            .ThenRefused(AdministrativeUnits.NotInForce);
        Nothing.When(new RenameUnit(new("nowhere"), day, new("Đất Tổ")))
            .ThenRefused(AdministrativeUnits.Unknown);
        Nothing.When(new AbsorbUnit(PhuTho, HaNoi, day))
            .ThenRefused(AdministrativeUnits.NotInForce);
        Nothing.When(new AbsorbUnit(HaNoi, PhuTho, day))
            .ThenRefused(AdministrativeUnits.NotInForce);
    }

    [Fact]
    public void A_unit_becomes_part_of_another_as_a_whole() =>
        Nothing.When(Absorb()).Then(Absorbed);

    [Fact]
    public void A_unit_that_was_absorbed_is_closed()
    {
        Given(Absorbed).When(Absorb("2028-01-01")).ThenRefused(UnitChanges.Closed);
        Given(Absorbed).When(new RenameUnit(PhuTho2025, Day("2027-01-01"), new("Đất Tổ")))
            .ThenRefused(UnitChanges.Closed);
        Given(Absorbed).When(new RetypeUnit(PhuTho2025, Day("2028-01-01"), UnitKind.Municipality))
            .ThenRefused(UnitChanges.Closed);
        Nothing.Beside(new UnitAbsorbed(HaNoi, DongNai, Day("2026-01-01"), null)).When(Absorb())
            .ThenRefused(UnitChanges.Closed);
        Given(Absorbed).Beside(new UnitAbsorbed(HaNoi, DongNai, Day("2026-01-01"), null))
            .When(Absorb()).ThenNothing();
    }

    [Fact]
    public void A_unit_does_not_become_part_of_itself() =>
        Nothing.When(Absorb() with { Into = PhuTho2025 }).ThenRefused(AbsorbUnit.SelfMerge);
}
