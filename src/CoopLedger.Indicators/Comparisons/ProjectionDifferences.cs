using System.Collections.Immutable;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Comparisons;

/// <summary>In what two projections of one log differ.</summary>
/// <param name="Position">The position at which they were compared.</param>
/// <param name="PostingsBefore">The postings of the one before.</param>
/// <param name="PostingsAfter">The postings of the one after.</param>
/// <param name="Accounts">The accounts that differ, in order of measure, place and facet; the first
/// of them.</param>
/// <param name="MoreAccounts">How many more differ.</param>
/// <param name="Facts">The facts that one of them keeps for its registers and the other does not,
/// or not so; the first of them.</param>
/// <param name="MoreFacts">How many more there are.</param>
public sealed record ProjectionDifferences(
    long Position, long PostingsBefore, long PostingsAfter,
    ImmutableArray<AccountDifference> Accounts, long MoreAccounts,
    ImmutableArray<FactDifference> Facts, long MoreFacts)
{
    /// <summary>Whether they are the same, posting by posting and fact by fact.</summary>
    public bool AreNone => Accounts.IsEmpty && Facts.IsEmpty && MoreAccounts + MoreFacts == 0;

    /// <summary>The positions of the events behind what is listed, ascending, each once.</summary>
    public IEnumerable<long> Positions => Accounts
        .SelectMany(account => account.Postings.Select(posting => posting.Position))
        .Concat(Facts.Select(fact => fact.Position)).Distinct().Order();
}

/// <summary>In what an account differs.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Place">The unit, or the cluster as a whole.</param>
/// <param name="Facet">What of the measure: codes joined by <c>+</c>; empty for everything.</param>
/// <param name="Precision">How exactly the amounts are known.</param>
/// <param name="Total">The sums over all days; equal when only subjects or positions differ.
/// </param>
/// <param name="First">The first day on which the running balances differ; none when they never
/// do.</param>
/// <param name="Postings">The postings that only one of them has, in the order of the log; the
/// first of them.</param>
/// <param name="MorePostings">How many more there are.</param>
public sealed record AccountDifference(
    Measure Measure, Place Place, string Facet, TotalPrecision Precision,
    BalanceDifference Total, BalanceDifference? First,
    ImmutableArray<PostingDifference> Postings, long MorePostings);

/// <summary>Two balances, in the measure's unit.</summary>
/// <param name="Day">The day at whose end they are; none when they are of all days.</param>
/// <param name="Before">The balance before.</param>
/// <param name="After">The balance after.</param>
public sealed record BalanceDifference(DateOnly? Day, Rational Before, Rational After);

/// <summary>Which of the two has something that the other has not.</summary>
public enum ComparedSide
{
    /// <summary>The one before: it is gone now.</summary>
    Before,

    /// <summary>The one after: it is new.</summary>
    After,
}

/// <summary>A posting that only one of them has. One that was changed is there twice.</summary>
/// <param name="Side">Which has it.</param>
/// <param name="Position">The position of the event that made it.</param>
/// <param name="Day">The civil day on which it counts.</param>
/// <param name="Amount">Signed, in the measure's unit.</param>
/// <param name="Subject">What it counts once, for a distinct count.</param>
public sealed record PostingDifference(
    ComparedSide Side, long Position, DateOnly Day, Rational Amount, string? Subject);

/// <summary>A fact that only one of them keeps for its registers, or keeps in another form.
/// </summary>
/// <param name="Side">Which has it.</param>
/// <param name="Register">The register's name, or what is kept for all questions:
/// <c>clusters</c>, <c>figures</c>, <c>totals</c>, <c>reversals</c>.</param>
/// <param name="Labels">What that is called.</param>
/// <param name="Position">The position of the event.</param>
public sealed record FactDifference(
    ComparedSide Side, string Register, Labels Labels, long Position);
