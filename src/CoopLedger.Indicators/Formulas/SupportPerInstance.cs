namespace CoopLedger.Indicators.Formulas;

/// <summary>The money spent on support over its instances.</summary>
public sealed class SupportPerInstance() : Ratio(
    "support-per-instance", Labels.Of("Bình quân mỗi lượt hỗ trợ", "Average support"),
    Unit.Dong, 0, "support-amount", "support-instances");
