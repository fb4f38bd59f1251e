using CoopLedger.Indicators.Answers;

namespace CoopLedger.Indicators.Formulas;

/// <summary>Admissions over foundings in the same window: no share, since those admitted need not
/// be among those founded.</summary>
public sealed class AdmissionsPerFounding() : Ratio(
    "admissions-per-founding",
    Labels.Of("Kết nạp so với thành lập mới", "Admissions over foundings"),
    Unit.Percent, 1, "admitted", "founded")
{
    public override string? DefaultFacet => RateKinds.Default;

    protected override void Warn(Reading reading, Bounds numerator, Bounds denominator) =>
        reading.Warn(new("not-a-share", Labels.Of(
            "Tổ chức được kết nạp không nhất thiết mới thành lập trong kỳ.",
            "Those admitted need not be among those founded.")));
}
