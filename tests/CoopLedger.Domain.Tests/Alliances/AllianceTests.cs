using CoopLedger.Domain.Alliances;
using CoopLedger.Domain.Places;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Alliances;

public sealed class AllianceTests
{
    private static readonly UnitId HaiDuong = new("hai-duong");
    private static readonly UnitId HaiPhong2025 = new("hai-phong-2025");

    private static readonly AllianceEstablished Old = Established("hai-duong", "1993-12-01");
    private static readonly AllianceEstablished New = Established("hai-phong-2025", "2025-07-01");

    private static AllianceEstablished Established(string unit, string on) =>
        new(new(unit), AllianceLevel.Provincial, Day(on), null);

    private static MergeAlliance Merge(string on = "2025-07-01") =>
        new(HaiDuong, HaiPhong2025, Day(on), new("45/QĐ"));

    private static AllianceMerged Merged(string on = "2025-07-01") =>
        new(HaiDuong, HaiPhong2025, Day(on), new("45/QĐ"));

    [Fact]
    public void The_alliance_of_a_unit_is_a_provincial_one() =>
        Nothing.When(new EstablishAlliance(Day("1994-04-14"), new("yen-bai")))
            .Then(Established("yen-bai", "1994-04-14"));

    [Fact]
    public void The_central_alliance_has_no_unit_and_a_stream_of_its_own()
    {
        var command = new EstablishAlliance(
            Day("1993-10-29"), Level: AllianceLevel.Central, Document: new("QĐ"));
        Nothing.When(command).Then(new AllianceEstablished(
            null, AllianceLevel.Central, Day("1993-10-29"), new("QĐ")));
        Assert.Equal("alliance-vca", command.Stream.Text);
    }

    [Fact]
    public void A_level_without_its_unit_or_with_one_too_many_is_refused()
    {
        var day = Day("1993-10-29");
        Nothing.When(new EstablishAlliance(day)).ThenRefused(EstablishAlliance.LevelMisfit);
        Nothing.When(new EstablishAlliance(day, Level: AllianceLevel.Provincial))
            .ThenRefused(EstablishAlliance.LevelMisfit);
        Nothing.When(new EstablishAlliance(day, PhuTho, AllianceLevel.Central))
            .ThenRefused(EstablishAlliance.LevelMisfit);
        Nothing.When(new EstablishAlliance(day, PhuTho, AllianceLevel.Provincial))
            .Then(Established("phu-tho", "1993-10-29"));
    }

    [Fact]
    public void A_unit_has_one_open_alliance()
    {
        Given(Old).When(new EstablishAlliance(Day("2020-01-01"), HaiDuong))
            .ThenRefused(EstablishAlliance.Exists);
        Given(Old, new AllianceMerged(HaiDuong, PhuTho, Day("2010-01-01"), null))
            .When(new EstablishAlliance(Day("2020-01-01"), HaiDuong))
            .Then(Established("hai-duong", "2020-01-01"));
    }

    [Fact]
    public void An_alliance_of_a_unit_that_is_not_in_force_is_refused() =>
        Nothing.When(new EstablishAlliance(Day("2025-07-01"), PhuTho))
            .ThenRefused(AdministrativeUnits.NotInForce);

    [Fact]
    public void The_alliance_of_a_unit_that_has_ended_is_merged_into_that_of_its_successor() =>
        Given(Old).Beside(New).When(Merge()).Then(Merged());

    [Fact]
    public void A_repeated_merger_is_none_whatever_became_of_the_other_alliance() =>
        Given(Old, Merged())
            .Beside(New, new AllianceMerged(HaiPhong2025, PhuTho2025, Day("2025-07-01"), null))
            .When(Merge()).ThenNothing();

    [Fact]
    public void An_alliance_that_was_merged_is_closed()
    {
        Given(Old, Merged()).Beside(New).When(Merge("2025-08-01")).ThenRefused(Alliance.Closed);
        Given(Old)
            .Beside(New, new AllianceMerged(HaiPhong2025, PhuTho2025, Day("2025-07-01"), null))
            .When(Merge()).ThenRefused(Alliance.Closed);
    }

    [Fact]
    public void An_alliance_that_is_not_on_record_is_not_merged()
    {
        Nothing.Beside(New).When(Merge()).ThenRefused(Alliance.Unknown);
        Given(Old).When(Merge()).ThenRefused(Alliance.Unknown);
    }

    [Fact]
    public void An_alliance_is_not_merged_into_itself() =>
        Given(Old).Beside(Old).When(Merge() with { Into = HaiDuong })
            .ThenRefused(MergeAlliance.SelfMerge);

    [Fact]
    public void An_alliance_is_merged_into_that_of_a_unit_in_force() =>
        Given(Old).Beside(Established("hai-phong", "1993-12-01"))
            .When(Merge() with { Into = new("hai-phong") })
            .ThenRefused(AdministrativeUnits.NotInForce);
}
