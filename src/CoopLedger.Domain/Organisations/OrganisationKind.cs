using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>The five kinds of organisation that an alliance counts.</summary>
/// <remarks>Source: Law on Cooperatives 17/2023/QH15 (cooperative groups, cooperatives, unions);
/// people's credit funds are cooperatives under the Law on Credit Institutions; enterprises occur
/// as members of an alliance. The default value is a cooperative.</remarks>
public enum OrganisationKind
{
    [Label("Hợp tác xã", "Cooperative"), Also("HTX")]
    Cooperative,

    [Label("Liên hiệp hợp tác xã", "Union of cooperatives")]
    [Also("LHHTX", "cooperative-union", "lien-hiep", "lien-hiep-htx")]
    Union,

    [Label("Tổ hợp tác", "Cooperative group"), Also("THT")]
    Group,

    [Label("Quỹ tín dụng nhân dân", "People's credit fund")]
    [Also("QTDND", "peoples-credit-fund")]
    CreditFund,

    [Label("Doanh nghiệp thành viên", "Member enterprise"), Also("DNTV", "doanh-nghiep")]
    Enterprise,
}

/// <summary>The four groups of sectors.</summary>
/// <remarks>Source: Decree 113/2024/NĐ-CP, art. 4(1). The default value is agriculture.</remarks>
public enum Sector
{
    [Label("Nông nghiệp", "Agriculture"), Also("diem-nghiep", "lam-nghiep", "ngu-nghiep")]
    Agriculture,

    [Label("Công nghiệp, xây dựng", "Industry and construction")]
    [Also("industry", "construction", "cong-nghiep", "xay-dung")]
    IndustryConstruction,

    [Label("Tài chính, ngân hàng, bảo hiểm", "Finance, banking and insurance")]
    [Also("banking", "insurance", "finance-banking-insurance", "tai-chinh", "ngan-hang")]
    Finance,

    [Label("Thương mại, dịch vụ và khác", "Trade, services and other")]
    [Also("trade", "services", "service", "other", "thuong-mai", "dich-vu", "khac")]
    TradeServices,
}

/// <summary>How an organisation comes to be dissolved.</summary>
/// <remarks>Source: Law 17/2023/QH15 and Law 23/2012/QH13 on voluntary and compulsory
/// dissolution. The default value is voluntary.</remarks>
public enum DissolutionMode
{
    [Label("Tự nguyện", "Voluntary")]
    Voluntary,

    [Label("Bắt buộc", "Compulsory")]
    Compulsory,
}
