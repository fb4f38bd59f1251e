using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Answers;

/// <summary>The places whose accounts a question counts, each once.</summary>
internal sealed class PlaceSet
{
    private readonly HashSet<Place>? _places;
    private readonly ClusterRegister _clusters;

    private PlaceSet(HashSet<Place>? places, int units, ClusterRegister clusters)
    {
        _places = places;
        Units = units;
        _clusters = clusters;
    }

    /// <summary>The number of units in the scope.</summary>
    public int Units { get; }

    public static PlaceSet Of(Question question, ClusterRegister clusters, Action<Warning> warn)
    {
        if (question.Scope.IsNation)
        {
            var inForce = AdministrativeUnits.All.Count(unit => unit.IsInForceOn(question.To));
            return new(null, inForce, clusters);
        }

        var (places, units) = (new HashSet<Place>(), new HashSet<UnitId>());
        foreach (var place in question.Scope.Places)
        {
            var named = place.Cluster is { } cluster
                ? Members(cluster, question, clusters, warn)
                : [place.Unit!];
            places.Add(place);
            units.UnionWith(named);
            places.UnionWith(named.SelectMany(AdministrativeUnits.WithAbsorbed).Select(Place.Of));
            if (place.Unit is { } unit)
            {
                WarnOutOfForce(unit, question.To, warn);
            }
        }

        return new(places, units.Count, clusters);
    }

    public bool Holds(Place place) => _places is null || _places.Contains(place);

    /// <summary>Says so when a unit's cluster has totals that are not split by unit.</summary>
    public void WarnOfClusterTotals(
        Reading reading, Measure measure, IEnumerable<AccountKey> accounts)
    {
        foreach (var cluster in accounts.Select(key => key.Place).Where(place => !Holds(place))
            .Select(place => place.Cluster).OfType<ClusterId>().Distinct()
            .Where(cluster => _clusters.HasEverHeld(
                cluster, _places!, reading.Question.KnownBy))
            .OrderBy(cluster => cluster.Text, StringComparer.Ordinal))
        {
            reading.Warn(new("cluster-total-not-in-unit", Labels.Of(
                $"Cụm {cluster} có số tổng \"{measure.Labels.Vietnamese}\" không tách theo đơn vị.",
                $"The cluster {cluster} has a total of \"{measure.Code}\" not split by unit.")));
        }
    }

    private static IReadOnlyCollection<UnitId> Members(
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

    private static void WarnOutOfForce(UnitId unit, DateOnly day, Action<Warning> warn)
    {
        if (AdministrativeUnits.Find(unit) is { } known && !known.IsInForceOn(day))
        {
            warn(new("unit-not-in-force", Labels.Of(
                $"Đơn vị {unit} không tồn tại vào ngày {CivilDate.Format(day)}.",
                $"The unit {unit} does not exist on {CivilDate.Format(day)}.")));
        }
    }
}
