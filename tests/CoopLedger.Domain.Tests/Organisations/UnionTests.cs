using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Organisations;

/// <summary>Cooperatives in unions. // Trap 5</summary>
public sealed class UnionTests
{
    private static readonly OrganisationId Union = new("lh-1");

    private static readonly CooperativeFounded UnionFounded =
        Founded with { Organisation = Union, Kind = OrganisationKind.Union };

    private static readonly StartUnionMembership Join = new(Htx, Union, Day("2023-05-01"));

    private static readonly UnionMembershipStarted Joined =
        new(Htx, Union, Day("2023-05-01"), PhuTho, OrganisationKind.Cooperative);

    private static readonly EndUnionMembership Leave = new(Htx, Union, Day("2023-07-01"));

    private static UnionMembershipEnded Left(string on = "2023-07-01", Text? reason = null) =>
        new(Htx, Union, Day(on), PhuTho, OrganisationKind.Cooperative, reason);

    [Fact]
    public void A_cooperative_may_be_in_several_unions_and_in_each_once()
    {
        Given(Founded).Beside(UnionFounded).When(Join).Then(Joined);
        Given(Founded, Joined).Beside(UnionFounded with { Organisation = new("lh-2") })
            .When(Join with { Union = new("lh-2") }).Then(Joined with { Union = new("lh-2") });
        Given(Founded, Joined).Beside(UnionFounded).When(Join with { On = Day("2023-06-01") })
            .ThenRefused(StartUnionMembership.AlreadyMember);
    }

    [Fact]
    public void Who_left_may_join_again() =>
        Given(Founded, Joined, Left()).Beside(UnionFounded)
            .When(Join with { On = Day("2023-08-01") })
            .Then(Joined with { On = Day("2023-08-01") });

    [Fact]
    public void Only_an_active_cooperative_joins()
    {
        Given(Founded, Suspended("2023-04-01")).Beside(UnionFounded).When(Join)
            .ThenRefused(StartUnionMembership.NotActive);
        Given(Founded with { Kind = OrganisationKind.Group }).Beside(UnionFounded).When(Join)
            .ThenRefused(StartUnionMembership.NotACooperative);
        Nothing.Beside(UnionFounded).When(Join).ThenRefused(Organisation.Unknown);
    }

    [Fact]
    public void What_is_joined_is_a_union_that_is_alive()
    {
        Given(Founded).When(Join).ThenRefused(Organisation.Unknown);
        Given(Founded).Beside(Founded with { Organisation = Union }).When(Join)
            .ThenRefused(StartUnionMembership.NotAUnion);
        Given(Founded)
            .Beside(UnionFounded, Dissolved("2023-04-01") with
            {
                Organisation = Union, Kind = OrganisationKind.Union,
            })
            .When(Join).ThenRefused(Organisation.Dissolved);
    }

    [Fact]
    public void An_entry_repeated_after_the_union_ended_changes_nothing() =>
        Given(Founded, Joined).When(Join).ThenNothing();

    [Fact]
    public void A_member_leaves_for_a_reason_or_without_one()
    {
        Given(Founded, Joined).When(Leave).Then(Left());
        Given(Founded, Joined).When(Leave with { Reason = Reason }).Then(Left(reason: Reason));
        Given(Founded).When(Leave).ThenRefused(EndUnionMembership.NotAMember);
        Nothing.When(Leave).ThenRefused(Organisation.Unknown);
    }

    [Fact]
    public void A_dissolution_ends_every_membership_by_facts_of_their_own() =>
        Given(Founded, Initiated("2023-06-01"), Admitted("2023-04-01"), Joined,
                Joined with { Union = new("lh-0") })
            .When(new DissolveCooperative(Htx, Day("2023-09-01")))
            .Then(
                Ended("2023-09-01", MembershipEnded.ByDissolution),
                Left("2023-09-01", MembershipEnded.ByDissolution) with { Union = new("lh-0") },
                Left("2023-09-01", MembershipEnded.ByDissolution),
                Dissolved("2023-09-01", initiated: "2023-06-01"));

    [Fact]
    public void An_entry_before_a_dissolution_that_did_not_end_it_is_refused() =>
        Given(Founded, Dissolved("2023-09-01")).Beside(UnionFounded).When(Join)
            .ThenLaterFactStands(2, Organisation.TiesOpen);
}
