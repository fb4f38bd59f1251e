using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;

namespace CoopLedger.Indicators.Formulas;

/// <summary>Members that are active as a share of the active organisations: unlike the rate that
/// alliances publish it is a share, never above 100 %, and needs every organisation one by one.
/// </summary>
public sealed class ActiveMembershipRate() : Indicator(
    "active-membership-rate",
    Labels.Of(
        "Tỷ lệ thành viên trong tổ chức đang hoạt động", "Active organisations in membership"),
    Unit.Percent, 1)
{
    private static readonly Labels NotListed = Labels.Of(
        "Một phần thành viên hoặc tổ chức đang hoạt động chỉ biết qua số tổng.",
        "Some of the members or of the active organisations are known from totals alone.");

    private static readonly Labels NoDenominator = Labels.Of(
        "Mẫu số bằng 0 hoặc chưa biết.", "The denominator is zero or not known.");

    public override string Nature => "ratio";

    public override Labels Formula => Labels.Of(
        $"(members ∩ active) / active [{RateKinds.Default}]",
        $"(members ∩ active) / active [{RateKinds.Default}]");

    public override Dimensions FacetDimensions => Dimensions.ByKind;

    public override string? DefaultFacet => RateKinds.Default;

    public override Answer Answer(Reading reading)
    {
        var facet = reading.Question.Facet ?? DefaultFacet;
        var members = reading.Balance(Catalogue.Measure("members"), facet);
        var active = reading.Balance(Catalogue.Measure("active"), facet, "denominator");
        var listed = reading.Organisations(facet).ToList();
        if (members != Bounds.Exactly(listed.Count(one => one.IsMember))
            || active != Bounds.Exactly(listed.Count(one => one.IsActive)))
        {
            return reading.Answered(this, null, active, null, NotListed);
        }

        var both = Bounds.Exactly(listed.Count(one => one.IsMember && one.IsActive));
        return reading.Answered(
            this, both, active, Bounds.Ratio(both, active)?.Times(100), NoDenominator);
    }
}
