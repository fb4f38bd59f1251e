using System.Collections.Immutable;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Ledger.Store;

/// <summary>A store that can be made to follow a log whose order others have given: a local mirror
/// of a ledger that lives elsewhere.</summary>
public interface IMirrorStore : ILedgerStore
{
    /// <summary>Appends what comes next in the log, all or nothing, and returns when it is durable.
    /// </summary>
    /// <param name="after">The size that the log must have.</param>
    /// <param name="appends">At least one, in the order of the log.</param>
    /// <param name="cancellationToken">Has no effect once the transaction has begun.</param>
    /// <returns>The size of the log afterwards. When it was not <paramref name="after"/>, nothing
    /// was appended, and this is the size it has: another process mirrors into the same place.
    /// </returns>
    /// <exception cref="WrongExpectedRevisionException">One of them does not follow what is there,
    /// or an event id is in the log already; nothing was appended.</exception>
    Task<long> Extend(
        long after, IReadOnlyList<OrderedAppend> appends, CancellationToken cancellationToken);
}

/// <summary>An append whose place in the log is known.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="ExpectedRevision">The stream's last revision before it; -1 when there is none.
/// </param>
/// <param name="Events">At least one.</param>
/// <param name="Origin">Who, when, under which key; the instant as it was given.</param>
public sealed record OrderedAppend(
    StreamName Stream, long ExpectedRevision, ImmutableArray<NewEvent> Events, Origin Origin);
