using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Commendations;

/// <summary>The forms of commendation.</summary>
/// <remarks>Source: Law on Emulation and Commendation 06/2022/QH15, art. 9. The default value is
/// a certificate of merit.</remarks>
public enum CommendationForm
{
    [Label("Bằng khen", "Certificate of merit"), Also("merit-certificate")]
    BangKhen,

    [Label("Giấy khen", "Certificate of commendation"), Also("commendation-certificate")]
    GiayKhen,

    [Label("Cờ thi đua", "Emulation flag"), Also("co", "flag")]
    CoThiDua,

    [Label("Danh hiệu thi đua", "Emulation title"), Also("danh-hieu", "title")]
    DanhHieuThiDua,

    [Label("Kỷ niệm chương", "Commemorative medal"), Also("ki-niem-chuong", "insignia")]
    KyNiemChuong,

    [Label("Huy chương", "Medal")]
    HuyChuong,

    [Label("Huân chương", "Order"), Also("decoration")]
    HuanChuong,

    [Label("Danh hiệu vinh dự nhà nước", "State honorary title")]
    DanhHieuVinhDu,

    [Label("Giải thưởng", "Prize"), Also("award", "state-prize")]
    GiaiThuong,
}

/// <summary>Who can be commended.</summary>
/// <remarks>Source: Law 06/2022/QH15. The default value is a collective.</remarks>
public enum RecipientKind
{
    [Label("Tập thể", "Collective"), Also("collectives")]
    Collective,

    [Label("Cá nhân", "Individual"), Also("individuals", "person")]
    Individual,

    [Label("Hộ gia đình", "Household"), Also("households", "ho")]
    Household,
}

/// <summary>At which level a commendation is decided.</summary>
/// <remarks>Source: Law 06/2022/QH15 on who may decide; the two levels of the alliance are the
/// field's own. The default value is the President of the State.</remarks>
public enum AuthorityLevel
{
    [Label("Chủ tịch nước", "President of the State"), Also("nha-nuoc", "president")]
    State,

    [Label("Chính phủ, Thủ tướng", "Government"), Also("chinh-phu", "thu-tuong", "prime-minister")]
    Government,

    [Label("Bộ, ban, ngành, đoàn thể trung ương", "Ministry or central body")]
    [Also("bo", "ministry", "central")]
    Ministry,

    [Label("Liên minh HTX Việt Nam", "Vietnam Cooperative Alliance"), Also("vca")]
    CentralAlliance,

    [Label("Tỉnh, thành phố", "Province"), Also("ubnd-tinh", "provincial")]
    Province,

    [Label("Sở, ban, ngành cấp tỉnh", "Provincial department"), Also("so", "department")]
    Department,

    [Label("Liên minh HTX cấp tỉnh", "Provincial alliance"), Also("lien-minh-htx-tinh")]
    ProvincialAlliance,

    [Label("Cấp huyện", "District"), Also("huyen", "ubnd-huyen")]
    District,

    [Label("Cấp xã", "Commune"), Also("xa", "ubnd-xa")]
    Commune,

    [Label("Cơ quan, doanh nghiệp, HTX", "Organisation"), Also("don-vi", "enterprise")]
    Organisation,
}

/// <summary>Why a commendation is revoked.</summary>
/// <remarks>Source: Law 06/2022/QH15, chapter VII. The default value is fraud.</remarks>
public enum RevocationGround
{
    [Label("Gian dối", "Fraud"), Also("fraudulent")]
    Fraud,

    [Label("Hồ sơ sai sự thật", "False file"), Also("ho-so-sai", "false-documents")]
    FalseFile,

    [Label("Sai thẩm quyền, thủ tục", "Unlawful procedure"), Also("sai-thu-tuc", "procedural")]
    Procedure,

    [Label("Vi phạm phát hiện sau", "Later finding"), Also("phat-hien-sau")]
    LaterFinding,
}

/// <summary>The commendation of one recipient for one achievement, on a day.</summary>
public sealed record Commendation : IState<Commendation>
{
    public static Commendation Initial { get; } = new();

    /// <summary>The award, while it stands.</summary>
    public CommendationAwarded? Award { get; init; }

    /// <summary>The last revocation, if there was one.</summary>
    public CommendationRevoked? Revocation { get; init; }

    public static StreamName Stream(RecipientId recipient, AchievementId achievement) =>
        new($"commendation-{recipient}:{achievement}");
}
