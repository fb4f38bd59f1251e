using CoopLedger.Indicators;
using CoopLedger.Indicators.Comparisons;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Snapshots;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Queries;

/// <summary>The rebuilding aside: the old projection answers until the new one has been compared
/// with it.</summary>
public sealed partial class LiveProjection
{
    /// <summary>A projection to begin with, one that was kept for instance. It is caught up with
    /// the log before it answers.</summary>
    public void Begin(Projection known)
    {
        ArgumentNullException.ThrowIfNull(known);
        if (Interlocked.CompareExchange(ref _projection, known, null) is not null)
        {
            throw new InvalidOperationException("There is a projection already.");
        }
    }

    /// <summary>Builds a new projection from the log while this one goes on answering, catches it
    /// up, compares the two at one position, and puts the new one in the old one's place at once
    /// if they are the same, or if it is told to.</summary>
    /// <param name="policy">What becomes of a new one that differs.</param>
    /// <param name="progress">Told the position that the new one has reached.</param>
    /// <param name="build">Builds the new one; from the whole log when left out.</param>
    /// <param name="limits">How many differences are listed.</param>
    /// <param name="cancellationToken">Stops at any moment before the exchange; the old one stays.
    /// </param>
    /// <exception cref="LedgerDamagedException">The log cannot be read; the old one stays.
    /// </exception>
    /// <remarks>Readers wait while the last events are applied to both, which takes as long as
    /// those few events take; not while it is built, nor while it is compared.</remarks>
    public async Task<AsideRebuild> RebuildAside(
        DifferencePolicy policy,
        IProgress<long>? progress = null,
        Func<CancellationToken, Task<Projection>>? build = null,
        ComparisonLimits? limits = null,
        CancellationToken cancellationToken = default)
    {
        build ??= stop => Rebuild.Run(store, progress: progress, cancellationToken: stop);
        var made = await Task.Run(() => build(cancellationToken), cancellationToken);
        await CatchUp.Run(made, store, cancellationToken);
        ProjectionDifferences? differences;
        try
        {
            differences = await Task.Run(
                () => Compare(made, limits, cancellationToken), cancellationToken);
        }
        catch (Exception lost)
            when (snapshot is not null && SnapshotRefusedException.In(lost) is { } why)
        {
            // What is left of the old one in its file cannot be compared.
            snapshot.Refused(why);
            differences = null;
        }

        var swaps = differences is not { AreNone: false } || policy == DifferencePolicy.Swap;
        if (swaps)
        {
            await Exchange(made, cancellationToken);
        }

        return new(differences, swaps);
    }

    /// <returns>The differences; none when there was no old one.</returns>
    private async Task<ProjectionDifferences?> Compare(
        Projection made, ComparisonLimits? limits, CancellationToken cancellationToken)
    {
        (FrozenProjection Before, FrozenProjection After) frozen;
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_projection is not { } old)
            {
                return null;
            }

            await CatchUp.Run(old, store, cancellationToken);
            await CatchUp.Run(made, store, cancellationToken, old.Position);
            // What a what-if leaves out at the end of the log is passed by one and not the other.
            store.PassOver(old, old.Position + 1, made.Position + 1);
            store.PassOver(made, made.Position + 1, old.Position + 1);
            frozen = (FrozenProjection.Of(old), FrozenProjection.Of(made));
        }
        finally
        {
            _gate.Release();
        }

        return ProjectionComparison.Of(frozen.Before, frozen.After, limits, cancellationToken);
    }

    private async Task Exchange(Projection made, CancellationToken cancellationToken)
    {
        await CatchUp.Run(made, store, cancellationToken);
        await _gate.WaitAsync(cancellationToken);
        try
        {
            await CatchUp.Run(made, store, cancellationToken);
            made.Definitions = _projection?.Definitions ?? made.Definitions;
            cancellationToken.ThrowIfCancellationRequested();
            (_projection, _saved) = (made, 0); // What is saved is the old one.
        }
        finally
        {
            _gate.Release();
        }
    }
}

/// <summary>What becomes of a projection that was built anew and differs from the one before.
/// </summary>
public enum DifferencePolicy
{
    /// <summary>The one before goes on answering.</summary>
    Keep,

    /// <summary>The new one takes its place.</summary>
    Swap,
}

/// <summary>How a rebuilding aside ended.</summary>
/// <param name="Differences">In what the new one differs; none was looked for when there was no
/// old one, or none that could still be read.</param>
/// <param name="IsSwapped">Whether the new one answers now.</param>
public sealed record AsideRebuild(ProjectionDifferences? Differences, bool IsSwapped);
