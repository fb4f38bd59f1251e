using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Organisations;

/// <summary>Mergers, splits, conversions and moves. // Trap 8</summary>
public sealed class ReorganisationTests
{
    private const OrganisationKind Coop = OrganisationKind.Cooperative;

    private static readonly OrganisationId Other = new("htx-2");

    private static readonly CooperativeFounded OtherFounded = Founded with { Organisation = Other };

    private static readonly MergeOrganisation Merge = new(Htx, Other, Day("2023-09-01"));

    private static readonly SplitOrganisation Split =
        new(Htx, Other, Name, Day("2023-09-01"));

    private static readonly OrganisationSplitOff CameOut =
        new(Htx, Day("2023-09-01"), Name, PhuTho, Coop, Other, null, null);

    private static ConvertOrganisation Convert(
        string on = "2023-09-01", OrganisationKind to = OrganisationKind.Enterprise) =>
        new(Htx, to, Day(on));

    private static OrganisationConverted Became(
        OrganisationKind to = OrganisationKind.Enterprise, bool active = true,
        bool member = false) =>
        new(
            Htx, Day("2023-09-01"), PhuTho, Coop, to, active, member ? PhuTho : null, null);

    private static RelocateOrganisation Move(string on = "2023-09-01", string to = "hoa-binh") =>
        new(Htx, new(to), Day(on));

    private static OrganisationRelocated Moved(
        bool active = true, bool member = false, long unions = 0, string to = "hoa-binh") =>
        new(
            Htx, Day("2023-09-01"), PhuTho, new(to), Coop, active, member ? PhuTho : null,
            unions);

    private static OrganisationMerged Merged(bool wasActive = true) =>
        new(Htx, Day("2023-09-01"), PhuTho, Coop, wasActive, Other, null);

    private static UnionMembershipStarted Joined() =>
        new(Htx, new("lh-1"), Day("2023-05-01"), PhuTho, Coop);

    [Fact]
    public void A_merger_ends_the_one_and_leaves_the_other()
    {
        Given(Founded).Beside(OtherFounded).When(Merge).Then(Merged());
        Given(Founded, Suspended("2023-05-01")).Beside(OtherFounded).When(Merge)
            .Then(Merged(wasActive: false));
    }

    [Fact]
    public void The_memberships_of_the_merged_end_the_same_day_by_facts_of_their_own() =>
        Given(Founded, Admitted("2023-04-01"), Joined()).Beside(OtherFounded).When(Merge).Then(
            Ended("2023-09-01", OrganisationMerged.AsReason),
            new UnionMembershipEnded(
                Htx, new("lh-1"), Day("2023-09-01"), PhuTho, Coop, OrganisationMerged.AsReason),
            Merged());

    [Fact]
    public void A_merger_is_of_two_that_are_alive()
    {
        Given(Founded).Beside(Founded).When(Merge with { Into = Htx })
            .ThenRefused(MergeOrganisation.IntoItself);
        Given(Founded).When(Merge).ThenRefused(Organisation.Unknown);
        Nothing.Beside(OtherFounded).When(Merge).ThenRefused(Organisation.Unknown);
        Given(Founded)
            .Beside(OtherFounded, Dissolved("2023-08-01") with { Organisation = Other })
            .When(Merge).ThenRefused(Organisation.Dissolved);
        Given(Founded, Initiated("2023-05-01")).Beside(OtherFounded).When(Merge)
            .ThenRefused(Organisation.Dissolving);
    }

    [Fact]
    public void A_merger_repeated_after_the_other_ended_changes_nothing() =>
        Given(Founded, Merged())
            .Beside(OtherFounded, Dissolved("2023-09-01") with { Organisation = Other })
            .When(Merge).ThenNothing();

