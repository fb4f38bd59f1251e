using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Clusters;

/// <summary>An emulation cluster was formed. It is neither a region nor a territory.</summary>
[EventName("cluster.formed.v1"), Label("Lập cụm thi đua", "Cluster formed")]
public sealed record ClusterFormed(ClusterId Cluster, DateOnly On, Text Name) : EventOf<Cluster>
{
    public override int RankInDay => 0;

    public override Cluster ApplyTo(Cluster state) => state with { FormedOn = On };

    public override Refusal? CannotFollow(Cluster before) => before.FormedOn is { } formed
        ? FormCluster.AlreadyFormed.BrokenByField("id", Cluster, formed)
        : null;
}

/// <summary>Forms an emulation cluster.</summary>
/// <param name="Id">The cluster's id.</param>
/// <param name="Name">Its name.</param>
/// <param name="On">The day from which it is known.</param>
[CommandName("form-cluster"), Label("Lập cụm thi đua", "Form an emulation cluster")]
public sealed record FormCluster(
    [Label("Mã cụm", "Cluster id")] ClusterId Id,
    [Label("Tên", "Name")] Text Name,
    [Label("Ngày", "Day")] DateOnly On) : CommandOf<Cluster>
{
    public static readonly Rule AlreadyFormed = new(
        "cluster.already-formed",
        "Cụm thi đua \"{0}\" đã được lập ngày {1} với nội dung khác.",
        "The emulation cluster \"{0}\" is on record as formed on {1}, and differs.",
        "Event sourcing: one forming per cluster");

    public override bool MayLieAhead => true;

    public override StreamName Stream => Cluster.Stream(Id);

    public override Decision Decide(Cluster state) =>
        Decision.Record(new ClusterFormed(Id, On, Name));
}
