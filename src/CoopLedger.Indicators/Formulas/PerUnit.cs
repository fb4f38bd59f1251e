using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Formulas;

/// <summary>A measure over the number of administrative units in the scope.</summary>
public abstract class PerUnit(string code, Labels labels, Unit unit, string measure)
    : Indicator(code, labels, unit, decimals: 1)
{
    private readonly Lazy<Measure> _measure = new(() => Catalogue.Measure(measure));

    public override string Nature => "average";

    public override Labels Formula => Labels.Of(
        $"{measure} / số đơn vị hành chính", $"{measure} / administrative units in scope");

    public override Dimensions FacetDimensions => _measure.Value.Dimensions;

    public override Answer Answer(Reading reading)
    {
        var value = reading.Balance(_measure.Value);
        var units = Bounds.Exactly(reading.UnitsInScope);
        return reading.Answered(
            this, value, units, Bounds.Ratio(value, units),
            Labels.Of("Phạm vi không có đơn vị nào.", "The scope has no unit."));
    }
}

/// <summary>Members for each unit.</summary>
public sealed class MembersPerUnit() : PerUnit(
    "members-per-unit", Labels.Of("Bình quân thành viên mỗi tỉnh", "Members per unit"),
    Unit.Members, "members");

/// <summary>Admissions for each unit.</summary>
public sealed class AdmittedPerUnit() : PerUnit(
    "admitted-per-unit", Labels.Of("Bình quân kết nạp mỗi tỉnh", "Admissions per unit"),
    Unit.Members, "admitted");

/// <summary>Disbursements for each unit.</summary>
public sealed class LoansPerUnit() : PerUnit(
    "loans-per-unit", Labels.Of("Bình quân lượt vay mỗi tỉnh", "Disbursements per unit"),
    Unit.Loans, "loans");
