using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.Values;

namespace CoopLedger.Bench;

/// <summary>The made-up history of one unit, without an end and always the same for a seed.
/// </summary>
public sealed class UnitHistory(UnitId unit, long seed)
{
    private static readonly DateOnly Begin = new(2014, 1, 1);
    private static readonly Text Withdrawn = new("Xin rút khỏi Liên minh");
    private static readonly Text Season = new("Tạm ngừng theo mùa vụ");
    private static readonly Text Fund = new("Quỹ Hỗ trợ phát triển hợp tác xã tỉnh");
    private static readonly Text Project = new("Mở rộng vùng sản xuất rau an toàn");
    private static readonly Text Authority = new("Liên minh Hợp tác xã tỉnh");
    private static readonly Text Topic = new("Quản trị hợp tác xã theo Luật 2023");

    private readonly SeededNumbers _random = new(seed);
    private readonly List<CooperativeFounded> _organisations = [];
    private int _count;

    /// <summary>The last day of any history.</summary>
    public static DateOnly End { get; } = new(2024, 6, 30);

    public IEnumerable<Event> Events()
    {
        while (true)
        {
            foreach (var fact in Next())
            {
                yield return fact;
            }
        }
    }

    private IEnumerable<Event> Next() => _random.Next(100) switch
    {
        var chance when _organisations.Count == 0 || chance < 40 => Organisation(),
        < 60 => [Loan()],
        < 80 => [Training()],
        _ => [Award()],
    };

    private IEnumerable<Event> Organisation()
    {
        var (id, kind) = (new OrganisationId(NewId()), Kind());
        var founded = new CooperativeFounded(
            id, Day(Begin), new Text($"Hợp tác xã dịch vụ nông nghiệp {_count}"), unit, kind,
            (Sector)_random.Next(4), new Count(_random.Next(7, 60)),
            new Vnd(_random.Next(1, 500) * 10_000_000L), null);
        _organisations.Add(founded);
        yield return founded;
        if (_random.Next(100) < 70)
        {
            var admitted = new MemberAdmitted(
                id, Day(founded.On), unit, kind, MemberClass.Official);
            yield return admitted;
            if (_random.Next(100) < 10)
            {
                yield return new MembershipEnded(id, Day(admitted.On), unit, kind, Withdrawn);
            }
        }

        if (_random.Next(100) < 20)
        {
            var suspended = new OperationsSuspended(id, Day(founded.On), unit, kind, Season);
            yield return suspended;
            if (_random.Next(100) < 50)
            {
                yield return new OperationsResumed(id, Day(suspended.On), unit, kind);
            }
        }
    }

    private LoanDisbursed Loan()
    {
        var borrower = _organisations[_random.Next(_organisations.Count)];
        return new(
            new LoanId(NewId()), Tranche.First, Day(borrower.On),
            new Vnd(_random.Next(5, 200) * 10_000_000L), Fund, (FundSource)_random.Next(4),
            borrower.Organisation, borrower.Kind, unit, Project);
    }

    private TrainingHeld Training() => new(
        new TrainingId(NewId()), Day(Begin), null, unit, new Count(_random.Next(1, 5)),
        new Count(_random.Next(25, 250)), (TrainingRole)_random.Next(2), Topic);

    private CommendationAwarded Award() => new(
        new RecipientId($"recipient-{_random.Next(10_000)}"), new AchievementId(NewId()),
        Day(Begin), (RecipientKind)_random.Next(3), (CommendationForm)_random.Next(9), Authority,
        unit, new Text($"{_random.Next(1, 999)}/QĐ-LMHTX"));

    private OrganisationKind Kind() => _random.Next(100) switch
    {
        < 70 => OrganisationKind.Cooperative,
        < 90 => OrganisationKind.Group,
        < 95 => OrganisationKind.Union,
        _ => OrganisationKind.CreditFund,
    };

    private string NewId() => $"{unit}-{++_count:d7}";

    private DateOnly Day(DateOnly from) => from.AddDays(
        _random.Next(End.DayNumber - from.DayNumber + 1));
}
