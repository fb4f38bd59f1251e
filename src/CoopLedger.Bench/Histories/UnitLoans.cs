using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;

namespace CoopLedger.Bench.Histories;

/// <summary>A loan of the made-up history, and what has become of it so far; in millions of dong.
/// </summary>
internal sealed class MadeLoan(LoanId id, MadeOrganisation borrower, MadeFund fund, Text project)
{
    public LoanId Id => id;

    public MadeOrganisation Borrower => borrower;

    public MadeFund Fund => fund;

    public Text Project => project;

    public MadeStream Stream { get; } = new(Loan.Stream(id));

    /// <summary>Approved and not yet paid out.</summary>
    public int Awaited { get; set; }

    public int Tranches { get; set; }

    public int Outstanding { get; set; }

    public int Overdue { get; set; }
}

/// <summary>A fund that lends in the unit.</summary>
internal sealed class MadeFund(FundId id, FundSource source)
{
    public FundId Id => id;

    public FundSource Source => source;

    public Text Name { get; } = new(id.Text);

    public MadeStream Stream { get; } = new(Domain.Funds.Fund.Stream(id));
}

/// <summary>The loans of one unit: approved, paid out in tranches, repaid, overdue, settled.
/// </summary>
internal sealed class UnitLoans(Draws draws, UnitOrganisations organisations)
{
    private const int Capacity = 300;
    private const long Million = 1_000_000;

    private readonly MadeFund[] _funds =
    [
        new(new FundId($"quy-{draws.Unit}"), FundSource.ProvincialAllianceFund),
        new(new FundId($"vca-{draws.Unit}"), FundSource.VcaEntrustedFund),
    ];

    private readonly Pool<MadeLoan> _awaited =
        new(Capacity, loan => !loan.Stream.IsClosed && loan.Awaited > 0);

    private readonly Pool<MadeLoan> _owed =
        new(Capacity, loan => !loan.Stream.IsClosed && loan.Outstanding > 0);

    public IEnumerable<Made> Establish() => _funds.Select(fund => Made.Of(
        fund.Stream,
        new FundEstablished(
            fund.Id, Nation.Begin, draws.Unit, fund.Source, draws.Millions(1000, 20_000), null)));

    public Made? ReceiveCapital()
    {
        var fund = _funds[draws.Next(_funds.Length)];
        return fund.Stream.LastDay >= draws.Today
            ? null
            : Made.Of(fund.Stream, new FundCapitalReceived(
                fund.Id, draws.Day(fund.Stream.LastDay), draws.Millions(100, 5000), fund.Source,
                draws.Unit, Words.Budget, draws.Paper("QĐ-UBND")));
    }

    public Made? Approve()
    {
        if (organisations.Any() is not { } borrower)
        {
            return null;
        }

        borrower.IsBorrower = true;
        var loan = new MadeLoan(
            new(draws.NewId()), borrower, _funds[draws.Next(_funds.Length)],
            draws.Of(Words.Projects))
        {
            Awaited = draws.Next(5, 200) * 10,
        };
        _awaited.Add(loan, draws);
        var total = loan.Awaited * draws.Next(14, 30) / 10;
        return Made.Of(loan.Stream, new LoanApproved(
            loan.Id, draws.Day(), borrower.Id, KindOf(borrower), loan.Project, loan.Fund.Id,
            loan.Fund.Source, draws.Unit, Dong(total), Dong(total - loan.Awaited),
            Dong(loan.Awaited), new TermMonths(draws.Next(1, 6) * 12),
            new BasisPoints(600), draws.Chance(30), null));
    }

    public Made? Disburse()
    {
        if (Free(_awaited) is not { } loan)
        {
            return null;
        }

        var paid = draws.Chance(70) ? loan.Awaited : (loan.Awaited + 1) / 2;
        loan.Awaited -= paid;
        loan.Outstanding += paid;
        loan.Tranches++;
        _owed.Add(loan, draws);
        return Made.Of(loan.Stream, new LoanDisbursed(
            loan.Id, new Tranche(loan.Tranches), Day(loan), Dong(paid), loan.Fund.Name,
            loan.Fund.Source, loan.Borrower.Id, loan.Borrower.Kind, draws.Unit, loan.Project,
            loan.Tranches == 1 ? true : null));
    }

    public Made? Repay()
    {
        if (Free(_owed) is not { } loan)
        {
            return null;
        }

        var principal = Math.Max(1, loan.Outstanding / draws.Next(1, 4));
        var overdue = Math.Min(loan.Overdue, principal);
        loan.Outstanding -= principal;
        loan.Overdue -= overdue;
        var repaid = new LoanRepaid(
            loan.Id, Day(loan), Dong(principal), new Vnd(principal * 5000L), Dong(overdue),
            loan.Fund.Source, draws.Unit, draws.Paper("PT"));
        return loan is { Outstanding: 0, Awaited: 0 }
            ? Made.Of(loan.Stream, repaid, new LoanSettled(loan.Id, repaid.On))
            : Made.Of(loan.Stream, repaid);
    }

    public Made? MarkOverdue()
    {
        if (Free(_owed) is not { Overdue: 0 } loan)
        {
            return null;
        }

        loan.Overdue = draws.Next(1, loan.Outstanding + 1);
        return Made.Of(loan.Stream, new LoanMarkedOverdue(
            loan.Id, Day(loan), Dong(loan.Overdue), new BasisPoints(800), loan.Fund.Source,
            draws.Unit));
    }

    private static Vnd Dong(int millions) => new(millions * Million);

    private static BorrowerKind KindOf(MadeOrganisation borrower) => borrower.Kind switch
    {
        OrganisationKind.Union => BorrowerKind.Union,
        OrganisationKind.Group => BorrowerKind.GroupMember,
        _ => BorrowerKind.Cooperative,
    };

    private MadeLoan? Free(Pool<MadeLoan> pool) =>
        pool.Draw(draws) is { } loan && loan.Stream.LastDay < draws.Today ? loan : null;

    private DateOnly Day(MadeLoan loan) => draws.Day(loan.Stream.LastDay);
}
