namespace CoopLedger.Indicators.Formulas;

/// <summary>The concessional part of what funds agreed to lend.</summary>
public sealed class ConcessionalShare() : Ratio(
    "concessional-share", Labels.Of("Tỷ lệ vay ưu đãi", "Concessional share of lending"),
    Unit.Percent, 1, "concessional-amount-approved", "loan-amount-approved");
