namespace CoopLedger.Indicators.Formulas;

/// <summary>New cooperatives supported over cooperatives founded in the window.</summary>
public sealed class SupportCoverage() : Ratio(
    "support-coverage",
    Labels.Of("Tỷ lệ HTX thành lập mới được hỗ trợ", "New cooperatives supported"),
    Unit.Percent, 1, "support-instances", "founded")
{
    public override string? DefaultFacet => "new-cooperative";

    protected override string? DenominatorFacet => "cooperative";
}
