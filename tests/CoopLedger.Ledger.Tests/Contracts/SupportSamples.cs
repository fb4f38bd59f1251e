using CoopLedger.Domain.Certifications;
using CoopLedger.Domain.Contests;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Media;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Promotion;
using CoopLedger.Domain.Science;
using CoopLedger.Domain.Support;
using CoopLedger.Domain.ValueChains;
using CoopLedger.Domain.Values;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>The events of support and activities.</summary>
internal static class SupportSamples
{
    private static readonly DateOnly Day = new(2023, 8, 31);
    private static readonly OrganisationId Organisation = new("htx-01");
    private static readonly UnitId Unit = new("phu-tho");
    private static readonly GrantId Grant = new("19/2021/nq-hdnd");
    private static readonly ScienceProjectId Project = new("muong-kit");
    private static readonly CertificationId Certificate = new("vietgap-01");
    private static readonly ValueChainId Chain = new("mi-gao-hung-lo");
    private static readonly OrganisationId Buyer = new("hung-lo");
    private static readonly Text Rice = new("lúa");

    public static IReadOnlyList<Event> All { get; } =
    [
        new SupportGranted(
            Organisation, SupportKind.TradePromotion, Grant, Day, new(678_000_000), Unit,
            OrganisationKind.Group, new("ngân sách tỉnh"), new("19/2021/NQ-HĐND"),
            new("1804/QĐ-TTg")),
        new SupportRevoked(
            Organisation, SupportKind.TradePromotion, Grant, Day, new(678_000_000), Unit,
            OrganisationKind.Group, new("sai đối tượng")),
        new PromotionParticipated(
            Organisation, new("den-hung-2023"), Day, Unit, OrganisationKind.Cooperative, new(5),
            PromotionPlace.OutsideProvince),
        new ScienceProjectStarted(
            Project, Day, new("Nhãn hiệu tập thể “Mường Kịt”"), ScienceRole.Joint, Unit,
            Organisation, new(500_000_000)),
        new ScienceProjectCompleted(Project, Day, ScienceRole.Joint, Unit, new("đạt")),
        new CertificationSupported(
            Certificate, Day, Organisation, OrganisationKind.Cooperative, Unit,
            CertificationStandard.Vietgap, Rice, new(160.75m)),
        new CertificationGranted(
            Certificate, Day, Organisation, OrganisationKind.Cooperative, Unit,
            CertificationStandard.Globalgap, Rice, new(160), new("VG-01")),
        new CertificationLapsed(
            Certificate, Day, Organisation, OrganisationKind.Cooperative, Unit,
            CertificationStandard.Organic, new(160.5m), new("hết hạn")),
        new ValueChainLinked(
            Chain, Organisation, Day, Buyer, new("gạo khang dân"), Unit,
            OrganisationKind.Cooperative),
        new ValueChainUnlinked(
            Chain, Organisation, Day, Buyer, Unit, OrganisationKind.Cooperative, new("hết vụ")),
        new MediaOutputRecorded(
            new("tin-bai"), Day, new(2023, 1, 1), Unit,
            new ChannelSet(Channel.Newspaper, Channel.Portal), MediaKind.Article, new(16)),
        new BulletinIssued(
            new("ban-tin"), Day, Unit, new("Bản tin KTTT"), new(500), new(2)),
        new ContestHeld(
            new("chup-anh"), Day, new(2023, 5, 1), Unit, new("Sáng tạo chụp ảnh"), new(40)),
        new OrganisationKnown(
            Organisation, Day, new("HTX DV NN Cao Xá"), Unit, OrganisationKind.Cooperative,
            new(2015, 6, 1), new(2021, 1, 1), new(2018, 1, 1)),
    ];

    public static IReadOnlyList<Event> Bare { get; } =
    [
        new SupportGranted(
            Organisation, SupportKind.NewCooperative, Grant, Day, new(1), Unit,
            OrganisationKind.Cooperative, null, null, null),
        new SupportRevoked(
            Organisation, SupportKind.NewCooperative, Grant, Day, new(1), Unit,
            OrganisationKind.Cooperative, null),
        new PromotionParticipated(
            Organisation, new("f"), Day, Unit, OrganisationKind.Cooperative, new(1), null),
        new ScienceProjectStarted(
            Project, Day, new("D"), ScienceRole.Lead, Unit, null, null),
        new ScienceProjectCompleted(Project, Day, ScienceRole.Lead, Unit, null),
        new CertificationSupported(
            Certificate, Day, Organisation, OrganisationKind.Cooperative, Unit,
            CertificationStandard.Ocop, Rice, null),
        new CertificationGranted(
            Certificate, Day, Organisation, OrganisationKind.Cooperative, Unit,
            CertificationStandard.Ocop, Rice, null, null),
        new CertificationLapsed(
            Certificate, Day, Organisation, OrganisationKind.Cooperative, Unit,
            CertificationStandard.Ocop, null, null),
        new ValueChainUnlinked(
            Chain, Organisation, Day, Buyer, Unit, OrganisationKind.Cooperative, null),
        new MediaOutputRecorded(
            new("m"), Day, null, Unit, new ChannelSet(Channel.Social), MediaKind.Post, new(1)),
        new BulletinIssued(new("b"), Day, Unit, new("B"), new(1), null),
        new ContestHeld(new("c"), Day, null, Unit, new("C"), null),
        new OrganisationKnown(
            Organisation, Day, new("A"), Unit, OrganisationKind.Cooperative, null, null, null),
    ];
}
