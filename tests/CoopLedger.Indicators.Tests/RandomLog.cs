using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Figures;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Tests;

/// <summary>Any numbers, read as a log. The projection must not care whether the facts make
/// sense together, so that they need not.</summary>
internal static class RandomLog
{
    private static readonly UnitId[] Units = [new("phu-tho"), new("hoa-binh"), new("dak-lak")];
    private static readonly string[] Places = ["phu-tho", "cluster:trung-du", "dak-lak"];
    private static readonly string[] Facets = ["cooperative", "cooperative+union", "union"];
    private static readonly string[] Totals = ["registered", "active", "members", "founded"];
    private static readonly DateOnly Start = new(2020, 1, 1);

    /// <summary>One event for each number; some reverse an earlier one.</summary>
    public static List<Event> Of(IEnumerable<int> numbers)
    {
        var log = new List<Event>();
        var standing = new List<int>();
        foreach (var number in numbers.Select(number => number & int.MaxValue))
        {
            if (number % 6 == 0 && standing.Count > 0)
            {
                var at = standing[number / 6 % standing.Count];
                standing.Remove(at);
                log.Add(Reversal(at + 1, log[at]));
            }
            else
            {
                standing.Add(log.Count);
                log.Add(One(number, log.Count + 1));
            }
        }

        return log;
    }

    public static FactReversed Reversal(long position, Event fact) =>
        new(Guid.Empty, position, fact, new(2023, 12, 31), new("nhầm"), false);

    /// <summary>An event made of the digits of a number.</summary>
    public static Event One(int number, int ordinal)
    {
        var day = Start.AddDays(number / 13 % 1600);
        var unit = Units[number / 31 % 3];
        var kind = (OrganisationKind)(number / 7 % 5);
        var id = new OrganisationId($"o-{ordinal}");
        var loan = new LoanId($"l-{number % 4}");
        var amount = new Vnd(1 + (number % 1_000_000_007L));
        var source = (FundSource)(number / 11 % 4);
        var form = (CommendationForm)(number / 17 % 9);
        var recipient = (RecipientKind)(number / 19 % 3);
        return (number % 14) switch
        {
            0 or 1 => new CooperativeFounded(
                id, day, new("HTX"), unit, kind, null, null, null, null),
            2 => new CooperativeDissolved(id, day, unit, kind, number % 3 == 0, null, null, null),
            3 => new OperationsSuspended(id, day, unit, kind, null),
            4 => new OperationsResumed(id, day, unit, kind),
            5 => new MemberAdmitted(id, day, unit, kind, MemberClass.Official),
            6 => new MembershipEnded(id, day, unit, kind, new("rút")),
            7 or 8 => new LoanDisbursed(
                loan, new(1), day, amount, new("Quỹ"), source, id, kind, unit, new("Dự án")),
            9 => new DisbursementReversed(loan, new(1), day, amount, source, unit, new("huỷ")),
            10 => new CommendationAwarded(
                new($"r-{ordinal}"), new("a"), day, recipient, form, new("UBND"), unit, null),
            11 => new TrainingHeld(
                new($"t-{ordinal}"), day, null, unit, new(1 + (number % 9)), new(30),
                (TrainingRole)(number / 23 % 2), null),
            12 => new FigureReported(
                new($"f-{ordinal}"), new("active-rate"), Scope.Nation, day, null,
                new("81,8%"), null, null),
            _ => Total(number, ordinal, day),
        };
    }

    private static TotalRecorded Total(int number, int ordinal, DateOnly day) => new(
        new($"s-{ordinal}"), new(Totals[number / 29 % 4]), Place.Parse(Places[number / 37 % 3]),
        day, number % 4 == 0 ? day.AddDays(-90) : null, new(number % 700),
        new Text(Facets[number / 41 % 3]), (TotalPrecision)(number / 43 % 4), null);
}
