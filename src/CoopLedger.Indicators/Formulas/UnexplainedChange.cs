using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;

namespace CoopLedger.Indicators.Formulas;

/// <summary>What the registered stock grew by in a window beyond what the facts explain: stocks
/// recorded as totals, and flows recorded as totals that no stock followed. Real reports do not
/// balance; the rest is shown, not forced to zero.</summary>
public sealed class UnexplainedChange() : Indicator(
    "unexplained-change",
    Labels.Of("Biến động chưa rõ nguyên nhân", "Unexplained change of organisations"),
    Unit.Organisations, 0)
{
    private static readonly Labels NoWindow = Labels.Of(
        "Cần ngày đầu kỳ (--from).", "It needs the first day of its window (--from).");

    private static readonly Labels NotExact = Labels.Of(
        "Số đầu kỳ, cuối kỳ hoặc biến động không biết chính xác.",
        "The opening stock, the closing stock or the change is not exactly known.");

    public override string Nature => "flow";

    public override Labels Formula => Labels.Of(
        "registered cuối kỳ − đầu kỳ − net-change", "registered closing − opening − net-change");

    public override Dimensions FacetDimensions => Dimensions.ByKind;

    public override Answer Answer(Reading reading)
    {
        if (reading.Question.From is not { } from || from == DateOnly.MinValue)
        {
            return reading.Answered(this, null, null, null, NoWindow);
        }

        var registered = Catalogue.Measure("registered");
        var closing = reading.Balance(registered);
        var opening = reading.Balance(
            registered, part: "subtrahend", stockOn: from.AddDays(-1), mayBeEmpty: true);
        var explained = NetChange.Of(reading, "subtrahend", Contribution.Counted);
        if (!closing.IsExact || !opening.IsExact || explained is not { IsExact: true } known)
        {
            return reading.Answered(this, null, null, null, NotExact);
        }

        var rest = Bounds.Exactly(closing.Low - opening.Low - known.Low);
        if (!rest.IsZero)
        {
            reading.Warn(new("does-not-balance", Labels.Of(
                "Một phần biến động chỉ có số tổng, không có sự kiện nào giải thích.",
                "A part of the change is only known as totals that no fact explains.")));
        }

        return reading.Answered(this, rest, Bounds.Exactly(1), rest);
    }
}
