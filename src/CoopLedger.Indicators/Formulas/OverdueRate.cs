namespace CoopLedger.Indicators.Formulas;

/// <summary>What is overdue as a share of what is outstanding.</summary>
public sealed class OverdueRate() : Ratio(
    "overdue-rate", Labels.Of("Tỷ lệ nợ quá hạn", "Share of loans overdue"),
    Unit.Percent, 2, "loan-overdue", "loan-outstanding");
