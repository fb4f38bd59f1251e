using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Clusters;

/// <summary>A cluster scored one of its alliances for a year.</summary>
[EventName("cluster.alliance-scored.v1"), Label("Chấm điểm thi đua", "Alliance scored")]
public sealed record AllianceScored(
    ClusterId Cluster, UnitId Unit, Year Year, DateOnly On, Points Score, Points? CriteriaTotal)
    : EventOf<ClusterYear>
{
    public override ClusterYear ApplyTo(ClusterYear state) => state with { Score = this };

    public override Refusal? CannotFollow(ClusterYear before) =>
        before.RefuseUnlessIn(Cluster, Unit, Year, On) ?? (before.Score is { } score
            ? ScoreAlliance.AlreadyScored.BrokenByField("unit", Unit, Year, score.On)
            : null);
}

/// <summary>Records the score that a cluster gave one of its alliances for a year, once.</summary>
/// <param name="Cluster">The cluster the alliance is in that year.</param>
/// <param name="Unit">The unit whose alliance is scored.</param>
/// <param name="Year">The year of emulation.</param>
/// <param name="Score">The score in hundredths of a point: 9550 is 95,50 of 100.</param>
/// <param name="On">The day of scoring.</param>
/// <param name="CriteriaTotal">What the criteria add up to, in hundredths of a point, where they
/// are known one by one; it is the score.</param>
[CommandName("score-alliance"), Label("Chấm điểm thi đua", "Score an alliance")]
public sealed record ScoreAlliance(
    [Label("Cụm thi đua", "Cluster")] ClusterId Cluster,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Năm", "Year")] Year Year,
    [Label("Điểm (phần trăm điểm)", "Score (hundredths)")] Points Score,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Tổng điểm tiêu chí", "Total of the criteria")] Points? CriteriaTotal = null)
    : CommandOf<ClusterYear>
{
    public static readonly Rule AlreadyScored = new(
        "cluster.already-scored",
        "\"{0}\" đã được chấm điểm năm {1} vào ngày {2} với nội dung khác.",
        "\"{0}\" was already scored for {1} on {2}, and differs.",
        "Law 06/2022/QH15: an alliance is scored once a year");

    public static readonly Rule NotTheSum = new(
        "cluster.criteria-not-the-score",
        "Tổng các tiêu chí là {0} điểm, khác số điểm {1}.",
        "The criteria add up to {0} points, and the score is {1}.",
        "Arithmetic: the score of an alliance is the sum of its criteria");

    public override StreamName Stream => ClusterYear.Stream(Unit, Year);

    public override Decision Decide(ClusterYear state) =>
        CriteriaTotal is { } total && total != Score
            ? Decision.Refuse(NotTheSum.BrokenByField("criteriaTotal", $"{total}", $"{Score}"))
            : Decision.Record(
                new AllianceScored(Cluster, Unit, Year, On, Score, CriteriaTotal));
}
