using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Support;

/// <summary>What support was given for.</summary>
/// <remarks>Source: Decision 1804/QĐ-TTg of 13/11/2020. The default value is support of a new
/// cooperative.</remarks>
public enum SupportKind
{
    [Label("Thành lập mới", "New cooperative"), Also("founding", "htx-moi")]
    NewCooperative,

    [Label("Xúc tiến thương mại", "Trade promotion"), Also("xttm")]
    TradePromotion,

    [Label("Máy móc, thiết bị", "Machinery"), Also("equipment", "may-moc")]
    Machinery,

    [Label("Đào tạo, bồi dưỡng", "Training"), Also("dao-tao", "boi-duong")]
    Training,

    [Label("Hạ tầng", "Infrastructure")]
    Infrastructure,

    [Label("Khác", "Other")]
    Other,
}
