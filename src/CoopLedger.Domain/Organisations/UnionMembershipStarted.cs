using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>A cooperative joined a union of cooperatives; it may be in several.</summary>
/// <remarks>It stands on the cooperative's stream, so that it ends with the cooperative and moves
/// with it. The union's stream is only read.</remarks>
[EventName("union.membership-started.v1"), Label("Vào liên hiệp", "Joined a union")]
public sealed record UnionMembershipStarted(
    OrganisationId Organisation,
    OrganisationId Union,
    DateOnly On,
    UnitId Unit,
    OrganisationKind Kind) : EventOf<Organisation>
{
    /// <summary>Whether organisations of the kind may be members of a union.</summary>
    public static bool IsForMembers(OrganisationKind kind) =>
        kind is OrganisationKind.Cooperative or OrganisationKind.CreditFund;

    public override Organisation ApplyTo(Organisation state) =>
        state with { Unions = state.Unions.SetItem(Union, On) };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, Kind)
        ?? (before.Unions.TryGetValue(Union, out var since)
            ? StartUnionMembership.AlreadyMember.BrokenByField("union", Organisation, Union, since)
            : null)
        ?? (IsForMembers(before.Kind)
            ? null
            : StartUnionMembership.NotACooperative.BrokenByField("organisation", Organisation))
        ?? (before.SuspendedOn is { } stopped
            ? StartUnionMembership.NotActive.BrokenByField("organisation", Organisation, stopped)
            : null);
}

/// <summary>Records that a cooperative joined a union of cooperatives.</summary>
/// <param name="Organisation">The cooperative, active on the day.</param>
/// <param name="Union">The union, founded by that day and alive.</param>
/// <param name="On">The first day of membership.</param>
[CommandName("start-union-membership"), Label("Vào liên hiệp HTX", "Join a union")]
public sealed record StartUnionMembership(
    [Label("Hợp tác xã", "Cooperative")] OrganisationId Organisation,
    [Label("Liên hiệp", "Union")] OrganisationId Union,
    [Label("Ngày vào", "Day of joining")] DateOnly On) : CommandOf<Organisation, Organisation>
{
    public static readonly Rule AlreadyMember = new(
        "union.already-member",
        "\"{0}\" đã là thành viên của liên hiệp \"{1}\" từ {2}.",
        "\"{0}\" has been a member of the union \"{1}\" since {2}.",
        "Law 17/2023/QH15 art. 34: a cooperative may be in several unions, in each once");

    public static readonly Rule NotActive = new(
        "union.member-not-active",
        "\"{0}\" ngừng hoạt động từ {1} nên không vào liên hiệp được.",
        "\"{0}\" has been suspended since {1} and cannot join a union.",
        "Law 17/2023/QH15 (article not seen): unions are of cooperatives that operate");

    public static readonly Rule NotACooperative = new(
        "union.member-not-cooperative",
        "\"{0}\" không phải là hợp tác xã nên không vào liên hiệp được.",
        "\"{0}\" is no cooperative and cannot join a union.",
        "Law 17/2023/QH15: the members of a union are cooperatives");

    public static readonly Rule NotAUnion = new(
        "union.not-a-union",
        "\"{0}\" không phải là liên hiệp hợp tác xã vào ngày {1}.",
        "\"{0}\" is not a union of cooperatives on {1}.",
        "Law 17/2023/QH15: cooperatives join unions");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override StreamName? Reads => Organisations.Organisation.Stream(Union);

    public override Decision Decide(Organisation state, Organisation other)
    {
        if (state.Unions.TryGetValue(Union, out var since) && since == On)
        {
            return Decision.Nothing; // Whatever has become of the union since.
        }

        if (other.RefuseUnlessAlive(Union, On, "union") is { } refusal)
        {
            return Decision.Refuse(refusal);
        }

        return other.Kind != OrganisationKind.Union
            ? Decision.Refuse(NotAUnion.BrokenByField("union", Union, On))
            : state.UnitOn(On) is not { } unit
                ? Organisations.Organisation.RefuseUnknown(Organisation, On)
                : Decision.Record(
                    new UnionMembershipStarted(Organisation, Union, On, unit, state.Kind));
    }
}
