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
    private readonly Entries<ClusterLeft> _left = new();
    private readonly Entries<ClusterFormed> _formed = new();

    /// <summary>Whether the cluster has been formed, as known at a position.</summary>
    public bool Holds(ClusterId cluster, long knownBy) =>
        _formed.KnownBy(knownBy).Any(formed => formed.Cluster == cluster);

    /// <summary>The clusters, in the order in which they were recorded.</summary>
    public IEnumerable<ClusterFormed> KnownBy(long position) => _formed.KnownBy(position);

    /// <summary>The units whose alliances are in the cluster on a day, in order of id: those
    /// that joined it for the day's year, whenever they did, and have not left it by then.
    /// </summary>
    public IReadOnlyCollection<UnitId> Units(ClusterId cluster, DateOnly day, long knownBy)
    {
        var left = _left.EnteredBy(knownBy)
            .Where(leaving => leaving.Fact.Cluster == cluster && leaving.Fact.On <= day
                && leaving.Fact.Year.Number == day.Year)
            .ToLookup(leaving => leaving.Fact.Unit);
        return
        [
            .. _joined.EnteredBy(knownBy)
                .Where(joining => joining.Fact.Cluster == cluster
                    && joining.Fact.Year.Number == day.Year
                    && !left[joining.Fact.Unit].Any(leaving => IsAfter(leaving, joining)))
                .Select(joining => joining.Fact.Unit).Distinct()
                .OrderBy(unit => unit.Text, StringComparer.Ordinal),
        ];
    }

    internal IEnumerable<long> Positions =>
        _joined.Positions.Concat(_left.Positions).Concat(_formed.Positions);

    internal bool HasEverHeld(
        ClusterId cluster, IReadOnlySet<Place> places, long knownBy) =>
        _joined.KnownBy(knownBy).Any(
            joined => joined.Cluster == cluster && places.Contains(Place.Of(joined.Unit)));

    internal IEnumerable<NotedEntry> Noted() => _formed.All(NotedKind.Cluster)
        .Concat(_joined.All(NotedKind.ClusterJoined)).Concat(_left.All(NotedKind.ClusterLeft));

    internal string Trace() =>
        $"{_formed.Trace()} | {_joined.Trace()} | {_left.Trace()}";

    internal void Apply(long position, Event fact)
    {
        _joined.Apply(position, fact);
        _left.Apply(position, fact);
        _formed.Apply(position, fact);
    }

    internal void Join(ClusterRegister later)
    {
        _joined.Join(later._joined);
        _left.Join(later._left);
        _formed.Join(later._formed);
    }

    // As the timeline of the unit's year has them: by day, then by position.
    private static bool IsAfter(
        (long Position, ClusterLeft Fact) leaving, (long Position, ClusterJoined Fact) joining) =>
        (leaving.Fact.On, leaving.Position).CompareTo((joining.Fact.On, joining.Position)) > 0;
}
