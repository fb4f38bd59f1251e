using System.Collections.Immutable;
using CoopLedger.Domain.Emulation;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The emulation movements.</summary>
public sealed class MovementRegister() : Register<Single<MovementLaunched>>(
    "movements", "movement", Labels.Of("Phong trào thi đua", "Emulation movements"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("title", "Tên", "Title"),
        Column.Of("by", "Cơ quan phát động", "Launched by"),
        Column.Of("place", "Phạm vi", "Place"), Column.Of("launched", "Phát động", "Launched"),
        Column.Of("from", "Từ", "From"), Column.Of("to", "Đến", "To"),
    ];

    protected override IEnumerable<Cell> Cells(
        Single<MovementLaunched> state, ImmutableArray<Fact> facts, DateOnly asOf)
    {
        var movement = state.Recorded!;
        return
        [
            Cell.Of(movement.Title), Cell.Of(movement.By),
            Cell.Of((movement.Place ?? Domain.Places.Place.Nation).ToString()),
            Cell.Of(movement.On), Cell.Of(movement.From), Cell.Of(movement.To),
        ];
    }
}
