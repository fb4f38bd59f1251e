namespace CoopLedger.Indicators.Formulas;

/// <summary>The amount disbursed over the number of disbursements.</summary>
public sealed class AverageLoan() : Ratio(
    "average-loan", Labels.Of("Bình quân mỗi lượt vay", "Average disbursement"),
    Unit.Dong, 0, "loan-amount", "loans");
