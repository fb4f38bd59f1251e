using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Science;

/// <summary>The alliance's part in a science project.</summary>
/// <remarks>"Chủ trì, phối hợp thực hiện 03 dự án" does not count the fourth one, which the
/// alliance only supported: the part is recorded, so that both counts can be given. The default
/// value is the lead.</remarks>
public enum ScienceRole
{
    [Label("Chủ trì", "Lead"), Also("leader", "leading", "host")]
    Lead,

    [Label("Phối hợp thực hiện", "Joint"), Also("jointly", "partner", "phoi-hop")]
    Joint,

    [Label("Hỗ trợ thực hiện", "Support"), Also("supporting", "ho-tro")]
    Support,
}

/// <summary>What is known of a science project on a day.</summary>
public sealed record ScienceProject : IState<ScienceProject>
{
    public static ScienceProject Initial { get; } = new();

    public ScienceProjectStarted? Started { get; init; }

    public ScienceProjectCompleted? Completed { get; init; }

    public static StreamName Stream(ScienceProjectId id) => new($"science-{id}");
}
