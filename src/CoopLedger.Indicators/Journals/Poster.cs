using CoopLedger.Domain.Places;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Facets;

namespace CoopLedger.Indicators.Journals;

/// <summary>Writes the postings of one event to one measure's accounts.</summary>
public readonly struct Poster
{
    private readonly IPostingSink _sink;
    private readonly int _measure;
    private readonly DateOnly _day;
    private readonly long _position;
    private readonly int _sign;
    private readonly bool _isOwnDay;

    internal Poster(
        IPostingSink sink, int measure, DateOnly day, long position, int sign,
        bool isOwnDay = true)
    {
        (_sink, _measure, _day, _position, _sign) = (sink, measure, day, position, sign);
        _isOwnDay = isOwnDay;
    }

    /// <summary>The same accounts on another day that the event itself names, such as the day on
    /// which a report is due.</summary>
    public Poster OnDay(DateOnly day) =>
        new(_sink, _measure, day, _position, _sign, isOwnDay: false);

    /// <summary>Posts an amount to a unit on the event's day.</summary>
    public void Add(UnitId unit, long amount, Facet facet = default) =>
        Post(Place.Of(unit), amount, facet, TotalPrecision.Exact, null);

    /// <summary>Posts an amount to a unit, a cluster, or the nation when there is no place.
    /// </summary>
    public void Add(Place? place, long amount, Facet facet = default) =>
        Post(place ?? Place.Nation, amount, facet, TotalPrecision.Exact, null);

    /// <summary>Posts an amount to a unit on a day that the event names, other than its own: the
    /// end of a year, say.</summary>
    public void AddOn(UnitId unit, DateOnly day, long amount, Facet facet = default) =>
        OnDay(day).Add(unit, amount, facet);

    /// <summary>Posts to a distinct count: the subject counts once, however often it occurs.
    /// </summary>
    /// <param name="unit">Where it counts.</param>
    /// <param name="subject">The subject, or <c>subject:part</c> where each part is taken back by
    /// itself: a subject of which any part is left counts once.</param>
    /// <param name="amount">+1, or −1 to take back.</param>
    /// <param name="facet">What of the measure.</param>
    public void AddOnce(UnitId unit, string subject, long amount, Facet facet = default) =>
        Post(Place.Of(unit), amount, facet, TotalPrecision.Exact, subject);

    /// <summary>Posts a part of a subject to a distinct count: the subject counts once as long as
    /// any part of it is left.</summary>
    /// <param name="unit">Where it counts.</param>
    /// <param name="subject">The subject.</param>
    /// <param name="sort">What sort of part it is.</param>
    /// <param name="part">Which part of that sort.</param>
    /// <param name="amount">+1, or −1 to take back.</param>
    /// <param name="facet">What of the measure.</param>
    public void AddOnce(
        UnitId unit, Id subject, string sort, Id part, long amount, Facet facet) =>
        AddOnce(unit, $"{subject.Text}:{sort}:{part.Text}", amount, facet);

    /// <summary>Posts an amount that is only known not to be exceeded.</summary>
    public void AddAtMost(UnitId unit, long amount, Facet facet = default) =>
        Post(Place.Of(unit), amount, facet, TotalPrecision.AtMost, null);

    internal void AddTotal(Place place, long amount, Facet facet, TotalPrecision precision) =>
        Post(place, amount, facet, precision, null);

    private void Post(
        Place place, long amount, Facet facet, TotalPrecision precision, string? subject) =>
        _sink.Post(
            new AccountKey(_measure, place, facet, precision),
            new Posting(_position, _day, checked(amount * _sign), 0), _isOwnDay, subject);
}
