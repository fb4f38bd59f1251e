using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Funds;

/// <summary>A fund that lends to cooperatives was established.</summary>
[EventName("fund.established.v1"), Label("Thành lập quỹ", "Fund established")]
public sealed record FundEstablished(
    FundId Fund,
    DateOnly On,
    UnitId Unit,
    FundSource FundSource,
    Vnd? CharterCapital,
    Text? Name) : EventOf<Fund>
{
    public override int RankInDay => 0;

    public override Fund ApplyTo(Fund state) => state with { Establishment = this };

    public override Refusal? CannotFollow(Fund before) =>
        before.Establishment is { } establishment
            ? EstablishFund.Exists.BrokenByField("fund", Fund, establishment.On)
            : null;
}

/// <summary>Establishes a fund. Its charter capital is what the decision promises; capital counts
/// when it is received.</summary>
/// <param name="Fund">The fund's id.</param>
/// <param name="Unit">The administrative unit whose alliance manages the fund, and in which its
/// capital counts.</param>
/// <param name="FundSource">The kind of fund.</param>
/// <param name="On">The day of establishment.</param>
/// <param name="CharterCapitalVnd">The charter capital, if the decision names one.</param>
/// <param name="Name">The fund's name.</param>
[CommandName("establish-fund"), Label("Thành lập quỹ", "Establish a fund")]
public sealed record EstablishFund(
    [Label("Quỹ", "Fund")] FundId Fund,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Nguồn vốn", "Fund source")] FundSource FundSource,
    [Label("Ngày thành lập", "Day of establishment")] DateOnly On,
    [Label("Vốn điều lệ", "Charter capital")] Vnd? CharterCapitalVnd = null,
    [Label("Tên quỹ", "Name")] Text? Name = null) : CommandOf<Fund>
{
    public static readonly Rule Exists = new(
        "fund.exists",
        "Quỹ \"{0}\" đã được thành lập ngày {1} với nội dung khác.",
        "The fund \"{0}\" was established on {1}, and differs.",
        "Book-keeping: a fund is opened once");

    public override StreamName Stream => Funds.Fund.Stream(Fund);

    public override Decision Decide(Fund state) =>
        AdministrativeUnits.Refuse(Unit, On) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new FundEstablished(
                Fund, On, Unit, FundSource, CharterCapitalVnd, Name));
}
