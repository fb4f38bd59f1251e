using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>Who asks for a loan of a fund.</summary>
/// <remarks>Source: Decree 45/2021/NĐ-CP art. 22, which lends to cooperatives, to unions and to
/// members of groups and cooperatives. A group itself and an enterprise may ask, and are told that
/// they cannot borrow. The default value is a cooperative.</remarks>
public enum BorrowerKind
{
    [Label("Hợp tác xã", "Cooperative"), Also("HTX")]
    Cooperative,

    [Label("Liên hiệp hợp tác xã", "Union of cooperatives"), Also("LHHTX", "cooperative-union")]
    Union,

    [Label("Thành viên tổ hợp tác", "Member of a group")]
    [Also("member-of-group", "thanh-vien-tht")]
    GroupMember,

    [Label("Thành viên hợp tác xã", "Member of a cooperative")]
    [Also("member-of-cooperative", "cooperative-member", "thanh-vien-htx")]
    CoopMember,

    [Label("Tổ hợp tác", "Cooperative group"), Also("THT")]
    Group,

    [Label("Doanh nghiệp", "Enterprise"), Also("DN", "doanh-nghiep")]
    Enterprise,
}

/// <summary>Who of them may borrow.</summary>
public static class Borrowers
{
    public static readonly Rule NotEligible = new(
        "loan.borrower-not-eligible",
        "\"{0}\" không thuộc đối tượng vay vốn của quỹ: {1}.",
        "\"{0}\" is not among those a fund lends to: {1}.",
        "Decree 45/2021/NĐ-CP art. 22: cooperatives, unions, members of groups and cooperatives");

    public static bool CanBorrow(this BorrowerKind kind) =>
        kind is not (BorrowerKind.Group or BorrowerKind.Enterprise);

    /// <summary>Whether the borrower is a member of the organisation that the loan names, and the
    /// debt is not the organisation's own.</summary>
    public static bool IsMember(this BorrowerKind kind) =>
        kind is BorrowerKind.GroupMember or BorrowerKind.CoopMember;

    /// <summary>Whether the loan of such a borrower can name an organisation of that kind: itself,
    /// or the one whose member it is. A credit fund is a cooperative.</summary>
    public static bool Fits(this BorrowerKind kind, OrganisationKind organisation) => kind switch
    {
        BorrowerKind.Cooperative =>
            organisation is OrganisationKind.Cooperative or OrganisationKind.CreditFund,
        BorrowerKind.Union => organisation is OrganisationKind.Union,
        BorrowerKind.GroupMember => organisation is OrganisationKind.Group,
        BorrowerKind.CoopMember => organisation is OrganisationKind.Cooperative
            or OrganisationKind.CreditFund or OrganisationKind.Union,
        _ => false,
    };
}
