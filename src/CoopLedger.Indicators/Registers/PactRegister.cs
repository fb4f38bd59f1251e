using System.Collections.Immutable;
using CoopLedger.Domain.Emulation;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The emulation pacts, one row for each alliance that signed or was absent.</summary>
public sealed class PactRegister() : Register<PactYear>(
    "pacts", "pact", Labels.Of("Giao ước thi đua", "Emulation pacts"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Cụm:năm:đơn vị", "Cluster:year:unit"),
        Column.Of("pact", "Giao ước", "Pact"), Column.Of("unit", "Đơn vị", "Unit"),
        Column.Of("status", "Trạng thái", "Status"), Column.Of("on", "Ngày", "Day"),
    ];

    protected override IEnumerable<Cell> Cells(
        PactYear state, ImmutableArray<Fact> facts, DateOnly asOf) =>
        state.Signed is { } signed
            ? [
                Cell.Of(signed.Pact), Cell.Of(signed.Unit),
                Cell.OfWord("signed", "đã ký", "signed"), Cell.Of(signed.On),
            ]
            : [
                Cell.Of(state.Absence?.Pact), Cell.Of(state.Absence?.Unit),
                Cell.OfWord("absent", "vắng mặt", "absent"), Cell.Of(state.Absence?.On),
            ];
}
