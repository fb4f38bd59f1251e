using System.Collections.Immutable;
using CoopLedger.Domain.Bodies;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The bodies, each with every name that sources gave it, so that a search for any of
/// them finds it.</summary>
public sealed class BodyRegister() : Register<Body>(
    "bodies", "body", Labels.Of("Cơ quan, tổ chức", "Bodies"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("name", "Tên", "Name"),
        Column.OfNumber("names", "Số tên gọi", "Names"),
        Column.Of("aliases", "Tên gọi khác", "Other names"),
    ];

    protected override IEnumerable<Cell> Cells(
        Body state, ImmutableArray<Fact> facts, DateOnly asOf)
    {
        var aliases = string.Join("; ", state.Names.Skip(1).Select(named => named.Name));
        return
        [
            Cell.Of(state.Names[0].Name), Cell.Of(state.Names.Length),
            aliases.Length == 0 ? Cell.Empty : Cell.Of(aliases),
        ];
    }
}
