using System.Collections.Immutable;
using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>What each alliance was in its cluster in each year: when it joined and left, its score
/// and its rank.</summary>
public sealed class ClusterYearRegister() : Register<ClusterYear>(
    "cluster-years", "cluster-year", Labels.Of("Năm thi đua", "Years in clusters"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Đơn vị:năm", "Unit:year"), Column.Of("cluster", "Cụm", "Cluster"),
        Column.Of("joined", "Tham gia", "Joined"), Column.Of("left", "Rời", "Left"),
        Column.OfNumber("score", "Điểm", "Score"), Column.OfNumber("rank", "Hạng", "Rank"),
        Column.OfNumber("of", "Trên", "Of"),
    ];

    protected override IEnumerable<Cell> Cells(
        ClusterYear state, ImmutableArray<Fact> facts, DateOnly asOf)
    {
        var joined = facts.Select(fact => fact.Event).OfType<ClusterJoined>().LastOrDefault();
        return
        [
            Cell.Of(joined?.Cluster), Cell.Of(joined?.On), Cell.Of(state.Left?.On),
            Cell.Of(state.Score is { } score ? $"{score.Score}" : null),
            Cell.Of(state.Rank?.Rank.Value), Cell.Of(state.Rank?.Of.Value),
        ];
    }
}
