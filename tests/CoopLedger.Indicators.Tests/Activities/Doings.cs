using CoopLedger.Domain.Certifications;
using CoopLedger.Domain.Media;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Promotion;
using CoopLedger.Domain.Support;
using CoopLedger.Domain.Values;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Activities;

/// <summary>What an alliance does, in a few words.</summary>
internal static class Doings
{
    public static SupportGranted Granted(
        string organisation, string on, SupportKind kind = SupportKind.NewCooperative,
        string grant = "qd-1", long dong = 10_000_000, string unit = "dak-lak") =>
        new(
            new(organisation), kind, new(grant), Day(on), new(dong), new(unit),
            OrganisationKind.Cooperative, null, null, null);

    public static SupportRevoked Revoked(
        string organisation, string on, SupportKind kind = SupportKind.NewCooperative,
        string grant = "qd-1", long dong = 10_000_000) =>
        new(
            new(organisation), kind, new(grant), Day(on), new(dong), new("dak-lak"),
            OrganisationKind.Cooperative, null);

    public static PromotionParticipated Shown(
        string organisation, string fair, int types, PromotionPlace? place = null) =>
        new(
            new(organisation), new(fair), Day("2023-04-25"), new("phu-tho"),
            OrganisationKind.Cooperative, new Count(types), place);

    public static CertificationSupported Helped(string organisation, decimal area, int crop = 1) =>
        new(
            new($"vg-{organisation}-{crop}"), Day("2023-05-01"), new(organisation),
            OrganisationKind.Cooperative, new("phu-tho"), CertificationStandard.Vietgap,
            new("lúa"), new Hectares(area));

    public static MediaOutputRecorded Output(
        string id, string channels, int count, MediaKind kind = MediaKind.Article) =>
        new(
            new(id), Day("2023-08-31"), Day("2023-01-01"), new("phu-tho"),
            ChannelSet.Parse(channels), kind, new Count(count));
}
