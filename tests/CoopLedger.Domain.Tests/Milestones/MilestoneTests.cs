using CoopLedger.Domain.Bodies;
using CoopLedger.Domain.Milestones;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Milestones;

public sealed class MilestoneTests
{
    private static readonly UnitId YenBai = new("yen-bai");
    private static readonly BodyId Vca = new("lien-minh-htx-viet-nam");

    private static readonly ObserveAnniversary Observe = new(
        new("yen-bai-30"), new("Ngày thành lập Liên minh HTX tỉnh Yên Bái"), Day("1994-04-14"),
        new(30), Day("2024-04-14"), YenBai);

    private static readonly AnniversaryObserved Observed = new(
        Observe.Id, Observe.On, Observe.Subject, Observe.FoundedOn, Observe.Years, YenBai);

    private static readonly HoldCongress Hold =
        new(Vca, new(1), Day("1993-10-30"), Day("1993-10-29"));

    private static readonly CongressHeld Held =
        new(Vca, new(1), Day("1993-10-30"), Day("1993-10-29"), null);

    private static readonly OpenAllianceTerm Open =
        new(new(2020), new(2025), Day("2024-04-02"), new("dak-nong"));

    private static readonly AllianceTermOpened Opened =
        new(new("dak-nong"), new(2020), new(2025), Day("2024-04-02"));

    // G45
    [Fact]
    public void The_years_of_an_anniversary_are_those_between_the_days()
    {
        Nothing.When(Observe).Then(Observed);
        Nothing.When(Observe with
        {
            Id = new("vca-30"), FoundedOn = Day("1993-10-29"), On = Day("2023-10-29"), Unit = null,
        }).Then(Observed with
        {
            Anniversary = new("vca-30"), FoundedOn = Day("1993-10-29"), On = Day("2023-10-29"),
            Unit = null,
        });
        Nothing.When(Observe with { Years = new(29) })
            .ThenRefused(ObserveAnniversary.YearsWrong);
        Nothing.When(Observe with { On = Day("2024-04-13") })
            .ThenRefused(ObserveAnniversary.YearsWrong);
        Nothing.When(Observe with { FoundedOn = Day("1994-04-11") })
            .ThenRefused(ObserveAnniversary.YearsWrong);
    }

    // I1: the arithmetic of "78 năm (14/04/1946 – 14/4/2024)" holds; its day is what is disputed.
    [Fact]
    public void An_anniversary_whose_years_are_right_is_recorded_whatever_its_day() =>
        Nothing.When(Observe with { FoundedOn = Day("1946-04-14"), Years = new(78), Unit = null })
            .Then(Observed with
            {
                FoundedOn = Day("1946-04-14"), Years = new(78), Unit = null,
            });

    [Fact]
    public void A_founding_on_the_last_of_February_has_an_anniversary_every_year() =>
        Nothing.When(Observe with
        {
            FoundedOn = Day("2020-02-29"), Years = new(3), On = Day("2023-02-28"),
        }).Then(Observed with
        {
            FoundedOn = Day("2020-02-29"), Years = new(3), On = Day("2023-02-28"),
        });

    [Fact]
    public void An_anniversary_is_recorded_once_in_a_unit_that_exists()
    {
        Given(Observed).When(Observe with { Subject = new("khác") })
            .ThenRefused(ObserveAnniversary.Duplicate);
        Nothing.When(Observe with { Unit = new("nowhere") })
            .ThenRefused(AdministrativeUnits.Unknown);
        Assert.True(Observe.MayLieAhead);
    }

    // I5: the congress took two days, the founding is one of them.
    [Fact]
    public void A_congress_of_two_days_is_one_congress()
    {
        Nothing.When(Hold).Then(Held);
        Given(Held).When(Hold with { From = null }).ThenRefused(HoldCongress.Duplicate);
        Nothing.When(Hold with { From = Day("1993-10-31") }).ThenRefused(Windows.UpsideDown);
        Assert.NotEqual(Hold.Stream, (Hold with { Ordinal = new(2) }).Stream);
    }

    [Fact]
    public void A_term_runs_from_its_first_year_to_its_last()
    {
        Nothing.When(Open).Then(Opened);
        Nothing.When(Open with { To = new(2020) }).ThenRefused(OpenAllianceTerm.UpsideDown);
        Given(Opened).When(Open with { To = new(2026) }).ThenRefused(OpenAllianceTerm.Duplicate);
        Nothing.When(Open with { Unit = new("nowhere") })
            .ThenRefused(AdministrativeUnits.Unknown);
        Nothing.When(Open with { Unit = null }).Then(Opened with { Unit = null });
    }
}
