using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>What is known of an organisation on a day, its membership of the alliance included.
/// </summary>
/// <remarks>Membership lives on the organisation's own stream, so that "not admitted twice" and
/// "not after dissolution" hold inside one boundary of consistency.</remarks>
public sealed record Organisation : IState<Organisation>
{
    public static readonly Rule Unknown = new(
        "organisation.unknown",
        "Tổ chức \"{0}\" chưa được thành lập tính đến {1}.",
        "The organisation \"{0}\" has not been founded by {1}.",
        "Law 17/2023/QH15: an organisation acts from its founding");

    public static readonly Rule Dissolved = new(
        "organisation.dissolved",
        "Tổ chức \"{0}\" đã giải thể ngày {1}.",
        "The organisation \"{0}\" was dissolved on {1}.",
        "Law 17/2023/QH15: nothing happens to an organisation after its dissolution");

    public static readonly Rule Differs = new(
        "organisation.unit-or-kind-differs",
        "Sự kiện ngày {1} của \"{0}\" đã được tính cho đơn vị hoặc loại hình khác.",
        "The fact of {1} about \"{0}\" was counted in another unit or for another kind.",
        "Book-keeping: what was counted in one account is not closed in another");

    public static Organisation Initial { get; } = new();

    /// <summary>The day of founding; not known of every organisation that is known from a total.
    /// </summary>
    public DateOnly? FoundedOn { get; init; }

    /// <summary>The day of the total that counts it, if it is known from one.</summary>
    public DateOnly? KnownFrom { get; init; }

    /// <summary>The name of the day.</summary>
    public Text? Name { get; init; }

    /// <summary>The unit of the head office, as it was recorded.</summary>
    public UnitId? Unit { get; init; }

    public OrganisationKind Kind { get; init; }

    /// <summary>The day operations stopped, while they are stopped.</summary>
    public DateOnly? SuspendedOn { get; init; }

    /// <summary>The day of admission, while the membership lasts.</summary>
    public DateOnly? MemberSince { get; init; }

    public DateOnly? DissolvedOn { get; init; }

    public bool IsActive => SuspendedOn is null;

    /// <summary>The administrative unit in which facts of a day count: when the unit of the
    /// founding has been absorbed by then, the one that holds its territory.</summary>
    public UnitId? UnitOn(DateOnly day) =>
        Unit is { } unit ? AdministrativeUnits.HolderOn(unit, day) : null;

    public static StreamName Stream(OrganisationId id) => new($"organisation-{id}");

    /// <summary>Why nothing can happen to the organisation on the day, if so.</summary>
    public Refusal? RefuseUnlessAlive(OrganisationId id, DateOnly day, string field) =>
        Unit is null ? Unknown.BrokenByField(field, id, day)
        : DissolvedOn is { } end ? Dissolved.BrokenByField(field, id, end)
        : null;

    /// <summary>Why the organisation cannot enter the ledger once more, if so.</summary>
    internal Refusal? RefuseSecondBeginning(OrganisationId id) => (KnownFrom, FoundedOn) switch
    {
        ({ } known, _) => RegisterKnownOrganisation.AlreadyOnRecord.BrokenByField("id", id, known),
        (_, { } founded) => FoundCooperative.AlreadyFounded.BrokenByField("id", id, founded),
        _ => null,
    };

    /// <summary>Why a fact counted in the unit and for the kind cannot stand on the day, if so.
    /// </summary>
    public Refusal? RefuseFact(
        OrganisationId id, DateOnly day, UnitId unit, OrganisationKind kind) =>
        RefuseUnlessAlive(id, day, "organisation")
        ?? ((UnitOn(day), Kind) == (unit, kind)
            ? null
            : Differs.BrokenByField("organisation", id, day));
}
