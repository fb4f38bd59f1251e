using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Clusters;

/// <summary>In which cluster a unit's alliance is in one year: one at the most, by having one
/// stream for the unit and the year. Its score and its rank are of that cluster.</summary>
public sealed record ClusterYear : IState<ClusterYear>
{
    public static readonly Rule NotIn = new(
        "cluster.not-in",
        "\"{0}\" không ở trong cụm \"{1}\" năm {2}, tính đến {3}.",
        "\"{0}\" is not in the cluster \"{1}\" in {2}, as of {3}.",
        "Law 06/2022/QH15: only the alliances of a cluster emulate in it");

    public static ClusterYear Initial { get; } = new();

    /// <summary>The joining, while the alliance is in a cluster.</summary>
    public ClusterJoined? Joined { get; init; }

    /// <summary>The last leaving, if there was one.</summary>
    public ClusterLeft? Left { get; init; }

    public AllianceScored? Score { get; init; }

    public AllianceRanked? Rank { get; init; }

    public static StreamName Stream(UnitId unit, Year year) =>
        new($"cluster-year-{unit}:{year}");

    /// <summary>Why a fact about the alliance in a cluster cannot stand, if so.</summary>
    public Refusal? RefuseUnlessIn(ClusterId cluster, UnitId unit, Year year, DateOnly on) =>
        Joined?.Cluster == cluster
            ? null
            : NotIn.BrokenByField("cluster", unit, cluster, year, on);
}