    [Fact]
    public void Nothing_happens_to_what_was_merged_away()
    {
        var story = Given(Founded, Merged());
        story.When(new SuspendOperations(Htx, Day("2023-09-02"))).ThenRefused(Organisation.Closed);
        story.When(new AdmitMember(Htx, Day("2023-09-02"))).ThenRefused(Organisation.Closed);
        story.When(new AdmitMember(Htx, Day("2023-08-02")))
            .ThenLaterFactStands(2, Organisation.TiesOpen);
        story.Beside(OtherFounded).When(Merge with { On = Day("2023-10-01") })
            .ThenRefused(Organisation.Closed);
    }

    [Fact]
    public void A_suspension_before_a_merger_from_operations_is_refused() =>
        Given(Founded, Merged()).When(new SuspendOperations(Htx, Day("2023-08-01")))
            .ThenLaterFactStands(2, Organisation.StandingDiffers);

    [Fact]
    public void A_split_makes_another_one_of_the_same_place_and_kind_unless_it_says_otherwise()
    {
        Nothing.Beside(OtherFounded).When(Split).Then(CameOut);
        Nothing.Beside(OtherFounded).When(Split with
        {
            Unit = HoaBinh, Kind = OrganisationKind.Group, Sector = Sector.TradeServices,
            RegistrationNo = new("18.07.002"),
        }).Then(CameOut with
        {
            Unit = HoaBinh, Kind = OrganisationKind.Group, Sector = Sector.TradeServices,
            RegistrationNo = new("18.07.002"),
        });
    }

    [Fact]
    public void A_split_is_from_one_that_is_alive_and_not_being_dissolved()
    {
        Nothing.When(Split).ThenRefused(Organisation.Unknown);
        Nothing.Beside(OtherFounded, Dissolved("2023-08-01") with { Organisation = Other })
            .When(Split).ThenRefused(Organisation.Dissolved);
        Nothing.Beside(OtherFounded, Initiated("2023-08-01") with { Organisation = Other })
            .When(Split).ThenRefused(Organisation.Dissolving);
        Nothing.Beside(OtherFounded).When(Split with { Unit = PhuTho2025 })
            .ThenRefused(AdministrativeUnits.NotInForce);
    }

    [Fact]
    public void What_exists_is_not_split_off_once_more()
    {
        Given(Founded).Beside(OtherFounded).When(Split)
            .ThenRefused(FoundCooperative.AlreadyFounded);
        Given(CameOut).When(Found("2023-10-01")).ThenRefused(FoundCooperative.AlreadyFounded);
        Given(CameOut).Beside(OtherFounded, Dissolved("2023-09-01") with { Organisation = Other })
            .When(Split).ThenNothing();
        Given(CameOut).Beside(OtherFounded).When(Split with { Name = new("HTX khác") })
            .ThenRefused(FoundCooperative.AlreadyFounded);
    }

    [Fact]
    public void A_conversion_says_what_it_was_and_what_it_is()
    {
        Given(Founded).When(Convert()).Then(Became());
        Given(Founded, Admitted("2023-04-01"), Suspended("2023-05-01")).When(Convert())
            .Then(Became(active: false, member: true));
        Given(Founded with { Kind = OrganisationKind.Group })
            .When(Convert(to: Coop) with { DecisionNo = new("9/QĐ") })
            .Then(Became(to: Coop) with
            {
                From = OrganisationKind.Group, DecisionNo = new("9/QĐ"),
            });
    }

    [Fact]
    public void A_conversion_changes_the_kind()
    {
        Given(Founded).When(Convert(to: Coop)).ThenRefused(ConvertOrganisation.KindUnchanged);
        Given(Founded, Became()).When(Convert("2023-10-01"))
            .ThenRefused(ConvertOrganisation.KindUnchanged);
        Nothing.When(Convert()).ThenRefused(Organisation.Unknown);
        Given(Founded, Initiated("2023-05-01")).When(Convert())
            .ThenRefused(Organisation.Dissolving);
    }

