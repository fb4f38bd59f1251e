using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;

namespace CoopLedger.Indicators.Registers;

/// <summary>The loans, one row for each, however many tranches it has.</summary>
public sealed class LoanRegister() : Register<Loan>(
    "loans", "loan", Labels.Of("Khoản vay", "Loans"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("borrower", "Bên vay", "Borrower"),
        Column.Of("project", "Dự án", "Project"), Column.Of("fund", "Quỹ", "Fund"),
        Column.Of("fundSource", "Nguồn vốn", "Fund source"),
        Column.OfNumber("tranches", "Số đợt", "Tranches"),
        Column.OfNumber("disbursedVnd", "Đã giải ngân (đồng)", "Disbursed (dong)"),
    ];

    protected override IEnumerable<Cell> Cells(
        Loan state, ImmutableArray<Fact> facts, DateOnly asOf)
    {
        var paid = state.Tranches.Values.Where(tranche => !tranche.TakenBack).ToList();
        return
        [
            Cell.Of(state.Terms?.Borrower), Cell.Of(state.Terms?.Project),
            Cell.Of(state.Terms?.Fund), Cell.OfCode(state.Terms?.FundSource),
            Cell.Of(paid.Count), Cell.Of(paid.Sum(tranche => tranche.Amount.Dong)),
        ];
    }
}
