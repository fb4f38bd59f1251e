using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Regulations;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Funds;

/// <summary>A fund's own rules of lending came into force; they last until the next ones.
/// </summary>
[EventName("fund.lending-policy-adopted.v1")]
[Label("Ban hành quy chế cho vay", "Lending policy adopted")]
public sealed record LendingPolicyAdopted(
    FundId Fund,
    DateOnly On,
    TermMonths TermMax,
    Vnd PerBorrowerMax,
    BasisPoints EquityShareMin,
    BasisPoints AnnualRate,
    Text? Decision) : EventOf<Fund>
{
    public override int RankInDay => 1;

    public override Fund ApplyTo(Fund state) => state with { Policy = this };

    public override Refusal? CannotFollow(Fund before) =>
        before.Establishment is null ? Funds.Fund.Unknown.BrokenByField("fund", Fund, On)
        : before.Policy?.On == On
            ? AdoptLendingPolicy.AlreadyAdopted.BrokenByField("on", Fund, On)
            : null;
}

/// <summary>Adopts a fund's rules of lending. They bind the loans approved from that day on, and
/// none approved before.</summary>
/// <param name="Fund">The fund, established by that day.</param>
/// <param name="On">The first day in force.</param>
/// <param name="MaxTermMonths">The longest term of a loan.</param>
/// <param name="PerBorrowerLimitVnd">The most that is lent to one borrower, more than zero.</param>
/// <param name="MinEquityShare">The least share of the total investment that the borrower pays
/// itself, not below that of the law in force on the day.</param>
/// <param name="AnnualRateBp">The rate of interest for a year.</param>
/// <param name="Decision">The number of the decision.</param>
[CommandName("adopt-lending-policy"), Label("Ban hành quy chế cho vay", "Adopt a lending policy")]
public sealed record AdoptLendingPolicy(
    [Label("Quỹ", "Fund")] FundId Fund,
    [Label("Ngày hiệu lực", "First day in force")] DateOnly On,
    [Label("Thời hạn tối đa (tháng)", "Longest term (months)")] TermMonths MaxTermMonths,
    [Label("Hạn mức mỗi bên vay", "Limit for a borrower")] Vnd PerBorrowerLimitVnd,
    [Label("Vốn tự có tối thiểu", "Least own share")] BasisPoints MinEquityShare,
    [Label("Lãi suất năm", "Annual rate")] BasisPoints AnnualRateBp,
    [Label("Quyết định", "Decision")] Text? Decision = null) : CommandOf<Fund>
{
    public static readonly Rule BelowLegalMinimum = new(
        "policy.below-legal-minimum",
        "Vốn tự có tối thiểu {0} thấp hơn {1} theo quy định ({2}).",
        "A least own share of {0} is below the {1} that the law demands ({2}).",
        "Decree 45/2021/NĐ-CP art. 22 and 31: a fund's own rules keep to the decree");

    public static readonly Rule AlreadyAdopted = new(
        "policy.already-adopted",
        "Quỹ \"{0}\" đã có quy chế cho vay khác có hiệu lực từ {1}.",
        "The fund \"{0}\" already has another lending policy in force from {1}.",
        "Decree 45/2021/NĐ-CP art. 31: one set of rules is in force at a time");

    public override StreamName Stream => Funds.Fund.Stream(Fund);

    public override Decision Decide(Fund state)
    {
        if (PerBorrowerLimitVnd.Dong == 0)
        {
            return Facts.Decision.Refuse(
                DisburseLoan.NotPositive.BrokenByField("perBorrowerLimitVnd"));
        }

        return Regulation.On("equity-share-min", On) is { } law && MinEquityShare.Value < law.Value
            ? Facts.Decision.Refuse(BelowLegalMinimum.BrokenByField(
                "minEquityShare", MinEquityShare, new BasisPoints(law.Value), law))
            : Facts.Decision.Record(new LendingPolicyAdopted(
                Fund, On, MaxTermMonths, PerBorrowerLimitVnd, MinEquityShare, AnnualRateBp,
                Decision));
    }
}
