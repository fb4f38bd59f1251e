using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Comparisons;

/// <summary>Compares two projections at the same position value by value.</summary>
/// <remarks>The columns of equal accounts are compared as they lie in memory; only accounts that
/// differ are looked at posting by posting. What is listed is bounded, what is counted is
/// not.</remarks>
public static class ProjectionComparison
{
    /// <param name="before">The one that has answered so far.</param>
    /// <param name="after">The one that is to take its place.</param>
    /// <param name="limits">How much is listed.</param>
    /// <param name="cancellationToken">Stops between accounts.</param>
    /// <exception cref="ArgumentException">They stand at different positions.</exception>
    public static ProjectionDifferences Of(
        FrozenProjection before, FrozenProjection after, ComparisonLimits? limits = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        if (before.Position != after.Position)
        {
            throw new ArgumentException(
                $"A projection at {before.Position} cannot be compared with one at "
                    + $"{after.Position}.",
                nameof(after));
        }

        limits ??= ComparisonLimits.Usual;
        var differing = Differing(before.Accounts(), after.Accounts(), cancellationToken);
        var facts = FactComparison.Of(before, after, limits.Facts);
        return new(
            before.Position, before.Postings, after.Postings,
            [.. differing.Take(limits.Accounts).Select(pair => AccountComparison.Of(
                pair.Key, pair.Before, pair.After, limits.PostingsEach))],
            Math.Max(0, differing.Count - limits.Accounts), facts.Listed, facts.More);
    }

    /// <summary>The same of projections that nothing moves meanwhile.</summary>
    public static ProjectionDifferences Of(
        Projection before, Projection after, ComparisonLimits? limits = null,
        CancellationToken cancellationToken = default) =>
        Of(
            FrozenProjection.Of(before), FrozenProjection.Of(after), limits, cancellationToken);

    private static List<Pair> Differing(
        Dictionary<AccountKey, AccountPostings> before,
        Dictionary<AccountKey, AccountPostings> after, CancellationToken cancellationToken)
    {
        var differing = new List<Pair>();
        foreach (var (key, held) in before)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var found = after.GetValueOrDefault(key, AccountPostings.None);
            if (!held.AreSame(found))
            {
                differing.Add(new(key, held, found));
            }
        }

        differing.AddRange(after.Where(pair => !before.ContainsKey(pair.Key))
            .Select(pair => new Pair(pair.Key, AccountPostings.None, pair.Value)));
        return
        [
            .. differing.OrderBy(pair => pair.Key.Measure)
                .ThenBy(pair => pair.Key.Place.ToString(), StringComparer.Ordinal)
                .ThenBy(pair => pair.Key.Facet.Bits).ThenBy(pair => pair.Key.Precision),
        ];
    }

    private readonly record struct Pair(
        AccountKey Key, AccountPostings Before, AccountPostings After);
}

/// <summary>How much of the differences is listed; the rest is counted.</summary>
/// <param name="Accounts">Accounts at the most, from 0.</param>
/// <param name="PostingsEach">Postings of each at the most, from 0.</param>
/// <param name="Facts">Facts of registers at the most, from 0.</param>
public sealed record ComparisonLimits(int Accounts, int PostingsEach, int Facts)
{
    public static ComparisonLimits Usual { get; } = new(50, 10, 50);
}
