namespace CoopLedger.Indicators.Formulas;

/// <summary>Members of the alliance as a share of the registered organisations.</summary>
public sealed class MembershipRateOfRegistered() : Ratio(
    "membership-rate-of-registered",
    Labels.Of("Tỷ lệ thành viên trên tổng số tổ chức", "Members over registered organisations"),
    Unit.Percent, 1, "members", "registered")
{
    public override string? DefaultFacet => RateKinds.Default;
}
