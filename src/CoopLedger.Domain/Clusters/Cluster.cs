using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Clusters;

/// <summary>What is known of an emulation cluster (cụm thi đua) on a day.</summary>
public sealed record Cluster : IState<Cluster>
{
    public static readonly Rule Unknown = new(
        "cluster.unknown",
        "Chưa có cụm thi đua \"{0}\"; hãy lập cụm trước (form-cluster).",
        "There is no emulation cluster \"{0}\" by then; form it first (form-cluster).",
        "Law 06/2022/QH15: clusters are formed by decision");

    public static Cluster Initial { get; } = new();

    public DateOnly? FormedOn { get; init; }

    public bool IsKnown => FormedOn is not null;

    public static StreamName Stream(ClusterId id) => new($"cluster-{id}");
}
