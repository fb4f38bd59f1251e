using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Places;

/// <summary>Where a total is known: an administrative unit, or an emulation cluster as a whole.
/// </summary>
/// <remarks>Written <c>phu-tho</c> (or <c>unit:phu-tho</c>) and <c>cluster:ID</c>. What is known
/// of a cluster counts in the cluster and in the nation, never in one of its units; what is known
/// of <see cref="Nation"/> alone counts there only.</remarks>
public sealed record Place
{
    private const string ClusterPrefix = "cluster:";
    private const string UnitPrefix = "unit:";

    private readonly int _hash;

    private Place(UnitId? unit, ClusterId? cluster)
    {
        Unit = unit;
        Cluster = cluster;
        _hash = HashCode.Combine(unit, cluster);
    }

    /// <summary>The nation as a whole, for facts that belong to no unit. It is not written in a
    /// command: a place left out stands for it.</summary>
    public static Place Nation { get; } = new(null, null);

    public UnitId? Unit { get; }

    public ClusterId? Cluster { get; }

    public static Place Of(UnitId unit) => unit.AsPlace;

    public static Place Of(ClusterId cluster) => new(null, cluster);

    /// <exception cref="FormatException">Neither a unit's id nor <c>cluster:ID</c>.</exception>
    public static Place Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith(ClusterPrefix, StringComparison.Ordinal)
            ? Of(new ClusterId(text[ClusterPrefix.Length..]))
            : Of(new UnitId(text.StartsWith(UnitPrefix, StringComparison.Ordinal)
                ? text[UnitPrefix.Length..]
                : text));
    }

    public bool Equals(Place? other) =>
        ReferenceEquals(this, other)
        || (other is not null && _hash == other._hash && Unit == other.Unit
            && Cluster == other.Cluster);

    public override int GetHashCode() => _hash;

    internal static Place Made(UnitId unit) => new(unit, null);

    public override string ToString() =>
        Cluster is { } cluster ? ClusterPrefix + cluster : Unit?.Text ?? Scope.Nation.Text;
}
