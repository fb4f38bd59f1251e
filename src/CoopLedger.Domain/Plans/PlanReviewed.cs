using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Plans;

/// <summary>A plan was reviewed on a day, half-way or at its end. What the review covers is what
/// it says ("2021 – 2023"), which may run beyond the day of the review.</summary>
[EventName("plan.reviewed.v1"), Label("Sơ kết, tổng kết kế hoạch", "Plan reviewed")]
public sealed record PlanReviewed(
    PlanId Plan,
    DateOnly On,
    DateOnly CoverageFrom,
    DateOnly CoverageTo,
    Text? Document) : EventOf<Plan>
{
    public override int RankInDay => 8;

    public override Plan ApplyTo(Plan state) =>
        state with { Reviews = state.Reviews.Add(this) };

    public override Refusal? CannotFollow(Plan before) =>
        before.RefuseUnlessAdopted(Plan, On)
        ?? (CoverageFrom < before.Adopted!.From || CoverageTo > before.Adopted.To
            ? ReviewPlan.Outside.BrokenByField(
                CoverageFrom < before.Adopted.From ? "coverageFrom" : "coverageTo",
                CoverageFrom, CoverageTo, before.Adopted.From, before.Adopted.To)
            : null);
}

/// <summary>Records that a plan was reviewed.</summary>
/// <param name="Plan">The plan, adopted by that day.</param>
/// <param name="On">The day of the review.</param>
/// <param name="CoverageFrom">The first day of what the review says it covers.</param>
/// <param name="CoverageTo">The last day of what it says it covers; it may lie after the review.
/// </param>
/// <param name="Document">The report or the conference.</param>
[CommandName("review-plan"), Label("Sơ kết, tổng kết kế hoạch", "Review a plan")]
public sealed record ReviewPlan(
    [Label("Kế hoạch", "Plan")] PlanId Plan,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Đánh giá từ ngày", "Covers from")] DateOnly CoverageFrom,
    [Label("Đánh giá đến ngày", "Covers to")] DateOnly CoverageTo,
    [Label("Văn bản, hội nghị", "Document or conference")] Text? Document = null)
    : CommandOf<Plan>
{
    public static readonly Rule Outside = new(
        "plan.review-outside",
        "Kỳ đánh giá {0}–{1} nằm ngoài kỳ kế hoạch {2}–{3}.",
        "The review covers {0}–{1}, outside the plan's period {2}–{3}.",
        "Planning: a review covers a part of its plan");

    public override StreamName Stream => Plans.Plan.Stream(Plan);

    public override Decision Decide(Plan state) => CoverageFrom > CoverageTo
        ? Decision.Refuse(
            Windows.UpsideDown.BrokenByField("coverageFrom", CoverageFrom, CoverageTo))
        : Decision.Record(new PlanReviewed(Plan, On, CoverageFrom, CoverageTo, Document));
}
