using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Facets;

namespace CoopLedger.Indicators.Formulas;

/// <summary>Organisations whose operations have been stopped for more than 12 months at the end of
/// the day. Those known only from totals may be among them, which gives the value two ends.
/// </summary>
public sealed class DormantTooLong() : Indicator(
    "dormant-over-12-months",
    Labels.Of("Số tổ chức ngừng hoạt động trên 12 tháng", "Dormant for more than 12 months"),
    Unit.Organisations, 0)
{
    public override string Nature => "stock";

    public override Labels Formula => Labels.Of(
        "đếm tổ chức ngừng hoạt động quá dormancy-watch (register dormancy-watch)",
        "organisations suspended for longer than dormancy-watch (register dormancy-watch)");

    public override Dimensions FacetDimensions => Dimensions.ByKind;

    public override Answer Answer(Reading reading)
    {
        var dormant = Bounds.Rest(
            reading.Balance(Catalogue.Measure("registered")),
            reading.Balance(Catalogue.Measure("active"), part: "subtrahend"));
        var listed = reading.Organisations(null).Where(one => !one.IsActive).ToList();
        var known = listed.Count(one => one.IsDormantTooLongOn(reading.Question.To));
        var value = dormant.IsExact && dormant.Low == listed.Count
            ? Bounds.Exactly(known)
            : new Bounds(known, Most(dormant, listed.Count - known, known), dormant.IsAbout);
        if (!value.IsExact)
        {
            reading.Warn(new("totals-not-listed", Labels.Of(
                "Một số tổ chức ngừng hoạt động chỉ biết qua số tổng, không rõ từ ngày nào.",
                "Some dormant organisations are known from totals alone, without a day.")));
        }

        return reading.Answered(this, value, Bounds.Exactly(1), value);
    }

    private static Domain.Values.Rational? Most(Bounds dormant, int recent, int known) =>
        dormant.High is not { } most ? null
        : most - recent > known ? most - recent
        : known;
}
