namespace CoopLedger.Indicators.Journals;

/// <summary>A measure's accounts in the order in which they were first posted to; of several that
/// one event was the first of, in that of their places, facets and precisions.</summary>
/// <remarks>In objects and not in values: what sorts objects is compiled already.</remarks>
internal static class OrderedAccounts
{
    public static AccountKey[] Of(Journal journal, int measure)
    {
        var found = new List<Ranked>();
        foreach (ref readonly var key in journal.AccountSpan)
        {
            if (key.Measure == measure)
            {
                found.Add(new(key, journal.FirstPosition(key), key.Place.ToString()));
            }
        }

        found.Sort(Compare);
        var keys = new AccountKey[found.Count];
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = found[i].Key;
        }

        return keys;
    }

    private static int Compare(Ranked x, Ranked y)
    {
        var order = x.First.CompareTo(y.First);
        order = order != 0 ? order : string.CompareOrdinal(x.Place, y.Place);
        order = order != 0 ? order : x.Key.Facet.Bits.CompareTo(y.Key.Facet.Bits);
        return order != 0
            ? order
            : ((int)x.Key.Precision).CompareTo((int)y.Key.Precision);
    }

    private sealed record Ranked(AccountKey Key, long First, string Place);
}
