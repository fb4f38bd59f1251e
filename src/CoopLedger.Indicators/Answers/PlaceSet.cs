using System.Collections.Immutable;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Answers;

/// <summary>The places whose accounts a question counts, each once.</summary>
internal sealed class PlaceSet(ClusterRegister clusters)
{
    /// <summary>The places; <see langword="null"/> for the whole nation.</summary>
    public HashSet<Place>? Places { get; init; }

    /// <summary>The units that the scope speaks of.</summary>
    public required ImmutableHashSet<UnitId> Units { get; init; }

    /// <summary>Why there is no value, whatever is counted; <see langword="null"/> when there is
    /// one.</summary>
    public Labels? Absent { get; init; }

    /// <summary>Places of which a part is asked for, and only the whole is known.</summary>
    public Dictionary<Place, Unsplit> UnsplitPlaces { get; init; } = [];

    public static PlaceSet Of(Question question, Projection projection, Action<Warning> warn)
    {
        var territories = projection.Territories(question.KnownBy);
        var clusters = projection.Clusters;
        if (question.Scope.IsNation)
        {
            var inForce = territories.InForceOn(question.Boundaries?.Day ?? question.To);
            return new(clusters) { Units = [.. inForce.Select(unit => unit.Id)] };
        }

        return question.Boundaries is null
            ? AsNamed(question, territories, clusters, warn)
            : new Restatement(question, territories, clusters, warn).Places();
    }

    /// <summary>What is known of the scope's clusters as a whole, and of none of their units.
    /// </summary>
    public static PlaceSet Unplaced(Question question, Projection projection) =>
        new(projection.Clusters)
        {
            Places =
            [
                .. projection.Clusters.KnownBy(question.KnownBy)
                    .Select(formed => Place.Of(formed.Cluster))
                    .Where(place => question.Scope.IsNation
                        || question.Scope.Places.Contains(place)),
            ],
            Units = [],
        };

    public bool Holds(Place place) => Places is null || Places.Contains(place);

    /// <summary>From when on the place is not split along the boundaries asked for, if so.
    /// </summary>
    public Unsplit? UnsplitAt(Place place) => UnsplitPlaces.GetValueOrDefault(place);

    /// <summary>Says so when a unit's cluster has totals that are not split by unit.</summary>
    public void WarnOfClusterTotals(
        Reading reading, Measure measure, IEnumerable<AccountKey> accounts)
    {
        foreach (var cluster in accounts.Select(key => key.Place).Where(place => !Holds(place))
            .Select(place => place.Cluster).OfType<ClusterId>().Distinct()
            .Where(cluster => clusters.HasEverHeld(
                cluster, Places!, reading.Question.KnownBy))
            .OrderBy(cluster => cluster.Text, StringComparer.Ordinal))
        {
            reading.Warn(new("cluster-total-not-in-unit", Labels.Of(
                $"Cụm {cluster} có số tổng \"{measure.Labels.Vietnamese}\" không tách theo đơn vị.",
                $"The cluster {cluster} has a total of \"{measure.Code}\" not split by unit.")));
        }
    }

    /// <summary>The units of a cluster in the year of the question's last day.</summary>
    public static IReadOnlyCollection<UnitId> Members(
        ClusterId cluster, Question question, ClusterRegister clusters, Action<Warning> warn)
    {
        var members = clusters.Units(cluster, question.To, question.KnownBy);
        if (members.Count == 0)
        {
            warn(new("cluster-without-members", Labels.Of(
                $"Cụm {cluster} không có đơn vị nào năm {question.To.Year}.",
                $"The cluster {cluster} has no unit in {question.To.Year}.")));
        }

        return members;
    }

    private static PlaceSet AsNamed(
        Question question, Territories territories, ClusterRegister clusters, Action<Warning> warn)
    {
        var (places, units) = (new HashSet<Place>(), new HashSet<UnitId>());
        foreach (var place in question.Scope.Places)
        {
            var named = place.Cluster is { } cluster
                ? Members(cluster, question, clusters, warn)
                : [place.Unit!];
            places.Add(place);
            units.UnionWith(named);
            places.UnionWith(named.SelectMany(unit => territories.WithAbsorbed(unit, question.To))
                .Select(Place.Of));
            if (place.Unit is { } unit)
            {
                WarnOutOfForce(unit, question.To, territories, warn);
            }
        }

        return new(clusters) { Places = places, Units = [.. units] };
    }

    private static void WarnOutOfForce(
        UnitId unit, DateOnly day, Territories territories, Action<Warning> warn)
    {
        if (territories.Find(unit) is { } known && !known.IsInForceOn(day))
        {
            warn(new("unit-not-in-force", Labels.Of(
                $"Đơn vị {unit} không tồn tại vào ngày {CivilDate.Format(day)}.",
                $"The unit {unit} does not exist on {CivilDate.Format(day)}.")));
        }
    }
}

/// <summary>From when on a place is known only as a whole, and why no part can be told.</summary>
internal sealed record Unsplit(DateOnly Since, Labels Why);