    [Fact]
    public void Facts_after_a_conversion_count_for_the_new_kind() =>
        Given(Founded, Became()).When(new AdmitMember(Htx, Day("2023-10-01")))
            .Then(Admitted("2023-10-01") with { Kind = OrganisationKind.Enterprise });

    [Fact]
    public void What_is_no_cooperative_any_more_leaves_its_unions() =>
        Given(Founded, Joined()).When(Convert()).Then(
            new UnionMembershipEnded(
                Htx, new("lh-1"), Day("2023-09-01"), PhuTho, Coop,
                OrganisationConverted.AsReason),
            Became());

    [Fact]
    public void A_back_dated_entry_into_a_union_that_a_conversion_did_not_end_is_refused() =>
        Given(Founded, Became())
            .Beside(OtherFounded with { Organisation = new("lh-1"), Kind = OrganisationKind.Union })
            .When(new StartUnionMembership(Htx, new("lh-1"), Day("2023-05-01")))
            .ThenLaterFactStands(2, Organisation.TiesOpen);

    [Fact]
    public void A_suspension_learnt_after_the_conversion_is_a_conflict() =>
        Given(Founded, Became()).When(new SuspendOperations(Htx, Day("2023-05-01")))
            .ThenLaterFactStands(2, Organisation.StandingDiffers);

    [Fact]
    public void What_is_converted_outside_is_gone()
    {
        var outside = new ConvertOutside(Htx, Day("2023-09-01"), new("công ty TNHH"));
        var gone = new OrganisationConvertedOutside(
            Htx, Day("2023-09-01"), PhuTho, Coop, true, new("công ty TNHH"));
        Given(Founded).When(outside).Then(gone);
        Given(Founded, Admitted("2023-04-01")).When(outside)
            .Then(Ended("2023-09-01", OrganisationConverted.AsReason), gone);
        Nothing.When(outside).ThenRefused(Organisation.Unknown);
        Given(Founded, gone).When(Convert("2023-10-01")).ThenRefused(Organisation.Closed);
        Given(Founded, gone).When(Move("2023-10-01")).ThenRefused(Organisation.Closed);
    }

    [Fact]
    public void A_move_carries_what_is_counted_of_the_organisation()
    {
        Given(Founded).When(Move()).Then(Moved());
        Given(Founded, Admitted("2023-04-01"), Joined(), Suspended("2023-06-01")).When(Move())
            .Then(Moved(active: false, member: true, unions: 1));
        Given(Founded, Moved()).When(new AdmitMember(Htx, Day("2023-09-01")))
            .Then(Admitted("2023-09-01") with { Unit = HoaBinh });
    }

    [Fact]
    public void A_move_goes_to_another_unit_that_exists_on_the_day()
    {
        Given(Founded).When(Move(to: "phu-tho"))
            .ThenRefused(RelocateOrganisation.UnitUnchanged);
        Given(Founded).When(Move(to: "phu-tho-2025"))
            .ThenRefused(AdministrativeUnits.NotInForce);
        Given(Founded).When(Move("2025-07-01", "phu-tho-2025"))
            .ThenRefused(RelocateOrganisation.UnitUnchanged);
        Nothing.When(Move()).ThenRefused(Organisation.Unknown);
        Given(Founded, Initiated("2023-05-01")).When(Move())
            .ThenRefused(Organisation.Dissolving);
    }

    [Fact]
    public void What_is_learnt_late_does_not_change_a_move_in_silence()
    {
        Given(Founded, Moved()).When(new AdmitMember(Htx, Day("2023-08-01")))
            .ThenLaterFactStands(2, Organisation.StandingDiffers);
        Given(Founded, Moved())
            .Beside(OtherFounded with { Organisation = new("lh-1"), Kind = OrganisationKind.Union })
            .When(new StartUnionMembership(Htx, new("lh-1"), Day("2023-05-01")))
            .ThenLaterFactStands(2, Organisation.StandingDiffers);
    }
}
