using CoopLedger.Indicators.Facets;

namespace CoopLedger.Indicators.Measures;

/// <summary>Money spent on support in the window, known from totals.</summary>
public sealed class SupportAmount() : Flow(
    "support-amount", Labels.Of("Kinh phí hỗ trợ", "Amount of support"), Unit.Dong,
    Dimensions.BySupportKind);
