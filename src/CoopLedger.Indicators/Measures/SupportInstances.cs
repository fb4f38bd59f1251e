using CoopLedger.Indicators.Facets;

namespace CoopLedger.Indicators.Measures;

/// <summary>Instances of support (lượt), known from totals: one organisation supported in two
/// ways is two, so that kinds may be added but are not organisations.</summary>
public sealed class SupportInstances() : Flow(
    "support-instances", Labels.Of("Số lượt hỗ trợ", "Instances of support"), Unit.Instances,
    Dimensions.BySupportKind);
