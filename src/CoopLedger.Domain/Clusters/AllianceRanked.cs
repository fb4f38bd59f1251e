using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Clusters;

/// <summary>A cluster ranked one of its alliances for a year.</summary>
[EventName("cluster.alliance-ranked.v1"), Label("Xếp hạng thi đua", "Alliance ranked")]
public sealed record AllianceRanked(
    ClusterId Cluster, UnitId Unit, Year Year, DateOnly On, Count Rank, Count Of)
    : EventOf<ClusterYear>
{
    public override ClusterYear ApplyTo(ClusterYear state) => state with { Rank = this };

    public override Refusal? CannotFollow(ClusterYear before) =>
        before.RefuseUnlessIn(Cluster, Unit, Year, On) ?? (before.Rank is { } rank
            ? RankAlliance.AlreadyRanked.BrokenByField("unit", Unit, Year, rank.On)
            : null);
}

/// <summary>Records the rank of an alliance in its cluster for a year, once. Two alliances may
/// share a rank.</summary>
/// <param name="Cluster">The cluster the alliance is in that year.</param>
/// <param name="Unit">The unit whose alliance is ranked.</param>
/// <param name="Year">The year of emulation.</param>
/// <param name="Rank">The rank; 1 is the first.</param>
/// <param name="Of">How many alliances were ranked.</param>
/// <param name="On">The day of ranking.</param>
[CommandName("rank-alliance"), Label("Xếp hạng thi đua", "Rank an alliance")]
public sealed record RankAlliance(
    [Label("Cụm thi đua", "Cluster")] ClusterId Cluster,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Năm", "Year")] Year Year,
    [Label("Hạng", "Rank")] Count Rank,
    [Label("Trên tổng số", "Of how many")] Count Of,
    [Label("Ngày", "Day")] DateOnly On) : CommandOf<ClusterYear>
{
    public static readonly Rule AlreadyRanked = new(
        "cluster.already-ranked",
        "\"{0}\" đã được xếp hạng năm {1} vào ngày {2} với nội dung khác.",
        "\"{0}\" was already ranked for {1} on {2}, and differs.",
        "Law 06/2022/QH15: an alliance is ranked once a year");

    public static readonly Rule OutOfRange = new(
        "cluster.rank-out-of-range",
        "Hạng {0} lớn hơn số đơn vị được xếp hạng là {1}.",
        "The rank {0} is above the number of alliances ranked, {1}.",
        "Arithmetic: n alliances have the ranks 1 to n");

    public override StreamName Stream => ClusterYear.Stream(Unit, Year);

    public override Decision Decide(ClusterYear state) => Rank.Value > Of.Value
        ? Decision.Refuse(OutOfRange.BrokenByField("rank", $"{Rank}", $"{Of}"))
        : Decision.Record(new AllianceRanked(Cluster, Unit, Year, On, Rank, Of));
}
