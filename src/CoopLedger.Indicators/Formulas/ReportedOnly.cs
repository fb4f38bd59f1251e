using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;

namespace CoopLedger.Indicators.Formulas;

/// <summary>An indicator that is published but that the ledger holds no facts for: a figure of it
/// is kept, and cannot be judged.</summary>
public abstract class ReportedOnly(
    string code, Labels labels, Unit unit, int decimals, Labels because)
    : Indicator(code, labels, unit, decimals)
{
    public override string Nature => "reported-only";

    public override Labels Formula { get; } = because;

    public override Dimensions FacetDimensions => Dimensions.None;

    public override Answer Answer(Reading reading) =>
        reading.Answered(this, null, null, null, Formula);
}

/// <summary>What was reached of a plan's target, when the ledger held no plans: version 1 of
/// <see cref="TargetAttainment"/>.</summary>
public sealed class ReportedTargetAttainment() : ReportedOnly(
    "target-attainment", Labels.Of("Tỷ lệ hoàn thành kế hoạch", "Attainment of the plan"),
    Unit.Percent, 0, Labels.Of(
        "Sổ chưa ghi chỉ tiêu kế hoạch nào để so sánh.",
        "The ledger holds no plan target to compare with."));

/// <summary>The share of the collective economy in the local economy.</summary>
public sealed class CollectiveEconomyShare() : ReportedOnly(
    "collective-economy-share",
    Labels.Of("Đóng góp của kinh tế tập thể", "Share of the collective economy"),
    Unit.Percent, 2, Labels.Of(
        "Chỉ biết qua công bố; sổ không có sự kiện nào để tính.",
        "It is known from publications alone; the ledger holds no facts to count."));

/// <summary>Congresses of the Vietnam Cooperative Alliance. An article that counts them dates one.
/// </summary>
public sealed class Congresses() : ReportedOnly(
    "congresses", Labels.Of("Số kỳ đại hội", "Congresses"), Unit.Congresses, 0, Labels.Of(
        "Chỉ biết qua công bố; các kỳ đại hội có ngày xem ở danh mục milestones.",
        "It is known from publications alone; the register milestones lists the dated ones."));

/// <summary>Provinces and cities that have an alliance.</summary>
public sealed class ProvincialAlliances() : ReportedOnly(
    "provincial-alliances", Labels.Of("Số Liên minh HTX cấp tỉnh", "Provincial alliances"),
    Unit.Alliances, 0, Labels.Of(
        "Chỉ biết qua công bố; các Liên minh có ngày thành lập xem ở danh mục alliances.",
        "It is known from publications alone; the register alliances lists the dated ones."));
