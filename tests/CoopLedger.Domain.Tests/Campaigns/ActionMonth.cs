using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;

namespace CoopLedger.Domain.Tests.Campaigns;

/// <summary>The action month for cooperatives of 2024, as it was published.</summary>
internal static class ActionMonth
{
    public static readonly CampaignId Month = new("thang-hanh-dong-2024");
    public static readonly UnitId DakNong = new("dak-nong");
    public static readonly UnitId YenBai = new("yen-bai");
    public static readonly Text Title = new("Tháng hành động vì Hợp tác xã năm 2024");
    public static readonly Text Theme = new("Vì sự phát triển bền vững của Hợp tác xã");
    public static readonly Text Basis = new("70/KH-BTVLMHTXVN");
    public static readonly Text Document = new("123/KH-LMHTX");
    public static readonly Text Venue = new("Trung tâm thành phố Gia Nghĩa");

    public static readonly CampaignPlanned Planned = new(
        Month, Day("2024-01-01"), Title, Theme, new(1), Day("2024-01-01"), Day("2024-12-31"),
        Basis);

    public static readonly CampaignWindowSet Peak = new(
        Month, Day("2024-01-01"), CampaignWindowKind.Peak, Day("2024-03-29"), Day("2024-04-29"));

    public static readonly CampaignWindowSet Nominal = new(
        Month, Day("2024-01-01"), CampaignWindowKind.Nominal, Day("2024-04-01"), Day("2024-04-30"));

    public static readonly CampaignAdopted Adopted =
        new(Month, DakNong, Day("2024-02-27"), Document);

    public static readonly CampaignLaunched Launched = new(
        Month, DakNong, Day("2024-04-02"), Venue, DayPart.Afternoon, new(30), YearInferred: true);

    public static readonly CampaignActivityRecorded Recorded = new(
        Month, new("ky-niem-30-nam"), YenBai, Day("2024-04-14"), new("Kỷ niệm 30 năm"), null, null);

    public static readonly CampaignClosed Closed = new(Month, Day("2024-12-20"), new("Tốt"));

    public static readonly AdoptCampaign AdoptIt =
        new(Month, DakNong, Day("2024-02-27"), Document);

    public static readonly LaunchCampaign LaunchIt = new(
        Month, DakNong, Day("2024-04-02"), Venue, DayPart.Afternoon, new(30), YearInferred: true);

    public static readonly RecordCampaignActivity RecordIt = new(
        Month, new("ky-niem-30-nam"), YenBai, Day("2024-04-14"), new("Kỷ niệm 30 năm"));

    public static AddCampaignPillar Add(int ordinal) =>
        new(Month, DakNong, new(ordinal), new($"Nội dung {ordinal}"), Day("2024-02-27"));

    public static CampaignPillarAdded Added(int ordinal) =>
        new(Month, DakNong, new(ordinal), new($"Nội dung {ordinal}"), Day("2024-02-27"));
}
