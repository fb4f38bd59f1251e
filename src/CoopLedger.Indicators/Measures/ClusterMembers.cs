using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Alliances in a cluster at the end of the day. A membership is of one year: it ends
/// with it, and earlier when the alliance leaves.</summary>
public sealed class ClusterMembers() : Stock(
    "cluster-members", Labels.Of("Số Liên minh trong cụm thi đua", "Alliances in clusters"),
    Unit.Alliances, Dimensions.None),
    IPosts<ClusterJoined>, IPosts<ClusterLeft>
{
    public void Post(ClusterJoined fact, in Poster to)
    {
        to.AddOn(fact.Unit, InYear(fact.On, fact.Year), +1);
        to.AddOn(fact.Unit, AfterYear(fact.Year), -1);
    }

    public void Post(ClusterLeft fact, in Poster to)
    {
        to.AddOn(fact.Unit, InYear(fact.On, fact.Year), -1);
        to.AddOn(fact.Unit, AfterYear(fact.Year), +1);
    }

    // A year may be joined or left before it begins, and the entry may come after its end.
    private static DateOnly InYear(DateOnly day, Year year)
    {
        var (first, after) = (new DateOnly(year.Number, 1, 1), AfterYear(year));
        return day < first ? first : day > after ? after : day;
    }

    private static DateOnly AfterYear(Year year) => new(year.Number + 1, 1, 1);
}
