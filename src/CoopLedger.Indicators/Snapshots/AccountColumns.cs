using CoopLedger.Domain.Places;
using CoopLedger.Domain.Totals;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Snapshots;

/// <summary>The keys of the accounts in the order of their numbers, measures by their codes.
/// </summary>
internal static class AccountColumns
{
    public const int Count = 4;

    private const int MeasuresAt = 0;
    private const int PlacesAt = 1;
    private const int KeysAt = 2;
    private const int FacetsAt = 3;
    private const int KeyLength = 3;
    private const string UnitPrefix = "unit:";

    public static void Write(AccountKey[] keys, IColumnWriter to)
    {
        var measures = keys.Select(key => key.Measure).Distinct().ToList();
        var places = keys.Select(key => key.Place).Distinct().ToList();
        var measureAt = measures.Index().ToDictionary(item => item.Item, item => item.Index);
        var placeAt = places.Index().ToDictionary(item => item.Item, item => item.Index);
        to.Add<byte>(TextColumn.Of(measures.Select(index => Catalogue.Measures[index].Code.Text)));
        to.Add<byte>(TextColumn.Of(places.Select(TextOf)));
        to.Add<int>(
        [
            .. keys.SelectMany(key => (int[])
                [measureAt[key.Measure], placeAt[key.Place], (int)key.Precision]),
        ]);
        to.Add<ulong>([.. keys.Select(key => key.Facet.Bits)]);
    }

    public static void Read(IColumnReader from, int at, AccountTable accounts)
    {
        var measures = TextColumn.Read(from.Read<byte>(at + MeasuresAt))
            .Select(code => Catalogue.MeasurePlaces[code]).ToArray();
        var places = TextColumn.Read(from.Read<byte>(at + PlacesAt)).Select(PlaceOf).ToArray();
        var keys = from.Read<int>(at + KeysAt);
        var facets = from.Read<ulong>(at + FacetsAt);
        var made = new AccountKey[facets.Length];
        for (var number = 0; number < made.Length; number++)
        {
            var key = keys.AsSpan(number * KeyLength, KeyLength);
            made[number] = new(
                measures[key[0]], places[key[1]], new Facet(facets[number]),
                (TotalPrecision)key[2]);
        }

        accounts.Fill(made);
    }

    // As a place is read, but that the nation is the empty text.
    private static string TextOf(Place place) =>
        place == Place.Nation ? "" : place.Unit is { } unit ? UnitPrefix + unit.Text : $"{place}";

    private static Place PlaceOf(string text) =>
        text.Length == 0 ? Place.Nation : Place.Parse(text);
}
