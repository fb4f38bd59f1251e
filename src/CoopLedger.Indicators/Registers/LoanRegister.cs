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
        Column.Of("status", "Trạng thái", "Status"),
        Column.OfNumber("approvedVnd", "Được phê duyệt (đồng)", "Approved (dong)"),
        Column.OfNumber("outstandingVnd", "Dư nợ (đồng)", "Outstanding (dong)"),
        Column.OfNumber("overdueVnd", "Quá hạn (đồng)", "Overdue (dong)"),
        Column.Of("due", "Hạn trả", "Due"),
    ];

    protected override IEnumerable<Cell> Cells(
        Loan state, ImmutableArray<Fact> facts, DateOnly asOf)
    {
        var paid = state.Tranches.Values.Where(tranche => !tranche.TakenBack).ToList();
        var asked = state.Application;
        return
        [
            Cell.Of(state.Terms?.Borrower ?? asked?.Borrower),
            Cell.Of(state.Terms?.Project ?? asked?.Project),
            state.Terms is { } terms ? Cell.Of(terms.Fund) : Cell.Of(asked?.Fund),
            Cell.OfCode(state.Terms?.FundSource),
            Cell.Of(paid.Count), Cell.Of(paid.Sum(tranche => tranche.Amount.Dong)),
            Status(state), Cell.Of(state.Approval?.Amount.Dong), Cell.Of(state.Outstanding),
            Cell.Of(state.Overdue), Cell.Of(Due(state)),
        ];
    }

    private static Cell Status(Loan state) => state switch
    {
        { SettledOn: not null } => Cell.OfWord("settled", "đã tất toán", "settled"),
        { WrittenOffOn: not null, Outstanding: 0 } =>
            Cell.OfWord("written-off", "đã xóa nợ", "written off"),
        { RejectedOn: not null } => Cell.OfWord("rejected", "bị từ chối", "rejected"),
        { Overdue: > 0 } => Cell.OfWord("overdue", "quá hạn", "overdue"),
        { Disbursed: > 0 } => Cell.OfWord("disbursing", "đang giải ngân", "disbursing"),
        { Approval: not null } => Cell.OfWord("approved", "đã phê duyệt", "approved"),
        { Application: not null } => Cell.OfWord("applied", "đã đề nghị", "applied"),
        _ => Cell.OfWord("taken-back", "đã hủy giải ngân", "taken back"),
    };

    // By its last rescheduling, else the approved term from the first payment on.
    private static DateOnly? Due(Loan state) => state.DueOn
        ?? (state.Approval is { } approval && state.Tranches.Values
            .Where(paid => !paid.TakenBack).Select(paid => (DateOnly?)paid.On).Min() is { } first
            ? first.AddMonths(approval.Term.Months)
            : null);
}
