using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Plans;

namespace CoopLedger.Indicators.Tests.Plans;

/// <summary>Đắk Lắk's plan of 2021 to 2025: 213 cooperatives founded by September 2023, "101 % of
/// the plan".</summary>
internal static class DakLak
{
    public const string Where = "unit:dak-lak";

    public static readonly PlanAdopted Ktt = Adopted("ktt", "dak-lak");

    public static PlanAdopted Adopted(
        string id, string? unit, string from = "2021-01-01", string to = "2025-12-31") =>
        new(
            new(id), Book.Day(from), new("Kế hoạch"), Book.Day(from), Book.Day(to),
            unit is null ? null : new(unit), null);

    public static TargetSet Target(
        long value, long? most = null, string id = "htx-moi", string plan = "ktt",
        string indicator = "founded", string? facet = "cooperative",
        MustBe mustBe = MustBe.AtLeast, string on = "2021-01-01") =>
        new(
            new(plan), new(id), Book.Day(on), new(indicator), facet is null ? null : new(facet),
            new(value), most is { } high ? new(high) : null, mustBe, null);

    /// <summary>The plan with its targets, and the 213 in three parts: 70 in 2021, 70 in 2022, 73
    /// in 2023.</summary>
    public static Shelf Shelf(params IEnumerable<TargetSet> targets)
    {
        var book = new Book();
        return new Shelf()
            .Record("plan-ktt", (Event[])[Ktt, .. targets])
            .Record("total-a", book.Total("founded", 70, "2021-12-31", "dak-lak"))
            .Record("total-b", book.Total("founded", 70, "2022-12-31", "dak-lak"))
            .Record("total-c", book.Total("founded", 73, "2023-09-20", "dak-lak"));
    }
}
