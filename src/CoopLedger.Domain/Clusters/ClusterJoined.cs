using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Clusters;

/// <summary>The alliance of an administrative unit belongs to a cluster for a year.</summary>
[EventName("cluster.joined.v1"), Label("Tham gia cụm thi đua", "Cluster joined")]
public sealed record ClusterJoined(ClusterId Cluster, UnitId Unit, Year Year, DateOnly On)
    : EventOf<ClusterYear>
{
    public override int RankInDay => 0;

    public override ClusterYear ApplyTo(ClusterYear state) => new() { Joined = this };

    public override Refusal? CannotFollow(ClusterYear before) => before.Joined is { } joined
        ? JoinCluster.AlreadyIn.BrokenByField("cluster", Unit, joined.Cluster, Year)
        : null;
}

/// <summary>Puts the alliance of an administrative unit into an emulation cluster for a year.
/// </summary>
/// <param name="Cluster">The cluster, formed by that day.</param>
/// <param name="Unit">The unit whose alliance joins.</param>
/// <param name="Year">The year of emulation.</param>
/// <param name="On">The day of joining.</param>
[CommandName("join-cluster"), Label("Tham gia cụm thi đua", "Join an emulation cluster")]
public sealed record JoinCluster(
    [Label("Cụm thi đua", "Cluster")] ClusterId Cluster,
    [Label("Đơn vị hành chính", "Administrative unit")] UnitId Unit,
    [Label("Năm", "Year")] Year Year,
    [Label("Ngày", "Day")] DateOnly On) : CommandOf<ClusterYear, Cluster>
{
    public static readonly Rule AlreadyIn = new(
        "cluster.already-in",
        "\"{0}\" đã ở trong cụm \"{1}\" năm {2}.",
        "\"{0}\" is already in the cluster \"{1}\" in {2}.",
        "Law 06/2022/QH15: an alliance emulates in one cluster a year");

    public static readonly Rule YearOver = new(
        "cluster.year-over",
        "Năm thi đua {0} đã qua vào ngày {1}, hoặc trước khi lập cụm ({2}).",
        "The year of emulation {0} was over by {1}, or before the cluster was formed ({2}).",
        "Logic: nobody joins a year that is over");

    public override bool MayLieAhead => true;

    public override StreamName Stream => ClusterYear.Stream(Unit, Year);

    public override StreamName? Reads => Clusters.Cluster.Stream(Cluster);

    public override Decision Decide(ClusterYear state, Cluster other)
    {
        var fact = new ClusterJoined(Cluster, Unit, Year, On);
        if (state.Joined == fact)
        {
            return Decision.Nothing; // Whatever has become of the cluster since.
        }

        return AdministrativeUnits.Refuse(Unit, On) is { } misplaced ? Decision.Refuse(misplaced)
            : other.FormedOn is not { } formed
                ? Decision.Refuse(Clusters.Cluster.Unknown.BrokenByField("cluster", Cluster))
                : Year.Number < formed.Year || Year.Number < On.Year
                    ? Decision.Refuse(YearOver.BrokenByField("year", Year, On, formed))
                    : Decision.Record(fact);
    }
}
