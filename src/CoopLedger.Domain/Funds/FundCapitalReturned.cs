using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Funds;

/// <summary>A fund gave capital back to whom it came from.</summary>
[EventName("fund.capital-returned.v1"), Label("Hoàn vốn quỹ", "Fund capital returned")]
public sealed record FundCapitalReturned(
    FundId Fund,
    DateOnly On,
    Vnd Amount,
    FundSource FundSource,
    UnitId Unit,
    Text? Receiver,
    Text? Document) : EventOf<Fund>
{
    public override Fund ApplyTo(Fund state) => state with
    {
        Capital = checked(state.Capital - Amount.Dong),
    };

    public override Refusal? CannotFollow(Fund before) =>
        before.RefuseMovement(Fund, On, Unit, FundSource)
        ?? (before.Capital < Amount.Dong
            ? Funds.Fund.Insufficient.BrokenByField(
                "amountVnd", Fund, On, Loan.Money(before.Capital), Amount)
            : null);
}

/// <summary>Records capital that a fund gave back.</summary>
/// <param name="Fund">The fund, with at least that much capital on the day.</param>
/// <param name="AmountVnd">The amount, more than zero.</param>
/// <param name="On">The day it was given back.</param>
/// <param name="Receiver">To whom, such as the provincial budget; no names of persons.</param>
/// <param name="Document">The number of the voucher, which tells two equal amounts of one day
/// apart.</param>
[CommandName("return-fund-capital"), Label("Hoàn vốn quỹ", "Return fund capital")]
public sealed record ReturnFundCapital(
    [Label("Quỹ", "Fund")] FundId Fund,
    [Label("Số tiền", "Amount")] Vnd AmountVnd,
    [Label("Ngày hoàn vốn", "Day of return")] DateOnly On,
    [Label("Nơi nhận", "Receiver")] Text? Receiver = null,
    [Label("Số chứng từ", "Document")] Text? Document = null) : CommandOf<Fund>
{
    public override StreamName Stream => Funds.Fund.Stream(Fund);

    public override Decision Decide(Fund state) =>
        state.UnitOn(On) is not { } unit
            ? Decision.Refuse(Funds.Fund.Unknown.BrokenByField("fund", Fund, On))
        : AmountVnd.Dong == 0
            ? Decision.Refuse(DisburseLoan.NotPositive.BrokenByField("amountVnd"))
            : Decision.Record(new FundCapitalReturned(
                Fund, On, AmountVnd, state.Establishment!.FundSource, unit, Receiver, Document));
}
