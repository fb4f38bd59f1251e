using System.Text;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Totals;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Json.Decoding;

namespace CoopLedger.Ledger.Queries;

/// <summary>The events that one measure is posted from: those that it names, totals, and reversals
/// of these.</summary>
internal sealed class CountedEvents(Measure measure)
{
    private static readonly byte[] Reversed = "\"reversed\":{\"name\":\""u8.ToArray();

    private readonly HashSet<Type> _types =
        [.. PostingTable.Counted(measure), typeof(TotalRecorded)];

    /// <summary>Whether events of a type may be counted; of reversals each by itself
    /// (<see cref="Counts(Type, ReadOnlySpan{byte})"/>).</summary>
    public bool Counts(Type fact) => fact == typeof(FactReversed) || _types.Contains(fact);

    /// <summary>Whether an event is counted.</summary>
    /// <param name="fact">Its type.</param>
    /// <param name="data">Its bytes.</param>
    public bool Counts(Type fact, ReadOnlySpan<byte> data)
    {
        if (fact != typeof(FactReversed))
        {
            return _types.Contains(fact);
        }

        // What is not written as usual is read whole, and counts what it counts.
        var at = data.IndexOf(Reversed);
        var name = at < 0 ? [] : data[(at + Reversed.Length)..];
        var end = name.IndexOf((byte)'"');
        return end < 0 || !EventJson.All.TryGetValue(
                Encoding.UTF8.GetString(name[..end]), out var reversed)
            || _types.Contains(reversed);
    }
}

/// <summary>Which stored names are those of counted events, looked up once each.</summary>
internal sealed class CountedNames(CountedEvents counted)
{
    private readonly ByteMemo<CountedType> _types = new(name =>
        new(EventJson.All.GetValueOrDefault(name)));

    /// <summary>Whether an event is counted; one of an older name is, since it is read whole.
    /// </summary>
    public bool Counts(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data) =>
        _types.Find(name).Type is not { } type || counted.Counts(type, data);

    private sealed record CountedType(Type? Type);
}
