using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;

namespace CoopLedger.Indicators.Formulas;

/// <summary>Registered organisations that are not active: dormant is neither dissolving nor
/// dissolved.</summary>
public sealed class Dormant() : Indicator(
    "dormant", Labels.Of("Số tổ chức ngừng hoạt động", "Dormant organisations"),
    Unit.Organisations, 0)
{
    public override string Nature => "stock";

    public override Labels Formula => Labels.Of("registered − active", "registered − active");

    public override Dimensions FacetDimensions => Dimensions.ByKind;

    public override Answer Answer(Reading reading)
    {
        var registered = reading.Balance(Catalogue.Measure("registered"));
        var active = reading.Balance(Catalogue.Measure("active"), part: "subtrahend");
        var rest = Bounds.Rest(registered, active);
        return reading.Answered(this, rest, Bounds.Exactly(1), rest);
    }
}
