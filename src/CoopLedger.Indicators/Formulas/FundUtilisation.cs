namespace CoopLedger.Indicators.Formulas;

/// <summary>What is outstanding as a share of the capital of the funds.</summary>
public sealed class FundUtilisation() : Ratio(
    "fund-utilisation", Labels.Of("Tỷ lệ sử dụng vốn của quỹ", "Share of fund capital lent out"),
    Unit.Percent, 1, "loan-outstanding", "fund-capital");
