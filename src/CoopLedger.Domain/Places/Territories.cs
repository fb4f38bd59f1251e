using System.Collections.Immutable;

namespace CoopLedger.Domain.Places;

/// <summary>Which administrative unit held which territory on which day: the reference data, and
/// what a ledger knows of units absorbed since.</summary>
/// <remarks>Territory is told in <em>parcels</em>: the units in force before any change on record.
/// Every later unit is a union of whole parcels, so that a sum can be restated on other boundaries
/// exactly when the parcels it was counted in lie wholly inside or wholly outside.</remarks>
public sealed class Territories
{
    private readonly ImmutableDictionary<UnitId, AdministrativeUnit> _byId;

    private Territories(ImmutableArray<AdministrativeUnit> all)
    {
        All = all;
        _byId = all.ToImmutableDictionary(unit => unit.Id);
    }

    /// <summary>As the reference data have it.</summary>
    public static Territories Reference { get; } = new(AdministrativeUnits.All);

    /// <summary>Every unit there has been, in the order of the reference data.</summary>
    public ImmutableArray<AdministrativeUnit> All { get; }

    /// <summary>The reference data with absorptions that a ledger holds. One whose units are not
    /// both in force on its day is passed over: it cannot have happened.</summary>
    public static Territories With(IEnumerable<UnitAbsorbed> absorptions)
    {
        var known = Reference;
        foreach (var fact in absorptions.OrderBy(fact => fact.On)
            .ThenBy(fact => fact.Unit.Text, StringComparer.Ordinal))
        {
            if (known.Find(fact.Unit) is { } unit && unit.IsInForceOn(fact.On)
                && known.Find(fact.Into) is { } into && into.IsInForceOn(fact.On)
                && unit != into)
            {
                var ended = unit with { To = fact.On.AddDays(-1), AbsorbedInto = fact.Into };
                known = new(known.All.Replace(unit, ended));
            }
        }

        return known;
    }

    public AdministrativeUnit? Find(UnitId id) => _byId.GetValueOrDefault(id);

    /// <summary>The units in force on a day.</summary>
    public IEnumerable<AdministrativeUnit> InForceOn(DateOnly day) =>
        All.Where(unit => unit.IsInForceOn(day));

    /// <summary>The unit that holds this unit's whole territory on a day: itself while it is in
    /// force, then the one that absorbed it.</summary>
    /// <returns>The unit itself when nothing is known of what holds it.</returns>
    public UnitId HolderOn(UnitId id, DateOnly day) =>
        Find(id) is { AbsorbedInto: { } successor } unit && day > unit.To
            ? HolderOn(successor, day)
            : id;

    /// <summary>The unit and every unit whose whole territory it has taken over: those it was
    /// made of, and those it absorbed by the day.</summary>
    public IEnumerable<UnitId> WithAbsorbed(UnitId id, DateOnly day) =>
        All.Where(unit => unit.AbsorbedInto == id
                && (unit.To < day || Find(id)?.IsInForceOn(unit.To!.Value) != true))
            .SelectMany(unit => WithAbsorbed(unit.Id, day))
            .Prepend(id);

    /// <summary>The parcels that make the unit's territory on a day; when it is not in force that
    /// day, on the nearest day on which it is.</summary>
    public ImmutableHashSet<UnitId> ParcelsOf(UnitId id, DateOnly day)
    {
        if (Find(id) is not { } unit)
        {
            return [id];
        }

        var within = day < unit.From ? unit.From.Value : day > unit.To ? unit.To.Value : day;
        return
        [
            .. All.Where(parcel => parcel.From is null && HolderOn(parcel.Id, within) == id)
                .Select(parcel => parcel.Id),
        ];
    }

    /// <summary>The days from which the unit's territory was another than before, its first day
    /// included (the beginning of the calendar when it is not known).</summary>
    public IEnumerable<DateOnly> DaysOfChange(UnitId id) =>
        All.Where(unit => unit.AbsorbedInto == id).Select(unit => unit.To!.Value.AddDays(1))
            .Append(Find(id)?.From ?? DateOnly.MinValue).Distinct().Order();
}
