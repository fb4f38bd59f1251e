using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Copying;

/// <summary>What two logs begin with, told by their roots alone.</summary>
internal static class CommonPrefix
{
    /// <summary>Demands that the target holds the first events of the source and no others.
    /// </summary>
    /// <returns>How many they are.</returns>
    /// <exception cref="StoreException"><c>copy.diverged</c>, <c>copy.ahead</c>.</exception>
    public static async Task<long> Demand(
        IEventLog source, Head until, IEventLog target, CancellationToken cancellationToken)
    {
        var reached = await target.ReadHead(cancellationToken);
        var both = Math.Min(reached.Position, until.Position);
        if (!IsSame(source, target, both))
        {
            throw CopyErrors.Diverged(FirstDifference(source, target, both));
        }

        return reached.Position <= until.Position
            ? reached.Position
            : throw CopyErrors.Ahead(reached.Position, until.Position);
    }

    /// <summary>The first position at which two logs differ, by bisection: up to it their roots
    /// are the same, and never again after it.</summary>
    /// <param name="source">The one.</param>
    /// <param name="target">The other.</param>
    /// <param name="size">A size at which their roots differ.</param>
    public static long FirstDifference(IEventLog source, IEventLog target, long size)
    {
        var (same, different) = (0L, size);
        while (different - same > 1)
        {
            var middle = same + ((different - same) / 2);
            if (IsSame(source, target, middle))
            {
                same = middle;
            }
            else
            {
                different = middle;
            }
        }

        return different;
    }

    private static bool IsSame(IEventLog source, IEventLog target, long size) => size == 0
        || MerkleProofs.Root(source.Subtrees, size) == MerkleProofs.Root(target.Subtrees, size);
}
