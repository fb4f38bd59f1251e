using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Regulations;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Organisations;

/// <summary>The points of a rating: 0 to 100, whole points.</summary>
/// <remarks>The default value is zero points, which is a valid score. Source: Circular
/// 01/2020/TT-BKHĐT, fifteen criteria of 100 points together.</remarks>
public readonly record struct RatingScore : IWhole<RatingScore>
{
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public RatingScore(long points)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(points);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(points, Max);
        Points = (int)points;
    }

    public static long Min => 0;

    public static long Max => 100;

    public int Points { get; }

    long IWhole<RatingScore>.Whole => Points;

    public static RatingScore Of(long whole) => new(whole);

    public override string ToString() => VietnameseNumber.Format(Points);
}

/// <summary>The grade of a rating.</summary>
/// <remarks>Source: Circular 01/2020/TT-BKHĐT. The default value is good.</remarks>
public enum PerformanceGrade
{
    [Label("Tốt", "Good")]
    Good,

    [Label("Khá", "Fair")]
    Fair,

    [Label("Trung bình", "Average")]
    Average,

    [Label("Yếu", "Weak")]
    Weak,
}

/// <summary>The performance of an organisation in a year was rated.</summary>
[EventName("organisation.performance-rated.v1"), Label("Xếp loại hoạt động", "Performance rated")]
public sealed record PerformanceRated(
    OrganisationId Organisation,
    Year Year,
    DateOnly On,
    UnitId Unit,
    OrganisationKind Kind,
    RatingScore Score,
    PerformanceGrade Grade) : EventOf<Organisation>
{
    public override Organisation ApplyTo(Organisation state) =>
        state with { Ratings = state.Ratings.SetItem(Year.Number, this) };

    public override Refusal? CannotFollow(Organisation before) =>
        before.RefuseFact(Organisation, On, Unit, Kind)
        ?? (before.Ratings.TryGetValue(Year.Number, out var rated)
            ? RatePerformance.Duplicate.BrokenByField("year", Organisation, Year, rated.On)
            : null)
        ?? RatePerformance.RefuseIneligible(this, before);
}

/// <summary>Rates the performance of an organisation in a year; the points give the grade.
/// </summary>
/// <param name="Organisation">The organisation: no credit fund, at least 12 months old on the
/// day, and stopped for no more than 3 months of the year.</param>
/// <param name="Year">The year rated.</param>
/// <param name="Score">The points, 0 to 100: good from 80, fair from 65, average from 50, weak
/// below.</param>
/// <param name="On">The day of the rating.</param>
[CommandName("rate-performance"), Label("Xếp loại hoạt động", "Rate the performance")]
public sealed record RatePerformance(
    [Label("Tổ chức", "Organisation")] OrganisationId Organisation,
    [Label("Năm", "Year")] Year Year,
    [Label("Điểm", "Score")] RatingScore Score,
    [Label("Ngày xếp loại", "Day of the rating")] DateOnly On) : CommandOf<Organisation>
{
    public static readonly Rule Duplicate = new(
        "rating.duplicate",
        "\"{0}\" đã được xếp loại năm {1} ngày {2} với kết quả khác.",
        "\"{0}\" was already rated for {1} on {2}, and otherwise.",
        "Circular 01/2020/TT-BKHĐT: one rating a year");

    public static readonly Rule NoRegime = new(
        "rating.no-regime",
        "Ngày {0} chưa có quy định xếp loại nào trong sổ, hoặc năm {1} chưa bắt đầu.",
        "On {0} no rules of rating that the ledger knows are in force, or {1} has not begun.",
        "Circular 01/2020/TT-BKHĐT, in force from 1/4/2020");

    public static readonly Rule CreditFund = new(
        "rating.not-eligible-credit-fund",
        "\"{0}\" là quỹ tín dụng nhân dân, do Ngân hàng Nhà nước xếp loại.",
        "\"{0}\" is a people's credit fund, which the State Bank rates.",
        "Circular 01/2020/TT-BKHĐT: credit funds are rated under the rules of the State Bank");

    public static readonly Rule TooYoung = new(
        "rating.not-eligible-too-young",
        "\"{0}\" thành lập ngày {1}, chưa đủ {2} tháng ({3}).",
        "\"{0}\" was founded on {1} and is not yet {2} months old ({3}).",
        "Circular 01/2020/TT-BKHĐT; the age is taken on the day of the rating");

    public static readonly Rule StoppedTooLong = new(
        "rating.not-eligible-stopped",
        "\"{0}\" ngừng hoạt động {1} ngày trong năm {2}, quá {3} tháng ({4}).",
        "\"{0}\" was stopped for {1} days of {2}, more than {3} months ({4}).",
        "Circular 01/2020/TT-BKHĐT; stops are laid end to end from 1 January");

    public override StreamName Stream => Organisations.Organisation.Stream(Organisation);

    public override Decision Decide(Organisation state) =>
        state.UnitOn(On) is not { } unit
            ? Organisations.Organisation.RefuseUnknown(Organisation, On)
            : Year.Number > On.Year || Grade(Score, On) is not { } grade
                ? Decision.Refuse(NoRegime.BrokenByField("on", On, Year))
                : Decision.Record(new PerformanceRated(
                    Organisation, Year, On, unit, state.Kind, Score, grade));

    internal static Refusal? RefuseIneligible(PerformanceRated rated, Organisation before)
    {
        var (id, year, day) = (rated.Organisation, rated.Year.Number, rated.On);
        var stopped = before.DaysStoppedIn(year, day);
        var january = new DateOnly(year, 1, 1);
        return before switch
        {
            { Kind: OrganisationKind.CreditFund } => CreditFund.BrokenByField("organisation", id),
            { FoundedOn: { } founded } when Regulation.On("rating-age-min", day) is { } age
                && founded.AddMonths((int)age.Value) > day =>
                TooYoung.BrokenByField("on", id, founded, age.Value, age),
            _ when Regulation.On("rating-stop-max", day) is { } most
                && january.AddDays(stopped) > january.AddMonths((int)most.Value) =>
                StoppedTooLong.BrokenByField("year", id, stopped, rated.Year, most.Value, most),
            _ => null,
        };
    }

    private static PerformanceGrade? Grade(RatingScore score, DateOnly day)
    {
        bool? Reaches(string rule) => Regulation.On(rule, day) is { } least
            ? score.Points >= least.Value
            : null;
        return (Reaches("rating-good"), Reaches("rating-fair"), Reaches("rating-average")) switch
        {
            (true, _, _) => PerformanceGrade.Good,
            (_, true, _) => PerformanceGrade.Fair,
            (_, _, true) => PerformanceGrade.Average,
            (_, _, false) => PerformanceGrade.Weak,
            _ => null,
        };
    }
}
