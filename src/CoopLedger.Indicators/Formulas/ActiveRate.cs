using CoopLedger.Indicators.Answers;

namespace CoopLedger.Indicators.Formulas;

/// <summary>Active organisations as a share of the registered ones.</summary>
public sealed class ActiveRate() : Ratio(
    "active-rate", Labels.Of("Tỷ lệ tổ chức hoạt động", "Share of organisations active"),
    Unit.Percent, 1, "active", "registered")
{
    public override string? DefaultFacet => RateKinds.Default;

    protected override void Warn(Reading reading, Bounds numerator, Bounds denominator)
    {
        if (numerator.IsExact && !numerator.IsZero && numerator == denominator)
        {
            reading.Warn(new("all-active", Labels.Of(
                "Mọi tổ chức đều đang hoạt động: hãy kiểm tra nguồn số liệu.",
                "Every organisation is active: the source may never have counted.")));
        }
    }
}
