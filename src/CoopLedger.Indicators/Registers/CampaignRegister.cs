using System.Collections.Immutable;
using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The campaigns, those that are closed included.</summary>
public sealed class CampaignRegister() : Register<Campaign>(
    "campaigns", "campaign", Labels.Of("Chiến dịch", "Campaigns"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("title", "Tên", "Title"),
        Column.Of("from", "Từ ngày", "From"), Column.Of("to", "Đến ngày", "To"),
        Column.Of("peakFrom", "Cao điểm từ", "Peak from"),
        Column.Of("peakTo", "Cao điểm đến", "Peak to"),
        Column.OfNumber("adoptions", "Liên minh triển khai", "Alliances"),
        Column.OfNumber("launches", "Lễ phát động", "Launches"),
        Column.OfNumber("activities", "Hoạt động", "Activities"),
        Column.Of("closed", "Tổng kết", "Closed"),
    ];

    protected override IEnumerable<Cell> Cells(
        Campaign state, ImmutableArray<Fact> facts, DateOnly asOf)
    {
        var peak = state.Windows.GetValueOrDefault(CampaignWindowKind.Peak);
        return
        [
            Cell.Of(state.Planned?.Title), Cell.Of(state.Planned?.From),
            Cell.Of(state.Planned?.To), Cell.Of(peak?.From), Cell.Of(peak?.To),
            Cell.Of(state.Adoptions.Count), Cell.Of(state.Launches.Count),
            Cell.Of(state.Activities.Count), Cell.Of(state.Closed?.On),
        ];
    }
}
