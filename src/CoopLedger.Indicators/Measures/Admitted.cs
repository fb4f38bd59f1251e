using CoopLedger.Domain.Memberships;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Admissions in the window; an organisation admitted again counts again.</summary>
public sealed class Admitted() : Flow(
    "admitted", Labels.Of("Số thành viên kết nạp", "Members admitted"), Unit.Members,
    Dimensions.ByKind),
    IPosts<MemberAdmitted>
{
    public void Post(MemberAdmitted fact, in Poster to) =>
        to.Add(fact.Unit, +1, Facet.Of(fact.Kind));
}
