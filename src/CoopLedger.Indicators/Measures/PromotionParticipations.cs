using CoopLedger.Domain.Promotion;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Participations (lượt) of organisations in fairs that opened in the window; not
/// organisations.</summary>
public sealed class PromotionParticipations() : Flow(
    "promotion-participations",
    Labels.Of("Số lượt tham gia xúc tiến thương mại", "Participations in trade promotion"),
    Unit.Instances, Dimensions.ByPromotionPlace),
    IPosts<PromotionParticipated>
{
    public void Post(PromotionParticipated fact, in Poster to) =>
        to.Add(fact.Unit, +1, Where(fact.Place));

    /// <summary>A place that was not told may be either.</summary>
    internal static Facet Where(PromotionPlace? place) => place is { } told
        ? Facet.Of(told)
        : Dimensions.ByPromotionPlace.Everything;
}
