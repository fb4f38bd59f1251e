using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Funds;

/// <summary>A fund received capital.</summary>
[EventName("fund.capital-received.v1"), Label("Bổ sung vốn quỹ", "Fund capital received")]
public sealed record FundCapitalReceived(
    FundId Fund,
    DateOnly On,
    Vnd Amount,
    FundSource FundSource,
    UnitId Unit,
    Text? Source,
    Text? Document) : EventOf<Fund>
{
    public override int RankInDay => 1;

    public override Fund ApplyTo(Fund state) => state with
    {
        Capital = checked(state.Capital + Amount.Dong),
        KnowsCapital = true,
    };

    public override Refusal? CannotFollow(Fund before) =>
        before.RefuseMovement(Fund, On, Unit, FundSource)
        ?? (before.Capital > Vnd.Max - Amount.Dong
            ? ReceiveFundCapital.TooMuch.BrokenByField("amountVnd", Fund, new Vnd(Vnd.Max))
            : null);
}

/// <summary>Records capital that a fund received.</summary>
/// <param name="Fund">The fund, established by that day.</param>
/// <param name="AmountVnd">The amount, more than zero.</param>
/// <param name="On">The day it was received.</param>
/// <param name="Source">Who gave it, such as the provincial budget; no names of persons.</param>
/// <param name="Document">The number of the receipt, which tells two equal amounts of one day
/// apart.</param>
[CommandName("receive-fund-capital"), Label("Bổ sung vốn quỹ", "Receive fund capital")]
public sealed record ReceiveFundCapital(
    [Label("Quỹ", "Fund")] FundId Fund,
    [Label("Số tiền", "Amount")] Vnd AmountVnd,
    [Label("Ngày nhận vốn", "Day of receipt")] DateOnly On,
    [Label("Nguồn cấp", "Source")] Text? Source = null,
    [Label("Số chứng từ", "Document")] Text? Document = null) : CommandOf<Fund>
{
    public static readonly Rule TooMuch = new(
        "fund.capital-too-large",
        "Vốn của quỹ \"{0}\" sẽ vượt {1}, mức lớn nhất mà sổ ghi được.",
        "The capital of the fund \"{0}\" would pass {1}, the most that the ledger can hold.",
        "Book-keeping: money is counted in whole dong up to 10^18");

    public override StreamName Stream => Funds.Fund.Stream(Fund);

    public override Decision Decide(Fund state) =>
        state.UnitOn(On) is not { } unit
            ? Decision.Refuse(Funds.Fund.Unknown.BrokenByField("fund", Fund, On))
        : AmountVnd.Dong == 0
            ? Decision.Refuse(DisburseLoan.NotPositive.BrokenByField("amountVnd"))
            : Decision.Record(new FundCapitalReceived(
                Fund, On, AmountVnd, state.Establishment!.FundSource, unit, Source, Document));
}
