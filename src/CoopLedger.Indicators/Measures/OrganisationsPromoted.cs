using CoopLedger.Domain.Promotion;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Organisations that took part in fairs that opened in the window, each once.</summary>
public sealed class OrganisationsPromoted() : Distinct(
    "organisations-promoted",
    Labels.Of("Số tổ chức tham gia xúc tiến thương mại", "Organisations promoted"),
    Unit.Organisations, Dimensions.ByPromotionPlace),
    IPosts<PromotionParticipated>
{
    public override bool TotalsMayRecur => true;

    public void Post(PromotionParticipated fact, in Poster to) => to.AddOnce(
        fact.Unit, fact.Organisation.Text, +1, PromotionParticipations.Where(fact.Place));
}
