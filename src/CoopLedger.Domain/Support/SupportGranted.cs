using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Support;

/// <summary>An organisation was given support: one instance (lượt) of one kind.</summary>
[EventName("support.granted.v1"), Label("Hỗ trợ", "Support granted")]
public sealed record SupportGranted(
    OrganisationId Organisation,
    SupportKind Kind,
    GrantId Grant,
    DateOnly On,
    Vnd Amount,
    UnitId Unit,
    OrganisationKind OrganisationKind,
    Text? Budget,
    Text? Decision,
    Text? Plan) : EventOf<SupportGrant>
{
    public override int RankInDay => 0;

    public override SupportGrant ApplyTo(SupportGrant state) => state with { Granted = this };

    public override Refusal? CannotFollow(SupportGrant before) => before.Granted is { } granted
        ? GrantSupport.Duplicate.BrokenByField("grant", Organisation, Grant, granted.On)
        : null;
}

/// <summary>One grant of support, on a day.</summary>
/// <remarks>Organisation, kind and grant make the stream, so that one decision gives one
/// organisation one kind of support once.</remarks>
public sealed record SupportGrant : IState<SupportGrant>
{
    public static SupportGrant Initial { get; } = new();

    public SupportGranted? Granted { get; init; }

    public SupportRevoked? Revoked { get; init; }

    public static StreamName Stream(
        OrganisationId organisation, SupportKind kind, GrantId grant) =>
        new($"support-{organisation}:{Code<SupportKind>.Of(kind)}:{grant}");
}

/// <summary>Records that an organisation was given support.</summary>
/// <param name="Organisation">The organisation, founded by that day and not dissolved; the
/// support counts in its administrative unit.</param>
/// <param name="Kind">What the support is for.</param>
/// <param name="Grant">The number of the decision in the letters of an id (19/2021/nq-hdnd), or
/// another mark that tells the grants of one kind to one organisation apart.</param>
/// <param name="AmountVnd">The amount, more than zero.</param>
/// <param name="On">The day of the decision.</param>
/// <param name="Budget">The budget that pays.</param>
/// <param name="Decision">The number of the decision, as it is written.</param>
/// <param name="Plan">The plan or programme that the support belongs to.</param>
[CommandName("grant-support"), Label("Hỗ trợ tổ chức", "Grant support")]
public sealed record GrantSupport(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Nội dung hỗ trợ", "Kind of support")] SupportKind Kind,
    [Label("Mã hỗ trợ", "Grant id")] GrantId Grant,
    [Label("Kinh phí", "Amount")] Vnd AmountVnd,
    [Label("Ngày quyết định", "Day of decision")] DateOnly On,
    [Label("Nguồn kinh phí", "Budget")] Text? Budget = null,
    [Label("Số quyết định", "Decision")] Text? Decision = null,
    [Label("Kế hoạch", "Plan")] Text? Plan = null) : CommandOf<SupportGrant, Organisation>
{
    public static readonly Rule NotPositive = new(
        "support.amount-not-positive",
        "Kinh phí hỗ trợ phải lớn hơn 0 đồng.",
        "The amount of support must be more than 0 dong.",
        "Book-keeping: an entry has an amount");

    public static readonly Rule Duplicate = new(
        "support.duplicate",
        "Hỗ trợ \"{1}\" cho \"{0}\" đã được ghi nhận ngày {2} với nội dung khác.",
        "The grant \"{1}\" to \"{0}\" is already on record for {2}, and differs.",
        "Statistics: one decision supports one organisation in one way once");

    public override StreamName Stream => SupportGrant.Stream(Organisation, Kind, Grant);

    public override StreamName? Reads => Organisations.Organisation.Stream(Organisation);

    public override Facts.Decision Decide(SupportGrant state, Organisation other)
    {
        if (state.Granted is { } granted
            && (granted.On, granted.Amount, granted.Budget, granted.Decision, granted.Plan)
                == (On, AmountVnd, Budget, Decision, Plan))
        {
            return Facts.Decision.Nothing; // Whatever has become of the organisation since.
        }

        if (other.RefuseUnlessAlive(Organisation, On, "organisation") is { } refusal)
        {
            return Facts.Decision.Refuse(refusal);
        }

        return AmountVnd.Dong == 0
            ? Facts.Decision.Refuse(NotPositive.BrokenByField("amountVnd"))
            : Facts.Decision.Record(new SupportGranted(
                Organisation, Kind, Grant, On, AmountVnd, other.UnitOn(On)!, other.Kind, Budget,
                Decision, Plan));
    }
}
