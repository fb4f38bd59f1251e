using CoopLedger.Domain.Promotion;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Types of product (loại sản phẩm) shown at fairs that opened in the window, added over
/// participations: a type shown at two fairs is two.</summary>
public sealed class ProductTypesShown() : Flow(
    "product-types-shown",
    Labels.Of("Số loại sản phẩm trưng bày", "Product types shown"), Unit.ProductTypes,
    Dimensions.ByPromotionPlace),
    IPosts<PromotionParticipated>
{
    public void Post(PromotionParticipated fact, in Poster to) => to.Add(
        fact.Unit, fact.ProductTypes.Value, PromotionParticipations.Where(fact.Place));
}
