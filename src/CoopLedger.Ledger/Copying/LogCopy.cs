using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Copying;

/// <summary>Copies a ledger event by event into another store, of whatever kind: the same order,
/// ids and bytes, hence the same Merkle root, and the checkpoints that were signed of it.</summary>
/// <remarks>
/// <para>The target holds the first events of the source, or none: the copy goes on after them. So
/// one that was stopped is simply begun again.</para>
/// <para>Before an event is appended it is compared with what it will become, and afterwards with
/// what it became: event by event, or by the root, where the target takes many appends at once.
/// </para>
/// </remarks>
/// <param name="source">The log; it may grow meanwhile.</param>
/// <param name="signed">Its checkpoints.</param>
/// <param name="target">Where it goes. Nobody else may record there meanwhile.</param>
/// <param name="kept">Its checkpoints.</param>
public sealed class LogCopy(
    IEventLog source, ICheckpointStore signed, IEventStore target, ICheckpointStore kept)
{
    /// <summary>The position reached in the target.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>How many events were in the target already.</summary>
    public long Before { get; private set; }

    /// <summary>Copies up to a head of the source.</summary>
    /// <exception cref="StoreException"><c>copy.foreign</c>: the target is another ledger;
    /// <c>copy.ahead</c>: it has more events; <c>copy.diverged</c>: it has others, or somebody
    /// records there; <c>copy.altered</c>: an event would not come out as it is;
    /// <c>copy.source-damaged</c>: the events do not give the source's root.</exception>
    /// <exception cref="LedgerDamagedException">The source cannot be read.</exception>
    public async Task<CopyResult> Run(Head until, CancellationToken cancellationToken)
    {
        if (target.LedgerId != source.LedgerId)
        {
            throw CopyErrors.Foreign(target.LedgerId, source.LedgerId);
        }

        Before = await CommonPrefix.Demand(source, until, target, cancellationToken);
        await CopyEvents(until.Position, cancellationToken);
        var reached = await target.ReadHead(cancellationToken);
        if (reached != until)
        {
            throw reached.Position == until.Position
                ? CopyErrors.SourceDamaged(Before, until, reached)
                : CopyErrors.Raced(Math.Min(reached.Position, until.Position) + 1, null);
        }

        var checkpoints = await CopyCheckpoints(until.Position, cancellationToken);
        return new(until, Before, checkpoints);
    }

    private async Task CopyEvents(long until, CancellationToken cancellationToken)
    {
        var comparison = new EventComparison(
            source.LedgerId, await target.Find(Before, cancellationToken));
        ICopyWriter writer = target switch
        {
            IMirrorStore whole => new OrderedCopyWriter(source, target, whole.Extend, Before),
            ISequentialStore slow =>
                new OrderedCopyWriter(source, target, slow.AppendInOrder, Before),
            _ => new PlainCopyWriter(target),
        };
        Progress?.Report(Before);
        await foreach (var events in CopiedAppends.Of(source, Before, until, cancellationToken))
        {
            comparison.DemandFaithful(events);
            var reached = await writer.Write(events, cancellationToken);
            Progress?.Report(reached);
        }

        var end = await writer.Finish(cancellationToken);
        Progress?.Report(end);
    }

    /// <returns>How many were added.</returns>
    private async Task<int> CopyCheckpoints(long until, CancellationToken cancellationToken)
    {
        var there = (await kept.ReadCheckpoints(long.MinValue, cancellationToken))
            .Select(checkpoint => checkpoint.Size).ToHashSet();
        var missing = (await signed.ReadCheckpoints(long.MinValue, cancellationToken))
            .Where(checkpoint => checkpoint.Size <= until && !there.Contains(checkpoint.Size))
            .ToList();
        foreach (var checkpoint in missing)
        {
            await kept.AddCheckpoint(checkpoint, cancellationToken);
        }

        return missing.Count;
    }
}

/// <summary>What a copy came to.</summary>
/// <param name="Head">How far source and target reach, with the root that both have.</param>
/// <param name="Before">The events that were in the target already.</param>
/// <param name="Checkpoints">The checkpoints that were added to it.</param>
public sealed record CopyResult(Head Head, long Before, int Checkpoints)
{
    /// <summary>The events that were added.</summary>
    public long Copied => Head.Position - Before;
}
