using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Regulations;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>An organisation of one of the five kinds was founded.</summary>
[EventName("cooperative.founded.v1"), Label("Thành lập", "Founded")]
public sealed record CooperativeFounded(
    OrganisationId Organisation,
    DateOnly On,
    Text Name,
    UnitId Unit,
    OrganisationKind Kind,
    Sector? Sector,
    Count? Founders,
    Vnd? CharterCapital,
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
    };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseSecondBeginning(Organisation);
}

/// <summary>Founds an organisation: a cooperative, a union, a cooperative group, a people's
/// credit fund or a member enterprise.</summary>
/// <param name="Id">The organisation's id, chosen by whoever records; never a code or a name.
/// </param>
/// <param name="Name">The registered name.</param>
/// <param name="Unit">The administrative unit of the head office, in force on the day.</param>
/// <param name="On">The day of registration.</param>
/// <param name="Kind">The kind of organisation; a cooperative when left out.</param>
/// <param name="Sector">The group of sectors of Decree 113/2024/NĐ-CP.</param>
/// <param name="Founders">The number of founding members; a cooperative needs 7 before 1/7/2024
/// and 5 from then on.</param>
/// <param name="CharterCapitalVnd">The charter capital.</param>
/// <param name="RegistrationNo">The number of the registration certificate.</param>
[CommandName("found-cooperative"), Label("Thành lập tổ chức", "Found an organisation")]
public sealed record FoundCooperative(
    [Label("Mã tổ chức", "Organisation id")] OrganisationId Id,
    [Label("Tên", "Name")] Text Name,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Ngày thành lập", "Day of founding")] DateOnly On,
    [Label("Loại hình", "Kind")] OrganisationKind? Kind = null,
    [Label("Lĩnh vực", "Sector")] Sector? Sector = null,
    [Label("Số sáng lập viên", "Founders")] Count? Founders = null,
    [Label("Vốn điều lệ", "Charter capital")] Vnd? CharterCapitalVnd = null,
    [Label("Số đăng ký", "Registration number")] Text? RegistrationNo = null)
    : CommandOf<Organisation>
{
    public static readonly Rule AlreadyFounded = new(
        "organisation.already-founded",
        "Tổ chức \"{0}\" đã được ghi nhận thành lập ngày {1}; muốn sửa, dùng correct-fact.",
        "The organisation \"{0}\" is on record as founded on {1}; to mend it, use correct-fact.",
        "Event sourcing: one founding per organisation");

    public static readonly Rule TooFewFounders = new(
        "organisation.founders-below-minimum",
        "{0} sáng lập viên là chưa đủ: luật có hiệu lực vào ngày {1} đòi hỏi ít nhất {2} ({3}).",
        "{0} founders are too few: the law in force on {1} asks for at least {2} ({3}).",
        "The law on cooperatives in force on the day of founding; numbers in regulation.csv");

    public override StreamName Stream => Organisation.Stream(Id);

    public override Decision Decide(Organisation state)
    {
        if (AdministrativeUnits.Refuse(Unit, On) is { } misplaced)
        {
            return Decision.Refuse(misplaced);
        }

        var kind = Kind ?? OrganisationKind.Cooperative;
        return Founders is { } founders && Regulation.On(FoundersMin(kind), On) is { } demand
            && founders.Value < demand.Value
                ? Decision.Refuse(TooFewFounders.BrokenByField(
                    "founders", founders, On, demand.Value, demand))
                : Decision.Record(new CooperativeFounded(
                    Id, On, Name, Unit, kind, Sector, Founders, CharterCapitalVnd,
                    RegistrationNo));
    }

    private static string FoundersMin(OrganisationKind kind) => kind switch
    {
        OrganisationKind.Cooperative or OrganisationKind.CreditFund => "founders-cooperative",
        OrganisationKind.Union => "founders-union",
        OrganisationKind.Group => "founders-group",
        _ => "", // No law on cooperatives speaks of enterprises.
    };
}
