using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Totals;

/// <summary>How exactly a total is known.</summary>
/// <remarks>The default value is exact.</remarks>
public enum TotalPrecision
{
    [Label("chính xác", "exact"), Also("=", "equal")]
    Exact,

    [Label("trên", "over"), Also("hơn", "ít nhất", "minimum", "more-than", "lower-bound")]
    AtLeast,

    [Label("dưới", "under"), Also("không quá", "nhiều nhất", "maximum", "less-than", "up-to")]
    AtMost,

    [Label("khoảng", "about"), Also("approximately", "approximate", "circa")]
    About,
}

/// <summary>An amount that is known only as a total: a press article's, last year's closing.
/// </summary>
[EventName("total.recorded.v1"), Label("Số tổng", "Total recorded")]
public sealed record TotalRecorded(
    TotalId Total,
    IndicatorCode Measure,
    Place Place,
    DateOnly On,
    DateOnly? From,
    Amount Amount,
    Text? Facet,
    TotalPrecision Precision,
    Text? Source) : EventOf<KnownTotal>
{
    public override int RankInDay => 0;

    public override KnownTotal ApplyTo(KnownTotal state) => new() { Recorded = this };

    public override Refusal? CannotFollow(KnownTotal before) =>
        before.Recorded is { } recorded
            ? RecordTotal.Duplicate.BrokenByField("id", Total, recorded.On)
            : null;
}

/// <summary>What is known of a total on a day.</summary>
public sealed record KnownTotal : IState<KnownTotal>
{
    public static KnownTotal Initial { get; } = new();

    public TotalRecorded? Recorded { get; init; }
}

/// <summary>Records an amount known only as a total. It adds to the measure: an opening stock is
/// a total on the day before the first single fact.</summary>
/// <param name="Id">The total's id.</param>
/// <param name="Measure">The measure it adds to, such as <c>members</c>.</param>
/// <param name="Unit">The administrative unit, or <c>cluster:ID</c> when it is known only for an
/// emulation cluster as a whole.</param>
/// <param name="Amount">The amount, in the measure's unit.</param>
/// <param name="On">The day on which it counts; the last day of its window.</param>
/// <param name="From">The first day of its window.</param>
/// <param name="Facet">What of the measure it covers, such as an organisation kind; joined by +
/// when it covers several that are not known apart.</param>
/// <param name="Precision">How exactly it is known; exact when left out.</param>
/// <param name="Source">Where it is from.</param>
[CommandName("record-total"), Label("Ghi số tổng", "Record a total")]
public sealed record RecordTotal(
    [Label("Mã số tổng", "Total id")] TotalId Id,
    [Label("Chỉ tiêu", "Measure")] IndicatorCode Measure,
    [Label("Đơn vị hoặc cụm", "Unit or cluster")] Place Unit,
    [Label("Giá trị", "Amount")] Amount Amount,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Từ ngày", "First day")] DateOnly? From = null,
    [Label("Phân tổ", "Facet")] Text? Facet = null,
    [Label("Độ chính xác", "Precision")] TotalPrecision? Precision = null,
    [Label("Nguồn", "Source")] Text? Source = null) : CommandOf<KnownTotal, Cluster>
{
    public static readonly Rule Duplicate = new(
        "total.duplicate",
        "Số tổng \"{0}\" đã được ghi nhận cho ngày {1} với nội dung khác.",
        "The total \"{0}\" is already on record for {1}, and differs.",
        "Book-keeping: an entry is made once");

    public override StreamName Stream => new($"total-{Id}");

    public override StreamName? Reads =>
        Unit.Cluster is { } cluster ? Cluster.Stream(cluster) : null;

    public override Decision Decide(KnownTotal state, Cluster other)
    {
        var fact = new TotalRecorded(
            Id, Measure, Unit, On, From, Amount, Facet, Precision ?? TotalPrecision.Exact, Source);
        if (state.Recorded == fact)
        {
            return Decision.Nothing; // Whatever has become of the cluster since.
        }

        return (Misplaced(other) ?? Windows.Refuse(From, On)) is { } refusal
            ? Decision.Refuse(refusal)
            : Decision.Record(fact);
    }

    private Refusal? Misplaced(Cluster other) => (Unit.Unit, Unit.Cluster) switch
    {
        ({ } unit, _) => AdministrativeUnits.Refuse(unit, On),
        (_, { } cluster) when !other.IsKnown => Cluster.Unknown.BrokenByField("unit", cluster),
        _ => null,
    };
}
