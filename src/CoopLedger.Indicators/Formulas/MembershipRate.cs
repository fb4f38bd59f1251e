using CoopLedger.Indicators.Answers;

namespace CoopLedger.Indicators.Formulas;

/// <summary>Members of the alliance over active organisations, as alliances publish it. The
/// members need not be active, so that it is no share and may exceed 100 %.</summary>
public sealed class MembershipRate() : Ratio(
    "membership-rate",
    Labels.Of("Tỷ lệ thành viên trên tổ chức đang hoạt động", "Members over active organisations"),
    Unit.Percent, 1, "members", "active")
{
    public override string? DefaultFacet => RateKinds.Default;

    protected override void Warn(Reading reading, Bounds numerator, Bounds denominator)
    {
        reading.Warn(new("members-need-not-be-active", Labels.Of(
            "Thành viên không nhất thiết đang hoạt động: tử số có thể không nằm trong mẫu số.",
            "Members need not be active: the numerator may not be a part of the denominator.")));
        if (denominator.High is { } most && most > 0 && numerator.Low > most)
        {
            reading.Warn(new("above-whole", Labels.Of(
                "Số thành viên lớn hơn số tổ chức đang hoạt động đã biết.",
                "There are more members than active organisations on record.")));
        }
    }
}
