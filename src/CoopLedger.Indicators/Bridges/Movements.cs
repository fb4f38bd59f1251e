using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Indicators.Bridges;

/// <summary>Finds what moved one balance: the postings behind its closing that were not behind its
/// opening.</summary>
internal static class Movements
{
    public static IEnumerable<BridgeLine> Of(
        Part part, Answer opening, Answer closing, Func<long, EventKind> kindOf)
    {
        var before = Behind(part, opening).Select(Key).ToHashSet();
        var (known, day) = (opening.Question.KnownBy, opening.Question.To);
        var entries = Marginal(part, closing, before)
            .Where(entry => !before.Contains(Key(entry.Item)))
            .Select(entry => (entry.Item.Posting, entry.Amount,
                Event: kindOf(entry.Item.Posting.Position)));
        return entries
            .GroupBy(entry => (
                Kind: KindOf(entry.Event, entry.Posting.Day <= day
                    && entry.Posting.Position > known),
                entry.Event))
            .Select(group => new BridgeLine(
                group.Key.Kind, group.Key.Event,
                group.Aggregate(default(Rational), (sum, entry) => sum + entry.Amount),
                [.. group.Select(entry => entry.Posting.Position).Distinct().Order()]))
            .OrderBy(line => line.Kind).ThenBy(line => line.Positions[0]);
    }

    private static MovementKind KindOf(EventKind kind, bool isLate) =>
        kind.IsCorrection ? MovementKind.Correction
        : isLate ? kind.IsTotal ? MovementKind.Restatement : MovementKind.LateFact
        : kind.IsTotal ? MovementKind.Total
        : MovementKind.Movement;

    private static IEnumerable<Contribution> Behind(Part part, Answer answer) =>
        answer.Contributions.Where(item =>
            item.Part == part.Name && item.Measure == part.Measure);

    private static (string, Journals.Posting) Key(Contribution item) =>
        (item.AccountName, item.Posting);

    /// <summary>What each posting adds to the balance. In a distinct count a subject adds 1 when
    /// it is first counted and takes 1 away when nothing of it is left, in the order of days.
    /// </summary>
    private static IEnumerable<(Contribution Item, Rational Amount)> Marginal(
        Part part, Answer closing, HashSet<(string, Journals.Posting)> before)
    {
        if (!part.Measure.IsDistinct)
        {
            return Behind(part, closing).Select(item => (item, item.Amount));
        }

        var counts = new Dictionary<int, long>();
        return Behind(part, closing)
            .OrderBy(item => before.Contains(Key(item)) ? 0 : 1)
            .ThenBy(item => item.Posting.Day).ThenBy(item => item.Posting.Position)
            .Select(item => (item, Counted(counts, item))).ToList();
    }

    private static Rational Counted(Dictionary<int, long> counts, Contribution item)
    {
        var subject = item.Posting.Subject;
        if (subject == 0)
        {
            return item.Amount; // A total counts as much as it says.
        }

        var was = counts.GetValueOrDefault(subject);
        var now = counts[subject] = was + item.Posting.Amount;
        return (now > 0 ? 1 : 0) - (was > 0 ? 1 : 0);
    }
}
