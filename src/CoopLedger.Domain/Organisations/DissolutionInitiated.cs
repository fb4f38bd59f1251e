using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>The dissolution of an organisation began. It stays registered, and may stay so for
/// years while something is in the way.</summary>
[EventName("dissolution.initiated.v1"), Label("Bắt đầu giải thể", "Dissolution initiated")]
public sealed record DissolutionInitiated(
    OrganisationId Organisation,
    DateOnly On,
    UnitId Unit,
    OrganisationKind Kind,
    DissolutionMode Mode,
    Text? Ground,
    Text? Authority) : EventOf<Organisation>
{
    public override Organisation ApplyTo(Organisation state) =>
        state with { Dissolution = new(On, Mode, Dissolution.NoObstacles) };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, Kind)
        ?? (before.Dissolution is { } open
            ? InitiateDissolution.AlreadyOpen.BrokenByField(
                "organisation", Organisation, open.Since)
            : null);
}

/// <summary>A dissolution under way.</summary>
/// <param name="Since">The day it began.</param>
/// <param name="Mode">Voluntary or compulsory.</param>
/// <param name="Obstacles">What is in its way, each with the day it came up.</param>
public sealed record Dissolution(
    DateOnly Since,
    DissolutionMode Mode,
    ImmutableSortedDictionary<DissolutionObstacle, DateOnly> Obstacles)
{
    public static readonly ImmutableSortedDictionary<DissolutionObstacle, DateOnly> NoObstacles =
        ImmutableSortedDictionary<DissolutionObstacle, DateOnly>.Empty;
}

/// <summary>Records that the dissolution of an organisation began.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Mode">Voluntary or compulsory.</param>
/// <param name="On">The day it began: of the resolution of the members or of the decision of the
/// authority.</param>
/// <param name="Ground">Why, in a few words; no names of persons.</param>
/// <param name="Authority">Who decided.</param>
[CommandName("initiate-dissolution"), Label("Bắt đầu giải thể", "Initiate a dissolution")]
public sealed record InitiateDissolution(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Hình thức", "Mode")] DissolutionMode Mode,
    [Label("Ngày bắt đầu", "Day of beginning")] DateOnly On,
    [Label("Lý do", "Ground")] Text? Ground = null,
    [Label("Cơ quan quyết định", "Authority")] Text? Authority = null) : CommandOf<Organisation>
{
    public static readonly Rule AlreadyOpen = new(
        "dissolution.already-open",
        "Việc giải thể \"{0}\" đã bắt đầu từ {1}.",
        "The dissolution of \"{0}\" has been open since {1}.",
        "Law 17/2023/QH15: one dissolution at a time");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state) => state.UnitOn(On) is not { } unit
        ? Organisations.Organisation.RefuseUnknown(Organisation, On)
        : Decision.Record(new DissolutionInitiated(
            Organisation, On, unit, state.Kind, Mode, Ground, Authority));
}
