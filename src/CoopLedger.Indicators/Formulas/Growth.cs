using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Formulas;

/// <summary>How much a stock grew over a window, as a share of what it was the day before the
/// window; absent when that was nothing.</summary>
public abstract class Growth(string code, Labels labels, string stock)
    : Indicator(code, labels, Unit.Percent, decimals: 1)
{
    private static readonly Labels NoWindow = Labels.Of(
        "Cần ngày đầu kỳ (--from).", "It needs the first day of its window (--from).");

    private static readonly Labels NoOpening = Labels.Of(
        "Số đầu kỳ bằng 0 hoặc không biết chính xác.",
        "The opening stock is zero or not exactly known.");

    private readonly Lazy<Measure> _stock = new(() => Catalogue.Measure(stock));

    public override string Nature => "growth";

    public override Labels Formula => Labels.Of(
        $"({stock} cuối kỳ − đầu kỳ) / đầu kỳ [{RateKinds.Default}]",
        $"({stock} closing − opening) / opening [{RateKinds.Default}]");

    public override Dimensions FacetDimensions => _stock.Value.Dimensions;

    public override string? DefaultFacet => RateKinds.Default;

    public override Answer Answer(Reading reading)
    {
        if (reading.Question.From is not { } from || from == DateOnly.MinValue)
        {
            return reading.Answered(this, null, null, null, NoWindow);
        }

        var facet = reading.Question.Facet ?? DefaultFacet;
        var closing = reading.Balance(_stock.Value, facet);
        var opening = reading.Balance(_stock.Value, facet, "denominator", from.AddDays(-1));
        if (!closing.IsExact || !opening.IsExact)
        {
            return reading.Answered(this, null, opening, null, NoOpening);
        }

        var change = Bounds.Exactly(closing.Low - opening.Low);
        return reading.Answered(
            this, change, opening, Bounds.Ratio(change, opening)?.Times(100), NoOpening);
    }
}

/// <summary>The growth of the registered stock.</summary>
public sealed class RegisteredGrowth() : Growth(
    "registered-growth", Labels.Of("Tốc độ tăng số tổ chức", "Growth of registered organisations"),
    "registered");

/// <summary>The growth of the membership.</summary>
public sealed class MembersGrowth() : Growth(
    "members-growth", Labels.Of("Tốc độ tăng thành viên", "Growth of membership"), "members");
