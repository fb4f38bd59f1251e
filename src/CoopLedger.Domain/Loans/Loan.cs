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
    public static Loan Initial { get; } = new();

    public LoanTerms? Terms { get; init; }

    /// <summary>The payments so far, by tranche.</summary>
    public ImmutableSortedDictionary<int, TranchePaid> Tranches { get; init; } =
        ImmutableSortedDictionary<int, TranchePaid>.Empty;

    public static StreamName Stream(LoanId id) => new($"loan-{id}");
}
