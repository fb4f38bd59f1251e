using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Json.Upcasting;

/// <summary>The years of a term were called <c>from</c> and <c>to</c>, the names under which every
/// other event holds a day or an id: a table with a column for each field could not hold both.
/// </summary>
public sealed class AllianceTermOpenedV1()
    : Upcaster("alliance.term-opened.v1", "alliance.term-opened.v2")
{
    public override JObject Up(JObject stored) =>
        Renamed(stored, ("from", "fromYear"), ("to", "toYear"));
}
