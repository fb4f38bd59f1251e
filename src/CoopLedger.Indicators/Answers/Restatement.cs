using System.Collections.Immutable;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Answers;

/// <summary>Finds the places that make a scope on the boundaries of a day.</summary>
/// <remarks>The scope is turned into parcels (<see cref="Territories"/>). What was counted in a
/// unit whose parcels all lie inside counts; when some do and some do not, there is no telling.
/// </remarks>
internal sealed class Restatement
{
    private readonly Question _question;
    private readonly Territories _territories;
    private readonly ClusterRegister _clusters;
    private readonly Action<Warning> _warn;
    private readonly DateOnly _day;
    private readonly ImmutableArray<(UnitId Unit, ImmutableHashSet<UnitId> Parcels)> _inForce;
    private readonly HashSet<Place> _places = [];
    private readonly HashSet<UnitId> _units = [];
    private readonly HashSet<UnitId> _asked = [];
    private readonly Dictionary<Place, Unsplit> _unsplit = [];
    private Labels? _absent;

    public Restatement(
        Question question, Territories territories, ClusterRegister clusters, Action<Warning> warn)
    {
        (_question, _territories, _clusters, _warn) = (question, territories, clusters, warn);
        _day = question.Boundaries?.Day ?? question.To;
        _inForce =
        [
            .. territories.InForceOn(_day)
                .Select(unit => (unit.Id, territories.ParcelsOf(unit.Id, _day))),
        ];
    }

    public PlaceSet Places()
    {
        foreach (var unit in _question.Scope.Places.Select(place => place.Unit).OfType<UnitId>())
        {
            Name(unit);
        }

        foreach (var cluster in _question.Scope.Places.Select(place => place.Cluster)
            .OfType<ClusterId>())
        {
            Name(cluster);
        }

        foreach (var unit in _territories.All)
        {
            Sort(unit.Id);
        }

        return new(_clusters)
        {
            Places = _places,
            Units = [.. _units],
            Absent = _absent,
            UnsplitPlaces = _unsplit,
        };
    }

    private static string Text(IEnumerable<UnitId> units) => string.Join(
        ", ", units.Select(unit => unit.Text).Order(StringComparer.Ordinal).DefaultIfEmpty("—"));

    private void Name(UnitId unit)
    {
        var parcels = _territories.ParcelsOf(unit, _day);
        _places.Add(Place.Of(unit));
        _asked.UnionWith(parcels);
        if (_territories.Find(unit)?.IsInForceOn(_day) != false)
        {
            _units.Add(unit);
            return;
        }

        var (day, now) = (CivilDate.Format(_day), Text(UnitsOf(parcels)));
        GiveUp(_question.Boundaries!.Day is null ? "unit-not-in-force" : null, Labels.Of(
            $"Đơn vị {unit} không tồn tại vào ngày {day}; địa bàn khi đó thuộc: {now}.",
            $"The unit {unit} does not exist on {day}; its territory is then that of: {now}."));
    }

    private void Name(ClusterId cluster)
    {
        var members = PlaceSet.Members(cluster, _question, _clusters, _warn);
        var parcels = members.SelectMany(unit => _territories.ParcelsOf(unit, _question.To))
            .ToHashSet();
        var mapped = UnitsOf(parcels);
        var covered = parcels.Concat(_asked).ToHashSet();
        var (inside, astride) = (new List<UnitId>(), new List<UnitId>());
        foreach (var (unit, all) in _inForce.Where(held => mapped.Contains(held.Unit)))
        {
            (covered.IsSupersetOf(all) ? inside : astride).Add(unit);
        }

        _places.Add(Place.Of(cluster));
        _asked.UnionWith(parcels);
        _units.UnionWith(mapped);
        if (astride.Count > 0)
        {
            GiveUp(null, Labels.Of(
                $"Cụm {cluster} không quy đổi được sang ranh giới ngày {CivilDate.Format(_day)}: "
                    + $"nằm trọn trong cụm: {Text(inside)}; còn có địa bàn ngoài cụm: "
                    + $"{Text(astride)}.",
                $"The cluster {cluster} cannot be restated on the boundaries of "
                    + $"{CivilDate.Format(_day)}: wholly inside it: {Text(inside)}; with territory "
                    + $"outside it, too: {Text(astride)}."));
        }
        else if (!mapped.SetEquals(members))
        {
            _unsplit[Place.Of(cluster)] = new(DateOnly.MinValue, Labels.Of(
                $"Số tổng của cụm {cluster} không tách theo đơn vị, nên không quy đổi được sang "
                    + $"ranh giới ngày {CivilDate.Format(_day)}.",
                $"A total of the cluster {cluster} is not split by unit and cannot be restated on "
                    + $"the boundaries of {CivilDate.Format(_day)}."));
        }
    }

    /// <summary>Whether what was counted in a unit is asked for: all, nothing, or a part of it
    /// from some day on.</summary>
    private void Sort(UnitId unit)
    {
        var place = Place.Of(unit);
        var isFirst = true;
        foreach (var since in _territories.DaysOfChange(unit))
        {
            var parcels = _territories.ParcelsOf(unit, since);
            if (parcels.All(_asked.Contains))
            {
                if (isFirst)
                {
                    _places.Add(place);
                }
            }
            else if (parcels.Any(_asked.Contains))
            {
                var parts = Text(UnitsOf(parcels));
                _unsplit[place] = new(since, Labels.Of(
                    $"Số ghi ở {unit} là của cả: {parts}; không tách được theo ranh giới ngày "
                        + $"{CivilDate.Format(_day)}.",
                    $"What was recorded in {unit} is of all of: {parts}; it is not split along "
                        + $"the boundaries of {CivilDate.Format(_day)}."));
                return;
            }

            isFirst = false;
        }
    }

    private HashSet<UnitId> UnitsOf(IReadOnlySet<UnitId> parcels) =>
    [
        .. _inForce.Where(held => parcels.Overlaps(held.Parcels)).Select(held => held.Unit),
    ];

    private void GiveUp(string? code, Labels why)
    {
        _warn(new(code ?? Boundaries.NotRestatable, why));
        _absent ??= why;
    }
}
