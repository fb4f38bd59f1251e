namespace CoopLedger.Indicators.Formulas;

/// <summary>Product types shown over participations in trade promotion.</summary>
public sealed class ProductTypesPerParticipation() : Ratio(
    "product-types-per-participation",
    Labels.Of("Bình quân loại sản phẩm mỗi lượt tham gia", "Product types per participation"),
    Unit.ProductTypes, 1, "product-types-shown", "promotion-participations");
