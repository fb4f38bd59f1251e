using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Audit;

/// <summary>Recomputes everything that a ledger claims of itself: dense positions and revisions,
/// single ids, indexes that lead to every event, columns as sealed in the envelope, readable events
/// and metadata, reversals that match what they reverse, seals of periods, the Merkle root at the
/// head and wherever else one is demanded, and the projection.</summary>
/// <remarks>
/// <para>It only reads, each event once: in parts, as many at a time as the machine has cores, and
/// joins them in order. It proves that the log agrees with the root it holds; whether that root is
/// the one of last year takes a copy of it kept elsewhere, given as a demanded tree head.</para>
/// <para>Of the projection it compares the control totals of the parts as they were posted with
/// those of the whole as it was joined: the number of postings and the sums of their days,
/// positions and amounts in each account, and the number of facts in each register. It does not
/// post everything a second time in another way; <c>coopledger rebuild</c> does.</para>
/// </remarks>
public static class LedgerVerification
{
    /// <summary>Events in a part.</summary>
    internal const int PartLength = 1 << SubtreeHashes.PartLevel;

    /// <summary>Verifies a log against the root that it holds itself.</summary>
    public static Task<VerificationReport> Run(
        IEventLog log, IProgress<long>? progress, CancellationToken cancellationToken) =>
        Run(log, [], progress, cancellationToken);

    /// <summary>Verifies a log against the root that it holds and against others.</summary>
    /// <param name="log">The log.</param>
    /// <param name="demanded">Roots that must come out at given sizes. The first that does not is
    /// a fault, with its size as the position; so is a size that the log does not reach.</param>
    /// <param name="progress">Told the position reached.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    /// <returns>What was found; a ledger that cannot be trusted is an answer, not an exception.
    /// </returns>
    public static async Task<VerificationReport> Run(
        IEventLog log, IReadOnlyCollection<TreeHead> demanded, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        var (head, broken) = await HeadOf(log, cancellationToken);
        var until = head?.Position ?? (broken!.Position - 1);
        var whole = new VerifiedLog(log, until);
        try
        {
            await foreach (var part in Parts(whole, until, cancellationToken))
            {
                whole.Join(part);
                progress?.Report(whole.Events);
                if (whole.IsFaulty)
                {
                    break;
                }
            }

            whole.Add(broken);
            var indexes = CheckIndexes(log, whole, cancellationToken);
            var rest = head is null
                ? whole.Locate(cancellationToken)
                : whole.Finish(head, demanded, cancellationToken);
            await Task.WhenAll(indexes, rest)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await rest;

            // What is wrong with the log comes before what is wrong with its indexes.
            await (whole.IsFaulty ? Task.CompletedTask : indexes);
        }
        catch (LedgerDamagedException damage)
        {
            whole.Add(damage);
        }

        return whole.Report();
    }

    /// <summary>The head, or why there is none; then what comes before it may be broken too.
    /// </summary>
    private static async Task<(Head? Head, LedgerDamagedException? Broken)> HeadOf(
        IEventLog log, CancellationToken cancellationToken)
    {
        try
        {
            return (await log.ReadHead(cancellationToken), null);
        }
        catch (LedgerDamagedException damage)
        {
            return (null, damage);
        }
    }

    /// <summary>The parts in order, each read and checked by itself; one more than there are
    /// cores, so that none waits while parts are joined.</summary>
    private static IAsyncEnumerable<VerifiedPart> Parts(
        VerifiedLog whole, long until, CancellationToken cancellationToken) =>
        LogParts.Run(
            until, PartLength, Environment.ProcessorCount + 1, whole.Read, cancellationToken);

    /// <summary>Compares the indexes with the events read, where there are any and nothing is
    /// wrong so far.</summary>
    private static async Task CheckIndexes(
        IEventLog log, VerifiedLog whole, CancellationToken cancellationToken)
    {
        if (log is ICheckedStorage storage && !whole.IsFaulty)
        {
            await storage.CheckStorage(whole.Lookups, cancellationToken);
        }
    }
}
