using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Support;

namespace CoopLedger.Indicators.Registers;

/// <summary>The grants of support, those that were revoked included.</summary>
public sealed class SupportRegister() : Register<SupportGrant>(
    "support", "support", Labels.Of("Hỗ trợ", "Support"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Tổ chức:nội dung:mã", "Organisation:kind:grant"),
        Column.Of("organisation", "Tổ chức", "Organisation"),
        Column.Of("kind", "Nội dung", "Kind"),
        Column.OfNumber("amountVnd", "Kinh phí (đồng)", "Amount (dong)"),
        Column.Of("granted", "Ngày hỗ trợ", "Granted"), Column.Of("budget", "Nguồn", "Budget"),
        Column.Of("decision", "Quyết định", "Decision"), Column.Of("plan", "Kế hoạch", "Plan"),
        Column.Of("unit", "Đơn vị", "Unit"), Column.Of("revoked", "Ngày thu hồi", "Revoked"),
    ];

    protected override IEnumerable<Cell> Cells(
        SupportGrant state, ImmutableArray<Fact> facts, DateOnly asOf) =>
    [
        Cell.Of(state.Granted?.Organisation), Cell.OfCode(state.Granted?.Kind),
        Cell.Of(state.Granted?.Amount.Dong), Cell.Of(state.Granted?.On),
        Cell.Of(state.Granted?.Budget), Cell.Of(state.Granted?.Decision),
        Cell.Of(state.Granted?.Plan), Cell.Of(state.Granted?.Unit), Cell.Of(state.Revoked?.On),
    ];
}
