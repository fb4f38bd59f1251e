using System.Collections.Immutable;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Plans;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Formulas;

namespace CoopLedger.Indicators.Plans;

/// <summary>A plan on a day: what its targets are, what was reached of them, what its reviews
/// cover. Nothing but data.</summary>
/// <param name="Plan">The plan.</param>
/// <param name="Question">As of when; its scope is the plan's.</param>
/// <param name="Targets">The targets, in order of id.</param>
/// <param name="Reviews">The reviews, in the order of their days.</param>
/// <param name="Warnings">What a reader of them should know.</param>
public sealed record PlanReport(
    PlanAdopted Plan,
    Question Question,
    ImmutableArray<TargetRow> Targets,
    ImmutableArray<ReviewRow> Reviews,
    ImmutableArray<Warning> Warnings)
{
    /// <summary>The plans that there are on a day, by id.</summary>
    public static IEnumerable<PlanId> Known(Projection projection, Question question) =>
        projection.Facts.Of<Plan>(question.KnownBy)
            .Select(stream => stream.Timeline.At<Plan>(question.To).Adopted?.Plan)
            .OfType<PlanId>();

    /// <returns><see langword="null"/> when the plan is not known on that day.</returns>
    public static PlanReport? Of(Projection projection, PlanId id, Question question)
    {
        var state = projection.Facts.Of<Plan>(question.KnownBy)
            .Select(stream => stream.Timeline.At<Plan>(question.To))
            .FirstOrDefault(plan => plan.Adopted?.Plan == id);
        if (state is not { Adopted: { } adopted })
        {
            return null;
        }

        var asked = question with
        {
            Scope = adopted.Unit is { } unit ? Scope.Parse($"unit:{unit}") : Scope.Nation,
            From = adopted.From,
        };
        ImmutableArray<TargetRow> targets =
        [
            .. state.Targets.Values.Select(target => TargetRow.Of(
                projection, new(adopted, target), asked)),
        ];
        ImmutableArray<ReviewRow> reviews =
            [.. state.Reviews.Select(review => new ReviewRow(review))];
        return new(adopted, asked, targets, reviews,
        [
            .. ((Warning?[])[TargetShare.NotOver(adopted, question.To)])
                .Concat(reviews.Select(review => review.Warning))
                .Concat(targets.SelectMany(target => target.Actual?.Warnings ?? []))
                .OfType<Warning>().Distinct(),
        ]);
    }
}

/// <summary>Whether a target is met by what was reached so far.</summary>
public enum TargetStanding
{
    /// <summary>It is, whatever is not exactly known.</summary>
    Met,

    /// <summary>It is not.</summary>
    NotMet,

    /// <summary>The ledger does not know enough to say.</summary>
    CannotTell,
}

/// <summary>A target with what was reached of it.</summary>
/// <param name="Target">The target with every value it has had by then.</param>
/// <param name="Actual">What was reached from the plan's first day to the day asked for, or to
/// the plan's last; <see langword="null"/> when it cannot be measured.</param>
/// <param name="Lines">One for the value in force; of a range of at most ten whole numbers one
/// for each of them.</param>
/// <param name="Standing">Whether it is met.</param>
/// <param name="Absent">Why there is no actual, when there is none.</param>
public sealed record TargetRow(
    PlanTarget Target,
    Answer? Actual,
    ImmutableArray<TargetLine> Lines,
    TargetStanding Standing,
    Labels? Absent)
{
    private const int CandidatesMax = 10;

    internal static TargetRow Of(Projection projection, PlanTarget target, Question asked)
    {
        if (asked.To < target.Plan.From)
        {
            return Without(target, Labels.Of("Kế hoạch chưa bắt đầu.", "It has not begun."));
        }

        if (target.Indicator is not { } measured)
        {
            return Without(target, Labels.Of("Không có chỉ tiêu đó.", "No such indicator."));
        }

        var actual = projection.Ask(measured, asked with
        {
            To = asked.To < target.Plan.To ? asked.To : target.Plan.To,
            Facet = target.Target.Set.Facet?.Value,
        }, explain: false);
        return new(
            target, actual,
            [.. Candidates(target.Value).Select(value => new TargetLine(
                value, new TargetAttainment().Over(target.Plan, value, actual),
                new TargetPace().Over(target.Plan, value, actual),
                new TargetPaceElapsed().Over(target.Plan, value, actual)))],
            StandingOf(target.Target.Set.MustBe, target.Value, actual.Value), actual.Absent);
    }

    private static TargetRow Without(PlanTarget target, Labels because) =>
        new(target, null, [], TargetStanding.CannotTell, because);

    private static IEnumerable<Bounds> Candidates(Bounds value)
    {
        var (low, high) = (value.Low.Numerator, value.High!.Value.Numerator);
        return high - low < CandidatesMax
            ? Enumerable.Range(0, (int)(high - low) + 1).Select(i => Bounds.Exactly(high - i))
            : [value];
    }

    private static TargetStanding StandingOf(MustBe mustBe, Bounds target, Bounds? reached) =>
        reached is not { IsAbout: false } actual ? TargetStanding.CannotTell
        : mustBe switch
        {
            MustBe.AtLeast => Told(actual.Low >= target.High, actual.High < target.Low),
            MustBe.AtMost => Told(actual.High <= target.Low, actual.Low > target.High),
            _ => Told(
                actual.IsExact && actual == target,
                actual.High < target.Low || actual.Low > target.High),
        };

    private static TargetStanding Told(bool isMet, bool isNot) =>
        isMet ? TargetStanding.Met : isNot ? TargetStanding.NotMet : TargetStanding.CannotTell;
}

/// <summary>What was reached, against one value of a target.</summary>
public sealed record TargetLine(
    Bounds Value, Answer Attainment, Answer Pace, Answer PaceElapsed);

/// <summary>A review, with how long the time is that it names and how long the one that had
/// passed.</summary>
public sealed record ReviewRow(PlanReviewed Review)
{
    /// <summary>The years that the review says it covers.</summary>
    public Rational YearsNamed => PerYear.Elapsed(Review.CoverageFrom, Review.CoverageTo);

    /// <summary>The years of these that had passed by the end of the review's day.</summary>
    public Rational YearsPassed => Review.On < Review.CoverageFrom ? 0
        : Review.On < Review.CoverageTo ? PerYear.Elapsed(Review.CoverageFrom, Review.On)
        : YearsNamed;

    /// <summary>Whether it names more time than had passed ("3 years" after 33 months).
    /// </summary>
    public bool NamesMoreThanPassed => Review.On < Review.CoverageTo;

    internal Warning? Warning
    {
        get
        {
            var (on, named, passed) = (
                CivilDate.Format(Review.On), VietnameseNumber.Format(YearsNamed, 2),
                VietnameseNumber.Format(YearsPassed, 2));
            return !NamesMoreThanPassed ? null : new("review-names-more", Labels.Of(
                $"Sơ kết ngày {on} nói {named} năm, thực tế mới qua {passed} năm.",
                $"The review of {on} speaks of {named} years, of which {passed} had passed."));
        }
    }
}
