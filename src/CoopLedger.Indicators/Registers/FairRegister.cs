using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Promotion;

namespace CoopLedger.Indicators.Registers;

/// <summary>Who took part in which fair.</summary>
public sealed class FairRegister() : Register<Single<PromotionParticipated>>(
    "fairs", "promotion", Labels.Of("Xúc tiến thương mại", "Trade promotion"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Tổ chức:hội chợ", "Organisation:fair"),
        Column.Of("organisation", "Tổ chức", "Organisation"), Column.Of("fair", "Hội chợ", "Fair"),
        Column.Of("opened", "Khai mạc", "Opened"), Column.Of("place", "Địa bàn", "Place"),
        Column.OfNumber("productTypes", "Loại sản phẩm", "Product types"),
        Column.Of("unit", "Đơn vị", "Unit"),
    ];

    protected override IEnumerable<Cell> Cells(
        Single<PromotionParticipated> state, ImmutableArray<Fact> facts, DateOnly asOf)
    {
        var visit = state.Recorded;
        return
        [
            Cell.Of(visit?.Organisation), Cell.Of(visit?.Fair), Cell.Of(visit?.On),
            Cell.OfCode(visit?.Place), Cell.Of(visit?.ProductTypes.Value), Cell.Of(visit?.Unit),
        ];
    }
}
