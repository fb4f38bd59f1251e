using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Organisations whose membership of their alliance is open at the end of the day. They
/// need not be active.</summary>
public sealed class Members() : Stock(
    "members", Labels.Of("Số thành viên Liên minh", "Members of the alliance"), Unit.Members,
    Dimensions.ByKind),
    IPosts<MemberAdmitted>, IPosts<MembershipEnded>, IPosts<MemberTransferred>,
    IPosts<OrganisationConverted>, IPosts<OrganisationRelocated>
{
    public void Post(MemberAdmitted fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));

    public void Post(MembershipEnded fact, in Poster to) =>
        to.Add(fact.Unit, -1, Facet.Of(fact.Kind));

    public void Post(MemberTransferred fact, in Poster to)
    {
        to.Add(fact.From, -1, Facet.Of(fact.Kind));
        to.Add(fact.To, +1, Facet.Of(fact.Kind));
    }

    public void Post(OrganisationConverted fact, in Poster to)
    {
        if (fact.MemberIn is { } unit)
        {
            to.Add(unit, -1, Facet.Of(fact.From));
            to.Add(unit, +1, Facet.Of(fact.To));
        }
    }

    public void Post(OrganisationRelocated fact, in Poster to)
    {
        if (fact.MemberIn is { } unit)
        {
            to.Add(unit, -1, Facet.Of(fact.Kind));
            to.Add(fact.To, +1, Facet.Of(fact.Kind));
        }
    }
}
