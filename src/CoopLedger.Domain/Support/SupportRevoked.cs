using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Support;

/// <summary>Support that had been granted was taken back whole. The grant did happen; one entered
/// by mistake is reversed with <c>reverse-fact</c> instead.</summary>
[EventName("support.revoked.v1"), Label("Thu hồi hỗ trợ", "Support revoked")]
public sealed record SupportRevoked(
    OrganisationId Organisation,
    SupportKind Kind,
    GrantId Grant,
    DateOnly On,
    Vnd Amount,
    UnitId Unit,
    OrganisationKind OrganisationKind,
    Text? Reason) : EventOf<SupportGrant>
{
    public override SupportGrant ApplyTo(SupportGrant state) => state with { Revoked = this };

    public override Refusal? CannotFollow(SupportGrant before) => before switch
    {
        { Granted: null } =>
            RevokeSupport.NotGranted.BrokenByField("grant", Organisation, Grant, On),
        { Revoked: { } revoked } =>
            RevokeSupport.AlreadyRevoked.BrokenByField("grant", Organisation, Grant, revoked.On),
        { Granted: { } granted } when (granted.Amount, granted.Unit) != (Amount, Unit) =>
            RevokeSupport.Differs.BrokenByField("grant", Organisation, Grant),
        _ => null,
    };
}

/// <summary>Takes support back: its whole amount, on the day given.</summary>
/// <param name="Organisation">The organisation.</param>
/// <param name="Kind">What the support was for.</param>
/// <param name="Grant">The grant.</param>
/// <param name="On">The day of revocation; the day of the grant keeps it.</param>
/// <param name="Reason">Why; no names of persons.</param>
[CommandName("revoke-support"), Label("Thu hồi hỗ trợ", "Revoke support")]
public sealed record RevokeSupport(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Nội dung hỗ trợ", "Kind of support")] SupportKind Kind,
    [Label("Mã hỗ trợ", "Grant id")] GrantId Grant,
    [Label("Ngày thu hồi", "Day of revocation")] DateOnly On,
    [Label("Lý do", "Reason")] Text? Reason = null) : CommandOf<SupportGrant>
{
    public static readonly Rule NotGranted = new(
        "support.not-granted",
        "\"{0}\" chưa được hỗ trợ theo \"{1}\" tính đến {2}.",
        "\"{0}\" has not been granted \"{1}\" by {2}.",
        "Book-keeping: only what was entered is taken back");

    public static readonly Rule AlreadyRevoked = new(
        "support.already-revoked",
        "Hỗ trợ \"{1}\" cho \"{0}\" đã bị thu hồi ngày {2}.",
        "The grant \"{1}\" to \"{0}\" was revoked on {2}.",
        "Book-keeping: an entry is taken back once");

    public static readonly Rule Differs = new(
        "support.revocation-differs",
        "Hỗ trợ \"{1}\" cho \"{0}\" đã bị thu hồi với số tiền hoặc đơn vị khác.",
        "The grant \"{1}\" to \"{0}\" was revoked with another amount or unit.",
        "Book-keeping: a closing entry matches what it closes");

    public override StreamName Stream => SupportGrant.Stream(Organisation, Kind, Grant);

    public override Decision Decide(SupportGrant state) => state.Granted is not { } granted
        ? Decision.Refuse(NotGranted.BrokenByField("grant", Organisation, Grant, On))
        : Decision.Record(new SupportRevoked(
            Organisation, Kind, Grant, On, granted.Amount, granted.Unit, granted.OrganisationKind,
            Reason));
}
