using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Memberships of cooperatives in unions at the end of the day, where the cooperative is:
/// one that is in two unions counts twice.</summary>
public sealed class UnionMemberships() : Stock(
    "union-memberships", Labels.Of("Số lượt HTX thuộc liên hiệp", "Memberships of unions"),
    Unit.Memberships, Dimensions.None),
    IPosts<UnionMembershipStarted>, IPosts<UnionMembershipEnded>, IPosts<OrganisationRelocated>
{
    public void Post(UnionMembershipStarted fact, in Poster to) =>
        to.Add(fact.Unit, +1);

    public void Post(UnionMembershipEnded fact, in Poster to) =>
        to.Add(fact.Unit, -1);

    public void Post(OrganisationRelocated fact, in Poster to)
    {
        if (fact.Unions > 0)
        {
            to.Add(fact.From, -fact.Unions);
            to.Add(fact.To, fact.Unions);
        }
    }
}
