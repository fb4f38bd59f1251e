using System.Collections.Immutable;
using CoopLedger.Domain.Conflicts;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The contradictions between sources, with all their sides, open or resolved.</summary>
public sealed class ConflictRegister() : Register<Conflict>(
    "conflicts", "conflict", Labels.Of("Mâu thuẫn nguồn", "Conflicts between sources"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("kind", "Loại", "Kind"),
        Column.Of("subject", "Về", "Subject"), Column.Of("unit", "Đơn vị", "Unit"),
        Column.Of("sides", "Các bên", "Sides"),
        Column.Of("reference", "Tham chiếu", "Reference"),
        Column.Of("status", "Trạng thái", "Status"),
        Column.Of("resolution", "Cách giải quyết", "Resolution"),
    ];

    protected override IEnumerable<Cell> Cells(
        Conflict state, ImmutableArray<Fact> facts, DateOnly asOf) =>
    [
        Cell.OfCode(state.Raised?.Kind), Cell.Of(state.Raised?.Subject),
        Cell.Of(state.Raised?.Unit),
        Cell.Of(string.Join(" ≠ ", state.Sides.Select(side => $"{side.Value} [{side.Source}]"))),
        Cell.Of(state.Raised?.Reference),
        state.IsOpen
            ? Cell.OfWord("open", "chưa giải quyết", "open")
            : Cell.OfWord("resolved", "đã giải quyết", "resolved"),
        Cell.Of(state.Resolved?.Resolution),
    ];
}
