using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Facets;

/// <summary>What support was given for.</summary>
/// <remarks>Source: Decision 1804/QĐ-TTg of 13/11/2020. Known from totals alone until single
/// grants are recorded. The default value is support of a new cooperative.</remarks>
public enum SupportKind
{
    [Label("Thành lập mới", "New cooperative")]
    NewCooperative,

    [Label("Xúc tiến thương mại", "Trade promotion")]
    TradePromotion,

    [Label("Máy móc, thiết bị", "Machinery")]
    Machinery,

    [Label("Đào tạo, bồi dưỡng", "Training")]
    Training,

    [Label("Hạ tầng", "Infrastructure")]
    Infrastructure,

    [Label("Khác", "Other")]
    Other,
}
