using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Funds;

/// <summary>What is known of a fund on a day.</summary>
public sealed record Fund : IState<Fund>
{
    public static readonly Rule Unknown = new(
        "fund.unknown",
        "Quỹ \"{0}\" chưa được thành lập tính đến {1}.",
        "The fund \"{0}\" has not been established by {1}.",
        "Decree 45/2021/NĐ-CP: a fund acts from its establishment");

    public static readonly Rule Differs = new(
        "fund.unit-or-kind-differs",
        "Sự kiện ngày {1} của quỹ \"{0}\" đã được tính cho đơn vị hoặc nguồn vốn khác.",
        "The fact of {1} about the fund \"{0}\" was counted in another unit or for another source.",
        "Book-keeping: what was counted in one account is not closed in another");

    public static readonly Rule Insufficient = new(
        "fund.insufficient",
        "Vốn của quỹ \"{0}\" tính đến {1} là {2}, không đủ {3}.",
        "The capital of the fund \"{0}\" by {1} is {2}, which is less than {3}.",
        "Book-keeping: what is not there cannot be given");

    public static Fund Initial { get; } = new();

    public FundEstablished? Establishment { get; init; }

    /// <summary>What was received less what was returned, in dong; what is lent out is still the
    /// fund's capital.</summary>
    public long Capital { get; init; }

    /// <summary>Whether any capital was ever recorded: without it nothing is known of how much
    /// there is.</summary>
    public bool KnowsCapital { get; init; }

    /// <summary>The rules of lending in force on the day.</summary>
    public LendingPolicyAdopted? Policy { get; init; }

    public static StreamName Stream(FundId id) => new($"fund-{id}");

    /// <summary>The administrative unit in which facts of a day count: the owner's, or the one that
    /// holds its territory by then.</summary>
    public UnitId? UnitOn(DateOnly day) => Establishment is { } establishment
        ? AdministrativeUnits.HolderOn(establishment.Unit, day)
        : null;

    internal Refusal? RefuseMovement(FundId id, DateOnly day, UnitId unit, FundSource source) =>
        Establishment is null ? Unknown.BrokenByField("fund", id, day)
        : (UnitOn(day), Establishment.FundSource) != (unit, source)
            ? Differs.BrokenByField("fund", id, day)
            : null;
}
