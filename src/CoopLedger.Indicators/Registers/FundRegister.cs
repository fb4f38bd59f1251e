using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Funds;

namespace CoopLedger.Indicators.Registers;

/// <summary>The funds, each with its capital and its rules of lending on the day.</summary>
public sealed class FundRegister() : Register<Fund>("funds", "fund", Labels.Of("Quỹ", "Funds"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("name", "Tên", "Name"),
        Column.Of("fundSource", "Nguồn vốn", "Fund source"), Column.Of("unit", "Đơn vị", "Unit"),
        Column.Of("established", "Thành lập", "Established"),
        Column.OfNumber("charterCapitalVnd", "Vốn điều lệ (đồng)", "Charter capital (dong)"),
        Column.OfNumber("capitalVnd", "Vốn (đồng)", "Capital (dong)"),
        Column.Of("policySince", "Quy chế từ", "Policy since"),
        Column.OfNumber("termMonthsMax", "Thời hạn tối đa (tháng)", "Longest term (months)"),
        Column.OfNumber("perBorrowerMaxVnd", "Hạn mức (đồng)", "Limit for a borrower (dong)"),
        Column.OfNumber("equityShareMinBp", "Vốn tự có tối thiểu", "Least own share"),
        Column.OfNumber("annualRateBp", "Lãi suất năm", "Annual rate"),
    ];

    protected override IEnumerable<Cell> Cells(
        Fund state, ImmutableArray<Fact> facts, DateOnly asOf) =>
    [
        Cell.Of(state.Establishment?.Name), Cell.OfCode(state.Establishment?.FundSource),
        Cell.Of(state.UnitOn(asOf)), Cell.Of(state.Establishment?.On),
        Cell.Of(state.Establishment?.CharterCapital?.Dong),
        Cell.Of(state.KnowsCapital ? state.Capital : null), Cell.Of(state.Policy?.On),
        Cell.Of(state.Policy?.TermMax.Months), Cell.Of(state.Policy?.PerBorrowerMax.Dong),
        Cell.OfHundredths(state.Policy?.EquityShareMin.Value),
        Cell.OfHundredths(state.Policy?.AnnualRate.Value),
    ];
}
