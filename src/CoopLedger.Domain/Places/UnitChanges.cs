using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Places;

/// <summary>What became of an administrative unit by a day, beside the reference data.</summary>
public sealed record UnitChanges : IState<UnitChanges>
{
    public static readonly Rule Closed = new(
        "unit.closed",
        "Đơn vị \"{0}\" đã nhập toàn bộ vào \"{1}\" từ ngày {2}.",
        "The unit \"{0}\" has been part of \"{1}\" since {2}.",
        "Law 72/2025/QH15 on local government: a unit that was merged is no more (not verified)");

    public static readonly Rule Unchanged = new(
        "unit.unchanged",
        "Đơn vị \"{0}\" vào ngày {1} đã là: {2}.",
        "The unit \"{0}\" is on {1} already: {2}.",
        "Book-keeping: a change that changes nothing is no fact");

    public static UnitChanges Initial { get; } = new();

    /// <summary>The name, when another than that of the reference data.</summary>
    public Text? Name { get; init; }

    /// <summary>The kind, when it was changed.</summary>
    public UnitKind? Kind { get; init; }

    /// <summary>Its end, when it has come.</summary>
    public UnitAbsorbed? Absorbed { get; init; }

    public static StreamName Stream(UnitId unit) => new($"unit-{unit}");

    /// <summary>Why nothing can be changed of the unit any more, if so.</summary>
    internal Refusal? RefuseWhenAbsorbed(UnitId unit, string field = "unit") =>
        Absorbed is { } end ? Closed.BrokenByField(field, unit, end.Into, end.On) : null;
}
