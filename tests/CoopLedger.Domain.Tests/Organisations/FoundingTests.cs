using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Organisations;

public sealed class FoundingTests
{
    [Fact]
    public void A_founding_that_names_no_kind_is_of_a_cooperative() =>
        Nothing.When(Found()).Then(Founded);

    [Fact]
    public void A_founding_records_all_that_it_is_told() =>
        Nothing.When(new FoundCooperative(
            Htx, Name, PhuTho, FoundingDay, OrganisationKind.CreditFund, Sector.Finance,
            new Count(30), new Vnd(2_000_000_000), new Text("18.07.001")))
        .Then(new CooperativeFounded(
            Htx, FoundingDay, Name, PhuTho, OrganisationKind.CreditFund, Sector.Finance,
            new Count(30), new Vnd(2_000_000_000), new Text("18.07.001")));

    [Fact]
    public void Another_founding_on_the_same_or_a_later_day_is_refused()
    {
        Given(Founded).When(Found() with { Name = new("HTX khác") })
            .ThenRefused(FoundCooperative.AlreadyFounded);
        Given(Founded).When(Found("2023-03-15")).ThenRefused(FoundCooperative.AlreadyFounded);
    }

    [Fact]
    public void Another_founding_on_an_earlier_day_would_make_the_recorded_one_impossible() =>
        Given(Founded).When(Found("2023-03-13"))
            .ThenLaterFactStands(1, FoundCooperative.AlreadyFounded);

    [Theory]
    [InlineData("2023-03-14", 6, false)]
    [InlineData("2023-03-14", 7, true)]
    [InlineData("2024-06-30", 6, false)]
    [InlineData("2024-07-01", 5, true)]
    [InlineData("2024-08-01", 6, true)]
    [InlineData("2024-08-01", 4, false)]
    public void The_law_in_force_on_the_day_says_how_many_founders_are_enough(
        string day, int founders, bool enough)
    {
        var attempt = Nothing.When(Found(day) with { Founders = new Count(founders) });
        if (enough)
        {
            attempt.Then(FoundedOn(day) with { Founders = new Count(founders) });
        }
        else
        {
            attempt.ThenRefused(FoundCooperative.TooFewFounders);
        }
    }

    [Fact]
    public void A_refused_founding_says_how_many_the_law_asks_for() => Assert.Equal(
        "4 founders are too few: the law in force on 01/08/2024 asks for at least 5 "
            + "(Law 17/2023/QH15 art. 4(7)).",
        Nothing.When(Found("2024-08-01") with { Founders = new Count(4) }).Refusal().English);

    [Theory]
    [InlineData(OrganisationKind.CreditFund, false)]
    [InlineData(OrganisationKind.Group, true)]
    [InlineData(OrganisationKind.Union, false)]
    [InlineData(OrganisationKind.Enterprise, true)]
    public void The_least_number_depends_on_the_kind(
        OrganisationKind kind, bool enough)
    {
        var attempt = Nothing.When(Found() with { Kind = kind, Founders = new Count(2) });
        if (enough)
        {
            attempt.Then(Founded with { Kind = kind, Founders = new Count(2) });
        }
        else
        {
            attempt.ThenRefused(FoundCooperative.TooFewFounders);
        }
    }

    [Fact]
    public void A_founding_is_placed_in_a_unit_that_exists_on_its_day()
    {
        Nothing.When(Found("2025-06-30")).Then(FoundedOn("2025-06-30"));
        Nothing.When(Found("2025-07-01") with { Unit = PhuTho2025 })
            .Then(FoundedOn("2025-07-01") with { Unit = PhuTho2025 });
        Nothing.When(Found("2025-07-01")).ThenRefused(AdministrativeUnits.NotInForce);
        Nothing.When(Found("2025-06-30") with { Unit = PhuTho2025 })
            .ThenRefused(AdministrativeUnits.NotInForce);
        Nothing.When(Found() with { Unit = new("phu-tou") })
            .ThenRefused(AdministrativeUnits.Unknown);
    }
}
