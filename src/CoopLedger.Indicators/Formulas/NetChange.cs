using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;

namespace CoopLedger.Indicators.Formulas;

/// <summary>What the facts of a window say the registered stock grew by; below zero when it
/// shrank.</summary>
public sealed class NetChange() : Indicator(
    "net-change", Labels.Of("Tăng thuần số tổ chức", "Net change of organisations"),
    Unit.Organisations, 0)
{
    private const string Words = "founded + split-off + converted-in + relocated-in "
        + "− dissolved − merged-away − converted-out − relocated-out";

    private static readonly string[] Gains =
        ["founded", "split-off", "converted-in", "relocated-in"];

    private static readonly string[] Losses =
        ["dissolved", "merged-away", "converted-out", "relocated-out"];

    private static readonly Labels NoEnd = Labels.Of(
        "Số giảm chỉ biết là \"trên\", không có giới hạn.",
        "What was lost is only known as \"over\" something, without an end.");

    public override string Nature => "flow";

    public override Labels Formula => Labels.Of(Words, Words);

    public override Dimensions FacetDimensions => Dimensions.ByKind;

    public override Answer Answer(Reading reading)
    {
        var value = Of(reading, Contribution.Counted, "subtrahend");
        return reading.Answered(this, value, Bounds.Exactly(1), value, NoEnd);
    }

    /// <summary>The change, or <see langword="null"/> when nothing limits what was lost.</summary>
    internal static Bounds? Of(Reading reading, string gained, string lost)
    {
        var gains = Sum(reading, Gains, gained);
        var losses = Sum(reading, Losses, lost);
        return losses.High is { } most
            ? new(gains.Low - most, gains.High - losses.Low, gains.IsAbout || losses.IsAbout)
            : null;
    }

    private static Bounds Sum(Reading reading, string[] measures, string part) => measures
        .Select(code => reading.Balance(
            Catalogue.Measure(code), part: part, mayBeEmpty: code is not "founded"))
        .Aggregate((all, one) => all + one);
}
