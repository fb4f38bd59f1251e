using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Registers;

/// <summary>Which alliances were in which emulation cluster, by year, as known at a position.
/// </summary>
public sealed class ClusterRegister
{
    private readonly Entries<ClusterJoined> _joined = new();
    private readonly Entries<ClusterFormed> _formed = new();

    /// <summary>Whether the cluster has been formed, as known at a position.</summary>
    public bool Holds(ClusterId cluster, long knownBy) =>
        _formed.KnownBy(knownBy).Any(formed => formed.Cluster == cluster);

    /// <summary>The clusters, in the order in which they were recorded.</summary>
    public IEnumerable<ClusterFormed> KnownBy(long position) => _formed.KnownBy(position);

    /// <summary>The units whose alliances are in the cluster that year, in order of id.</summary>
    public IReadOnlyCollection<UnitId> Units(ClusterId cluster, int year, long knownBy) =>
    [
        .. _joined.KnownBy(knownBy)
            .Where(joined => joined.Cluster == cluster && joined.Year.Number == year)
            .Select(joined => joined.Unit).Distinct()
            .OrderBy(unit => unit.Text, StringComparer.Ordinal),
    ];

    internal bool HasEverHeld(
        ClusterId cluster, IReadOnlySet<Place> places, long knownBy) =>
        _joined.KnownBy(knownBy).Any(
            joined => joined.Cluster == cluster && places.Contains(Place.Of(joined.Unit)));

    internal string Trace() => $"{_formed.Trace()} | {_joined.Trace()}";

    internal void Apply(long position, Event fact)
    {
        _joined.Apply(position, fact);
        _formed.Apply(position, fact);
    }

    internal void Join(ClusterRegister later)
    {
        _joined.Join(later._joined);
        _formed.Join(later._formed);
    }
}
