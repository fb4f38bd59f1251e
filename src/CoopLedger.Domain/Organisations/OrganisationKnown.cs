using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>An organisation that a total already counts came to be known by name. It posts
/// nothing: the total has counted it, and counting it again would double it.</summary>
[EventName("cooperative.known.v1"), Label("Tổ chức đã có trong số tổng", "Known within a total")]
public sealed record OrganisationKnown(
    OrganisationId Organisation,
    DateOnly On,
    Text Name,
    UnitId Unit,
    OrganisationKind Kind,
    DateOnly? FoundedOn,
    DateOnly? SuspendedOn,
    DateOnly? MemberSince) : EventOf<Organisation>
{
    public override int RankInDay => 0;

    public override Organisation ApplyTo(Organisation state) => state with
    {
        KnownFrom = On,
        FoundedOn = FoundedOn,
        Name = Name,
        Unit = Unit,
        Kind = Kind,
        SuspendedOn = SuspendedOn,
        MemberSince = MemberSince,
    };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseSecondBeginning(Organisation);
}

/// <summary>Records an organisation that a total already counts, such as the opening stock, so
/// that facts about it can be recorded one by one. Nothing is counted by it; what happens to the
/// organisation from then on counts as it does for any other.</summary>
/// <param name="Id">The organisation's id, chosen by whoever records.</param>
/// <param name="Name">The name.</param>
/// <param name="Unit">The administrative unit of the head office, the one of the total.</param>
/// <param name="On">The day of the total that counts it; facts about it may begin then.</param>
/// <param name="Kind">The kind of organisation; a cooperative when left out.</param>
/// <param name="FoundedOn">The day of founding, if it is known; not after that day.</param>
/// <param name="SuspendedOn">The day operations stopped, if they had by then, so that the total
/// of active organisations does not count it.</param>
/// <param name="MemberSince">The day of admission to the alliance, if it was a member by then, so
/// that the total of members counts it.</param>
[CommandName("register-known-organisation")]
[Label("Ghi tổ chức đã có trong số tổng", "Register a known organisation")]
public sealed record RegisterKnownOrganisation(
    [Label("Mã tổ chức", "Organisation id")] OrganisationId Id,
    [Label("Tên", "Name")] Text Name,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Ngày của số tổng", "Day of the total")] DateOnly On,
    [Label("Loại hình", "Kind")] OrganisationKind? Kind = null,
    [Label("Ngày thành lập", "Day of founding")] DateOnly? FoundedOn = null,
    [Label("Ngày ngừng hoạt động", "Day of suspension")] DateOnly? SuspendedOn = null,
    [Label("Ngày kết nạp", "Day of admission")] DateOnly? MemberSince = null)
    : CommandOf<Organisation>
{
    public static readonly Rule AlreadyOnRecord = new(
        "organisation.already-on-record",
        "Tổ chức \"{0}\" đã được ghi nhận là có trong số tổng ngày {1}.",
        "The organisation \"{0}\" is on record as counted in a total of {1}.",
        "Book-keeping: an organisation enters the ledger once");

    public static readonly Rule LaterThanTotal = new(
        "organisation.later-than-total",
        "Ngày {0} sau ngày {1} của số tổng đã tính tổ chức này.",
        "The day {0} is after {1}, the day of the total that counts the organisation.",
        "Book-keeping: an opening total counts what was there by its day");

    public override StreamName Stream => Organisation.Stream(Id);

    public override Decision Decide(Organisation state) =>
        (AdministrativeUnits.Refuse(Unit, On) ?? Later(FoundedOn, "foundedOn")
            ?? Later(SuspendedOn, "suspendedOn") ?? Later(MemberSince, "memberSince"))
            is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(new OrganisationKnown(
                Id, On, Name, Unit, Kind ?? OrganisationKind.Cooperative, FoundedOn, SuspendedOn,
                MemberSince));

    private Refusal? Later(DateOnly? day, string field) =>
        day > On ? LaterThanTotal.BrokenByField(field, day.Value, On) : null;
}
