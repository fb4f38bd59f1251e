using CoopLedger.Domain.Memberships;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Memberships that ended in the window, those ended by a dissolution included.</summary>
public sealed class Left() : Flow(
    "left", Labels.Of("Số thành viên ra khỏi Liên minh", "Members that left"), Unit.Members,
    Dimensions.ByKind),
    IPosts<MembershipEnded>
{
    public void Post(MembershipEnded fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));
}
