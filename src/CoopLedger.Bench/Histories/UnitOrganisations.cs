using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;

namespace CoopLedger.Bench.Histories;

/// <summary>An organisation of the made-up history, and what has become of it so far.</summary>
internal sealed class MadeOrganisation(
    OrganisationId id, OrganisationKind kind, DateOnly foundedOn)
{
    public OrganisationId Id => id;

    public OrganisationKind Kind => kind;

    public DateOnly FoundedOn => foundedOn;

    public MadeStream Stream { get; } = new(Organisation.Stream(id));

    public bool IsMember { get; set; }

    public bool IsSuspended { get; set; }

    /// <summary>Whether it ever stopped: it is not rated, since it may have stopped too long.
    /// </summary>
    public bool WasSuspended { get; set; }

    /// <summary>Whether it ever borrowed: it is not dissolved, since the loan may be open.
    /// </summary>
    public bool IsBorrower { get; set; }

    public DateOnly? DissolvingSince { get; set; }

    public bool IsDissolved { get; set; }

    public int Obstacles { get; set; }

    public int RatedYear { get; set; }

    public bool IsAlive => !IsDissolved && !Stream.IsClosed;

    public bool IsSettled => IsAlive && DissolvingSince is null;
}

/// <summary>The organisations of one unit: founded, admitted, stopped, rated, dissolved.</summary>
internal sealed class UnitOrganisations(Draws draws)
{
    private const int Capacity = 400;
    private static readonly DateOnly FirstRating = new(2020, 4, 1);

    private readonly Pool<MadeOrganisation> _all = new(Capacity, each => each.IsSettled);
    private readonly Pool<MadeOrganisation> _outside =
        new(Capacity, each => each.IsSettled && !each.IsMember);

    private readonly Pool<MadeOrganisation> _members =
        new(Capacity, each => each.IsSettled && each.IsMember);

    private readonly Pool<MadeOrganisation> _suspended =
        new(Capacity, each => each.IsSettled && each.IsSuspended);

    private readonly Pool<MadeOrganisation> _dissolving = new(Capacity, each => each.IsAlive);

    /// <summary>Any that is neither dissolved nor being dissolved.</summary>
    public MadeOrganisation? Any() => _all.Draw(draws);

    public Made Found()
    {
        var made = new MadeOrganisation(new(draws.NewId()), Kind(), draws.Day());
        var (trade, village) = (draws.Of(Words.Trades), draws.Of(Words.Villages));
        var name = $"Hợp tác xã {trade} {village} {draws.Next(100)}";
        _all.Add(made, draws);
        _outside.Add(made, draws);
        return Made.Of(made.Stream, new CooperativeFounded(
            made.Id, made.FoundedOn, new Text(name), draws.Unit, made.Kind,
            (Sector)draws.Next(4), draws.Count(7, 60), draws.Millions(10, 5000),
            draws.Paper("ĐKKD")));
    }

    public Made? Admit()
    {
        if (Free(_outside) is not { } made)
        {
            return null;
        }

        made.IsMember = true;
        _members.Add(made, draws);
        return Made.Of(made.Stream, new MemberAdmitted(
            made.Id, Day(made), draws.Unit, made.Kind, MemberClass.Official));
    }

    public Made? Leave()
    {
        if (Free(_members) is not { } made)
        {
            return null;
        }

        made.IsMember = false;
        _outside.Add(made, draws);
        return Made.Of(made.Stream, new MembershipEnded(
            made.Id, Day(made), draws.Unit, made.Kind, draws.Of(Words.Withdrawals)));
    }

    public Made? Suspend()
    {
        if (Free(_all) is not { IsSuspended: false } made)
        {
            return null;
        }

        made.IsSuspended = made.WasSuspended = true;
        _suspended.Add(made, draws);
        return Made.Of(made.Stream, new OperationsSuspended(
            made.Id, Day(made), draws.Unit, made.Kind, draws.Of(Words.Stops)));
    }

    public Made? Resume()
    {
        if (Free(_suspended) is not { } made)
        {
            return null;
        }

        made.IsSuspended = false;
        return Made.Of(made.Stream, new OperationsResumed(
            made.Id, Day(made), draws.Unit, made.Kind));
    }

    public Made? Rate()
    {
        if (Free(_all) is not { WasSuspended: false } made
            || made.Kind == OrganisationKind.CreditFund)
        {
            return null;
        }

        var day = Day(made);
        if (day < FirstRating || day.Year <= made.RatedYear || day < made.FoundedOn.AddYears(1))
        {
            return null;
        }

        made.RatedYear = day.Year;
        var score = draws.Next(40, 100);
        return Made.Of(made.Stream, new PerformanceRated(
            made.Id, new Year(day.Year), day, draws.Unit, made.Kind, new RatingScore(score),
            score switch
            {
                >= 80 => PerformanceGrade.Good,
                >= 65 => PerformanceGrade.Fair,
                >= 50 => PerformanceGrade.Average,
                _ => PerformanceGrade.Weak,
            }));
    }

    public Made? Classify() => Free(_all) is { } made
        ? Made.Of(made.Stream, new SectorClassified(made.Id, Day(made), (Sector)draws.Next(4)))
        : null;

    public Made? InitiateDissolution()
    {
        if (Free(_all) is not { IsBorrower: false } made)
        {
            return null;
        }

        made.DissolvingSince = Day(made);
        _dissolving.Add(made, draws);
        return Made.Of(made.Stream, new DissolutionInitiated(
            made.Id, made.DissolvingSince.Value, draws.Unit, made.Kind,
            draws.Chance(80) ? DissolutionMode.Compulsory : DissolutionMode.Voluntary,
            draws.Of(Words.Grounds), null));
    }

    public Made? Obstruct() => Free(_dissolving) is { Obstacles: < 7 } made
        ? Made.Of(made.Stream, new DissolutionObstacleRecorded(
            made.Id, Day(made), draws.Unit, made.Kind, (DissolutionObstacle)made.Obstacles++,
            null))
        : null;

    public Made? Dissolve()
    {
        if (Free(_dissolving) is not { Obstacles: 0 } made)
        {
            return null;
        }

        made.IsDissolved = true;
        var day = Day(made);
        var dissolved = new CooperativeDissolved(
            made.Id, day, draws.Unit, made.Kind, !made.IsSuspended, DissolutionMode.Compulsory,
            draws.Paper("QĐ-UBND"), made.DissolvingSince);
        return made.IsMember
            ? Made.Of(made.Stream, dissolved, new MembershipEnded(
                made.Id, day, draws.Unit, made.Kind, MembershipEnded.ByDissolution))
            : Made.Of(made.Stream, dissolved);
    }

    private MadeOrganisation? Free(Pool<MadeOrganisation> pool) =>
        pool.Draw(draws) is { } made && made.Stream.LastDay < draws.Today ? made : null;

    private DateOnly Day(MadeOrganisation made) => draws.Day(made.Stream.LastDay);

    private OrganisationKind Kind() => draws.Next(100) switch
    {
        < 60 => OrganisationKind.Cooperative,
        < 95 => OrganisationKind.Group,
        < 96 => OrganisationKind.Union,
        _ => OrganisationKind.CreditFund,
    };
}
