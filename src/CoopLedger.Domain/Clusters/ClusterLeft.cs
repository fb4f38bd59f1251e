using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Clusters;

/// <summary>The alliance of an administrative unit left its cluster in the course of a year.
/// </summary>
[EventName("cluster.left.v1"), Label("Rời cụm thi đua", "Cluster left")]
public sealed record ClusterLeft(
    ClusterId Cluster, UnitId Unit, Year Year, DateOnly On, Text? Reason) : EventOf<ClusterYear>
{
    // As a joining: who changes clusters leaves one and joins the other on the same day.
    public override int RankInDay => 0;

    public override ClusterYear ApplyTo(ClusterYear state) => new() { Left = this };

    public override Refusal? CannotFollow(ClusterYear before) =>
        before.RefuseUnlessIn(Cluster, Unit, Year, On);
}

/// <summary>Takes the alliance of an administrative unit out of its cluster; from that day on it
/// is not in the cluster that year, and may join another.</summary>
/// <param name="Cluster">The cluster it is in.</param>
/// <param name="Unit">The unit whose alliance leaves.</param>
/// <param name="Year">The year of emulation.</param>
/// <param name="On">The first day out of the cluster.</param>
/// <param name="Reason">Why.</param>
[CommandName("leave-cluster"), Label("Rời cụm thi đua", "Leave an emulation cluster")]
public sealed record LeaveCluster(
    [Label("Cụm thi đua", "Cluster")] ClusterId Cluster,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Năm", "Year")] Year Year,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Lý do", "Reason")] Text? Reason = null) : CommandOf<ClusterYear>
{
    public override bool MayLieAhead => true;

    public override StreamName Stream => ClusterYear.Stream(Unit, Year);

    public override Decision Decide(ClusterYear state) =>
        Decision.Record(new ClusterLeft(Cluster, Unit, Year, On, Reason));
}
