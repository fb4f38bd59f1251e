using System.Collections.Immutable;
using System.Reflection;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Totals;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Journals;

/// <summary>Which measures each event is posted to, built once from the
/// <see cref="IPosts{TEvent}"/> that the measures declare.</summary>
public sealed class PostingTable
{
    private delegate void Posting(Event fact, in Poster to);

    private readonly ImmutableArray<Measure> _measures;
    private Measure? _totals;
    private readonly Dictionary<Type, List<(int Measure, Posting Post)>> _postings = [];
    private readonly Dictionary<string, int> _byCode = new(StringComparer.Ordinal);

    public PostingTable(ImmutableArray<Measure> measures)
        : this(measures, measures)
    {
    }

    private PostingTable(ImmutableArray<Measure> measures, ImmutableArray<Measure> posted)
    {
        _measures = measures;
        for (var i = 0; i < measures.Length; i++)
        {
            _byCode.Add(measures[i].Code.Text, i);
            foreach (var fact in posted.Contains(measures[i]) ? Counted(measures[i]) : [])
            {
                if (!_postings.TryGetValue(fact, out var list))
                {
                    _postings[fact] = list = [];
                }

                list.Add((i, Bound(measures[i], fact)));
            }
        }
    }

    /// <summary>The event types that a measure counts.</summary>
    public static IEnumerable<Type> Counted(Measure measure) => measure.GetType().GetInterfaces()
        .Where(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IPosts<>))
        .Select(face => face.GetGenericArguments()[0])
        .OrderBy(type => type.Name, StringComparer.Ordinal);

    /// <summary>The table by which one measure alone is posted.</summary>
    public PostingTable Only(Measure measure) => new(_measures, [measure])
    {
        _totals = measure,
    };

    /// <summary>What the measures read of an event.</summary>
    public EventFootprint FootprintOf(Type fact) => EventFootprint.Of(
        fact, _postings.GetValueOrDefault(fact, []).Select(item => PostOf(item.Measure, fact)));

    // What implements the interface may be a stub of the compiler's that calls this method, since
    // the poster is passed by a read-only reference.
    private MethodInfo PostOf(int measure, Type fact) =>
        _measures[measure].GetType().GetMethod(
            nameof(IPosts<>.Post), [fact, typeof(Poster).MakeByRefType()])
        ?? _measures[measure].GetType()
            .GetInterfaceMap(typeof(IPosts<>).MakeGenericType(fact)).TargetMethods[0];

    /// <summary>Posts one event. A reversal posts the exact negative of what it reverses, on the
    /// reversed event's day.</summary>
    /// <exception cref="InvalidOperationException">A total of a measure that is not in the
    /// catalogue.</exception>
    public void Post(Journal journal, long position, Event fact) =>
        Post((IPostingSink)journal, position, fact);

    internal void Post(IPostingSink sink, long position, Event fact)
    {
        var (posted, sign) = fact is FactReversed reversal ? (reversal.Reversed, -1) : (fact, 1);
        if (posted is TotalRecorded total)
        {
            PostTotal(sink, position, total, sign);
        }
        else if (_postings.TryGetValue(posted.GetType(), out var list))
        {
            foreach (var (measure, post) in list)
            {
                post(posted, new Poster(sink, measure, posted.On, position, sign));
            }
        }
    }

    private void PostTotal(IPostingSink sink, long position, TotalRecorded total, int sign)
    {
        if (!_byCode.TryGetValue(total.Measure.Text, out var index))
        {
            throw new InvalidOperationException(
                $"Position {position}: there is no measure \"{total.Measure}\" to post to.");
        }

        if (_totals is not null && _totals != _measures[index])
        {
            return;
        }

        new Poster(sink, index, total.On, position, sign).AddTotal(
            total.Place, checked(total.Amount.Value * _measures[index].Unit.PartsInOne),
            _measures[index].Dimensions.ParseTotal(total.Facet?.Value), total.Precision);
    }

    private static Posting Bound(Measure measure, Type fact) =>
        (Posting)typeof(PostingTable)
            .GetMethod(nameof(BoundTo), BindingFlags.NonPublic | BindingFlags.Static)!
            .MakeGenericMethod(fact).Invoke(null, [measure])!;

    private static Posting BoundTo<TEvent>(IPosts<TEvent> measure)
        where TEvent : Event =>
        (Event fact, in Poster to) => measure.Post((TEvent)fact, to);
}
