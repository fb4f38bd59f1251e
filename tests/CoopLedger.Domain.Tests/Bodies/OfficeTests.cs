using CoopLedger.Domain.Bodies;
using CoopLedger.Domain.Persons;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Bodies;

public sealed class OfficeTests
{
    private static readonly BodyId Vca = new("lien-minh-htx-viet-nam");
    private static readonly OfficeId Chair = new("chu-tich");
    private static readonly PersonId First = new("nguoi-01");
    private static readonly PersonId Second = new("nguoi-02");

    private static RecordOfficeHolder Record(PersonId person, string on) =>
        new(person, Chair, Vca, Day(on), null, OfficeSeats.One, new("Chủ tịch"));

    private static OfficeHolderRecorded Recorded(PersonId person, string on) =>
        new(person, Chair, Vca, Day(on), null, OfficeSeats.One, new("Chủ tịch"));

    private static EndOfficeHolder End(string on) => new(First, Chair, Vca, Day(on));

    private static OfficeHolderLeft Ended(string on) =>
        new(First, Chair, Vca, Day(on), null, null);

    [Fact]
    public void A_person_holds_an_office_from_a_day_on() =>
        Nothing.When(Record(First, "2023-08-31")).Then(Recorded(First, "2023-08-31"));

    // I4: two presidents in one year are no conflict, they held the office one after the other.
    [Fact]
    public void Two_holders_of_an_office_are_told_apart_by_their_days()
    {
        Given(Recorded(First, "2023-08-31")).When(Record(Second, "2023-12-01"))
            .Then(Recorded(Second, "2023-12-01"));
        var both = Recorded(Second, "2023-12-01").ApplyTo(
            Recorded(First, "2023-08-31").ApplyTo(Office.Initial));
        Assert.True(both.Overlaps);
        Assert.False(Ended("2023-11-30").ApplyTo(both).Overlaps);
        Assert.False((Recorded(Second, "2023-12-01") with { Seats = OfficeSeats.Several })
            .ApplyTo((Recorded(First, "2023-08-31") with { Seats = null })
                .ApplyTo(Office.Initial)).Overlaps);
    }

    [Fact]
    public void An_office_is_entered_once_and_left_once()
    {
        Given(Recorded(First, "2023-08-31")).When(Record(First, "2023-09-30"))
            .ThenRefused(RecordOfficeHolder.AlreadyHeld);
        Given(Recorded(First, "2023-08-31")).When(End("2023-11-30")).Then(Ended("2023-11-30"));
        Given(Recorded(First, "2023-08-31"), Ended("2023-11-30"))
            .When(Record(First, "2024-01-01")).Then(Recorded(First, "2024-01-01"));
        Nothing.When(End("2023-11-30")).ThenRefused(EndOfficeHolder.NotHeld);
        Given(Recorded(Second, "2023-08-31")).When(End("2023-11-30"))
            .ThenRefused(EndOfficeHolder.NotHeld);
        Given(Recorded(First, "2023-08-31"), Ended("2023-11-30")).When(End("2023-12-31"))
            .ThenRefused(EndOfficeHolder.NotHeld);
    }

    [Fact]
    public void Each_unit_has_offices_of_its_own_while_it_exists()
    {
        var here = Record(First, "2023-08-31") with { Unit = PhuTho };
        Nothing.When(here).Then(Recorded(First, "2023-08-31") with { Unit = PhuTho });
        Assert.NotEqual(here.Stream, Record(First, "2023-08-31").Stream);
        Assert.NotEqual(here.Stream, (here with { Unit = HoaBinh }).Stream);
        Nothing.When(here with { Unit = PhuTho2025 })
            .ThenRefused(AdministrativeUnits.NotInForce);
    }

    // I11: four names, one body.
    [Fact]
    public void A_body_has_as_many_names_as_sources_gave_it()
    {
        BodyId id = new("ban-chi-dao-kttt");
        Text name = new("Ban chỉ đạo phát triển kinh tế tập thể");
        Text alias = new("Ban đổi mới và phát triển kinh tế tập thể");
        var named = new BodyNamed(id, Day("2023-08-31"), name, null);
        Nothing.When(new NameBody(id, name, Day("2023-08-31"))).Then(named);
        Given(named).When(new NameBody(id, alias, Day("2023-08-31"), new("Báo")))
            .Then(new BodyNamed(id, Day("2023-08-31"), alias, new("Báo")));
        Given(named).When(new NameBody(id, name, Day("2023-12-01")))
            .ThenRefused(NameBody.Duplicate);
    }
}
