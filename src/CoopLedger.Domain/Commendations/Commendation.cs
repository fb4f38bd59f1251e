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
