using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.ValueChains;

namespace CoopLedger.Indicators.Registers;

/// <summary>The suppliers of value chains, those whose link has ended included.</summary>
public sealed class ValueChainRegister() : Register<ValueChainLink>(
    "value-chains", "value-chain", Labels.Of("Chuỗi giá trị", "Value chains"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Chuỗi:bên cung cấp", "Chain:supplier"),
        Column.Of("chain", "Chuỗi", "Chain"), Column.Of("supplier", "Bên cung cấp", "Supplier"),
        Column.Of("buyer", "Bên mua", "Buyer"), Column.Of("product", "Sản phẩm", "Product"),
        Column.Of("unit", "Đơn vị", "Unit"), Column.Of("linked", "Liên kết từ", "Linked"),
        Column.Of("unlinked", "Chấm dứt", "Unlinked"),
    ];

    protected override IEnumerable<Cell> Cells(
        ValueChainLink state, ImmutableArray<Fact> facts, DateOnly asOf)
    {
        var link = facts.Select(fact => fact.Event).OfType<ValueChainLinked>().LastOrDefault();
        return
        [
            Cell.Of(link?.Chain), Cell.Of(link?.Supplier), Cell.Of(link?.Buyer),
            Cell.Of(link?.Product), Cell.Of(link?.Unit), Cell.Of(link?.On),
            state.Linked is null ? Cell.Of(state.Unlinked?.On) : Cell.Empty,
        ];
    }
}
