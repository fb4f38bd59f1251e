using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>Where the money of a loan comes from.</summary>
/// <remarks>Source: Decree 45/2021/NĐ-CP (central and provincial funds); the funds entrusted by
/// the Vietnam Cooperative Alliance. The default value is a provincial fund.</remarks>
public enum FundSource
{
    [Label("Quỹ do Liên minh HTX tỉnh quản lý", "Provincial alliance's fund")]
    [Also("provincial", "provincial-fund", "provincial-cooperative-fund", "quy-tinh")]
    ProvincialAllianceFund,

    [Label("Quỹ uỷ thác của Liên minh HTX Việt Nam", "Fund entrusted by the VCA")]
    [Also("vca", "vca-fund", "entrusted", "entrusted-fund", "quy-uy-thac")]
    VcaEntrustedFund,

    [Label("Quỹ trung ương", "Central fund"), Also("central", "national-fund")]
    CentralFund,

    [Label("Nguồn khác", "Other source"), Also("other-fund")]
    Other,
}

/// <summary>The terms that all tranches of a loan share.</summary>
public sealed record LoanTerms(
    Text Fund, FundSource FundSource, OrganisationId Borrower, Text Project);

/// <summary>One payment of a loan: on which day, how much, in which unit it counts, and whether
/// it was taken back.</summary>
public sealed record TranchePaid(DateOnly On, Vnd Amount, UnitId Unit, bool TakenBack = false);

/// <summary>What is known of a loan on a day.</summary>
public sealed record Loan : IState<Loan>
{
    public static readonly Rule NotDisbursed = new(
        "loan.not-disbursed",
        "Khoản vay \"{0}\" chưa được giải ngân tính đến {1}.",
        "Nothing of the loan \"{0}\" has been paid out by {1}.",
        "Book-keeping: only what was lent is owed");

    public static readonly Rule Closed = new(
        "loan.closed",
        "Khoản vay \"{0}\" đã khép lại ngày {1} (tất toán, xóa nợ hoặc từ chối).",
        "The loan \"{0}\" was closed on {1} (settled, written off or rejected).",
        "Book-keeping: nothing is entered on a closed account");

    public static readonly Rule Differs = new(
        "loan.unit-or-source-differs",
        "Sự kiện ngày {1} của khoản vay \"{0}\" đã được tính cho đơn vị hoặc nguồn vốn khác.",
        "The fact of {1} about the loan \"{0}\" was counted in another unit or for another source.",
        "Book-keeping: what was counted in one account is not closed in another");

    public static Loan Initial { get; } = new();

    public LoanApplied? Application { get; init; }

    public LoanApproved? Approval { get; init; }

    public LoanTerms? Terms { get; init; }

    /// <summary>The payments so far, by tranche.</summary>
    public ImmutableSortedDictionary<int, TranchePaid> Tranches { get; init; } =
        ImmutableSortedDictionary<int, TranchePaid>.Empty;

    /// <summary>Principal paid back, in dong.</summary>
    public long Repaid { get; init; }

    /// <summary>Principal given up, in dong.</summary>
    public long WrittenOff { get; init; }

    /// <summary>Principal that is past its day, in dong: a part of what is outstanding.</summary>
    public long Overdue { get; init; }

    public ImmutableList<LoanRepaid> Repayments { get; init; } = [];

    public ImmutableList<LoanWrittenOff> WriteOffs { get; init; } = [];

    /// <summary>The day on which what was overdue stopped being so, unless some is again.</summary>
    public DateOnly? CuredOn { get; init; }

    /// <summary>The day by which the loan is to be repaid since it was last rescheduled.</summary>
    public DateOnly? DueOn { get; init; }

    public DateOnly? RejectedOn { get; init; }

    public DateOnly? WrittenOffOn { get; init; }

    public DateOnly? SettledOn { get; init; }

    /// <summary>The day from which nothing more is paid out.</summary>
    public DateOnly? ClosedOn => SettledOn ?? WrittenOffOn ?? RejectedOn;

    /// <summary>The tranches that were not taken back, in dong.</summary>
    public long Disbursed => Standing.Sum(paid => paid.Amount.Dong);

    /// <summary>Principal still owed, in dong.</summary>
    public long Outstanding => checked(Disbursed - Repaid - WrittenOff);

    private IEnumerable<TranchePaid> Standing => Tranches.Values.Where(paid => !paid.TakenBack);

    public static StreamName Stream(LoanId id) => new($"loan-{id}");

    /// <summary>The administrative unit in which what happens to the debt on a day counts: that of
    /// the last payment, or the one that holds its territory by then.</summary>
    public UnitId? UnitOn(DateOnly day) =>
        Tranches.Values.OrderBy(paid => paid.TakenBack).ThenByDescending(paid => paid.On)
            .FirstOrDefault() is { } last
            ? AdministrativeUnits.HolderOn(last.Unit, day)
            : null;

    /// <summary>Which part of so much principal pays what is overdue.</summary>
    internal Vnd OverduePartOf(Vnd principal) => new(Math.Clamp(Overdue, 0, principal.Dong));

    internal static string Money(long dong) => VietnameseNumber.Format(dong) + " ₫";

    /// <summary>Whether principal was repaid or written off of a tranche: what was paid out
    /// earliest is owed first.</summary>
    internal bool IsRepaidAfter(int tranche)
    {
        var paid = Tranches[tranche];
        var earlier = Tranches.Where(other => !other.Value.TakenBack
            && (other.Value.On, other.Key).CompareTo((paid.On, tranche)) < 0);
        return Repaid + WrittenOff > earlier.Sum(other => other.Value.Amount.Dong);
    }

    /// <summary>Why there is no debt on the day, if so.</summary>
    internal Refusal? RefuseUnlessPaid(LoanId id, DateOnly day) =>
        Terms is null || Tranches.IsEmpty ? NotDisbursed.BrokenByField("loan", id, day) : null;

    /// <summary>Why nothing can happen to the debt on the day, if so.</summary>
    internal Refusal? RefuseDebt(LoanId id, DateOnly day) =>
        RefuseUnlessPaid(id, day)
        ?? (SettledOn is { } settled ? Closed.BrokenByField("loan", id, settled) : null);

    /// <summary>The same for a fact that was counted in the unit and for the source.</summary>
    internal Refusal? RefuseDebt(LoanId id, DateOnly day, UnitId unit, FundSource source) =>
        RefuseDebt(id, day)
        ?? ((UnitOn(day), Terms!.FundSource) == (unit, source)
            ? null
            : Differs.BrokenByField("loan", id, day));
}
