using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>What stands in the way of a dissolution.</summary>
/// <remarks>Source: the six obstacles that alliances name in their reports, and any other. The
/// default value is lost books.</remarks>
public enum DissolutionObstacle
{
    [Label("Mất sổ sách kế toán", "Lost books"), Also("mat-so-sach")]
    LostBooks,

    [Label("Định giá tài sản", "Asset valuation")]
    AssetValuation,

    [Label("Công nợ phải thu", "Receivables"), Also("phai-thu")]
    Receivables,

    [Label("Công nợ phải trả", "Payables"), Also("phai-tra")]
    Payables,

    [Label("Con dấu", "Seal")]
    Seal,

    [Label("Giấy đăng ký hợp tác xã", "Registration certificate"), Also("giay-dang-ky")]
    RegistrationCertificate,

    [Label("Vướng mắc khác", "Other obstacle")]
    Other,
}

/// <summary>Something stands in the way of a dissolution.</summary>
[EventName("dissolution.obstacle-recorded.v1")]
[Label("Vướng mắc giải thể", "Dissolution obstacle")]
public sealed record DissolutionObstacleRecorded(
    OrganisationId Organisation,
    DateOnly On,
    UnitId Unit,
    OrganisationKind Kind,
    DissolutionObstacle Obstacle,
    Text? Note) : EventOf<Organisation>
{
    public override Organisation ApplyTo(Organisation state) => state.Dissolution is { } open
        ? state with
        {
            Dissolution = open with { Obstacles = open.Obstacles.SetItem(Obstacle, On) },
        }
        : state;

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, Kind)
        ?? (before.Dissolution is not { } open
            ? RecordDissolutionObstacle.NotOpen.BrokenByField("organisation", Organisation, On)
            : open.Obstacles.TryGetValue(Obstacle, out var since)
                ? RecordDissolutionObstacle.AlreadyThere.BrokenByField(
                    "obstacle", Organisation, Code<DissolutionObstacle>.Of(Obstacle), since)
                : null);
}

/// <summary>Records that something stands in the way of a dissolution.</summary>
/// <param name="Organisation">The organisation, being dissolved.</param>
/// <param name="Obstacle">What it is.</param>
/// <param name="On">The day it came up.</param>
/// <param name="Note">More about it; no names of persons.</param>
[CommandName("record-dissolution-obstacle")]
[Label("Ghi vướng mắc giải thể", "Record a dissolution obstacle")]
public sealed record RecordDissolutionObstacle(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Vướng mắc", "Obstacle")] DissolutionObstacle Obstacle,
    [Label("Ngày phát sinh", "Day it came up")] DateOnly On,
    [Label("Ghi chú", "Note")] Text? Note = null) : CommandOf<Organisation>
{
    public static readonly Rule NotOpen = new(
        "dissolution.not-open",
        "Không có việc giải thể nào của \"{0}\" đang làm thủ tục vào ngày {1}.",
        "No dissolution of \"{0}\" is under way on {1}.",
        "Book-keeping: an obstacle is in the way of something");

    public static readonly Rule AlreadyThere = new(
        "dissolution.obstacle-already-recorded",
        "Vướng mắc {1} của \"{0}\" đã được ghi nhận từ {2}.",
        "The obstacle {1} of \"{0}\" has been on record since {2}.",
        "Book-keeping: an entry is made once");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state) => state.UnitOn(On) is not { } unit
        ? Organisations.Organisation.RefuseUnknown(Organisation, On)
        : Decision.Record(new DissolutionObstacleRecorded(
            Organisation, On, unit, state.Kind, Obstacle, Note));
}
