using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>An organisation came out of another one that stays: registered from then on, but not
/// founded anew.</summary>
[EventName("organisation.split-off.v1"), Label("Tách ra", "Split off")]
public sealed record OrganisationSplitOff(
    OrganisationId Organisation,
    DateOnly On,
    Text Name,
    UnitId Unit,
    OrganisationKind Kind,
    OrganisationId From,
    Sector? Sector,
    Text? RegistrationNo) : EventOf<Organisation>
{
    public override int RankInDay => 0;

    public override Organisation ApplyTo(Organisation state) => state with
    {
        FoundedOn = On,
        Name = Name,
        Unit = Unit,
        Kind = Kind,
        Sector = Sector,
        SplitOff = this,
    };

    public override Refusal? CannotFollow(Organisation before) =>
        before.FoundedOn is { } founded
            ? FoundCooperative.AlreadyFounded.BrokenByField("id", Organisation, founded)
            : null;
}

/// <summary>Splits a new organisation off from one that stays. When the old one ends with the
/// split, it is then merged into one of those that came out of it.</summary>
/// <param name="Id">The new organisation's id, chosen by whoever records.</param>
/// <param name="From">The organisation it comes from, alive and not being dissolved.</param>
/// <param name="Name">The new organisation's registered name.</param>
/// <param name="On">The day of registration.</param>
/// <param name="Unit">Its administrative unit; that of the old one when left out.</param>
/// <param name="Kind">Its kind; that of the old one when left out.</param>
/// <param name="Sector">The group of sectors of Decree 113/2024/NĐ-CP.</param>
/// <param name="RegistrationNo">The number of the registration certificate.</param>
[CommandName("split-organisation"), Label("Tách tổ chức", "Split an organisation")]
public sealed record SplitOrganisation(
    [Label("Mã tổ chức mới", "New organisation id")] OrganisationId Id,
    [Label("Tách từ", "Split from")] OrganisationId From,
    [Label("Tên", "Name")] Text Name,
    [Label("Ngày tách", "Day of the split")] DateOnly On,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId? Unit = null,
    [Label("Loại hình", "Kind")] OrganisationKind? Kind = null,
    [Label("Lĩnh vực", "Sector")] Sector? Sector = null,
    [Label("Số đăng ký", "Registration number")] Text? RegistrationNo = null)
    : CommandOf<Organisation, Organisation>
{
    public override StreamName Stream => Organisation.Stream(Id);

    public override StreamName? Reads => Organisation.Stream(From);

    public override Decision Decide(Organisation state, Organisation other)
    {
        if (state.SplitOff is { } earlier && earlier == Event(
            Unit ?? earlier.Unit, Kind ?? earlier.Kind))
        {
            return Decision.Nothing; // Whatever has become of the old one since.
        }

        if ((other.RefuseUnlessAlive(From, On, "from") ?? Dissolving(other)) is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        var unit = Unit ?? other.UnitOn(On)!;
        return AdministrativeUnits.Refuse(unit, On) is { } misplaced
            ? Decision.Refuse(misplaced)
            : Decision.Record(Event(unit, Kind ?? other.Kind));
    }

    private Refusal? Dissolving(Organisation other) => other.Dissolution is { } open
        ? Organisation.Dissolving.BrokenByField("from", From, open.Since)
        : null;

    private OrganisationSplitOff Event(UnitId unit, OrganisationKind kind) =>
        new(Id, On, Name, unit, kind, From, Sector, RegistrationNo);
}
