using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Segments;

/// <summary>Makes the segments of a log's whole parts.</summary>
public static class Sealing
{
    /// <summary>Makes the segments that are not there or cannot be used.</summary>
    /// <param name="log">The log.</param>
    /// <param name="ledger">Its file, beside which the segments stand.</param>
    /// <param name="progress">Told the position up to which segments are there.</param>
    /// <param name="cancellationToken">Stops between parts; those that were made stay.</param>
    /// <returns>How many were made.</returns>
    /// <exception cref="LedgerDamagedException">The log cannot be read.</exception>
    /// <exception cref="IOException">A segment cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">A segment may not be written.</exception>
    public static async Task<int> Run(
        IEventLog log, string ledger, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        var folder = SegmentFolder.Beside(ledger);
        var head = await log.ReadHead(cancellationToken);
        var made = 0;
        await foreach (var wasMade in LogParts.Run(
            head.Position / Segment.CountMax * Segment.CountMax, Segment.CountMax,
            Environment.ProcessorCount,
            (after, _, stop) => Make(log, folder, (int)(after / Segment.CountMax), stop),
            cancellationToken))
        {
            made += wasMade.Made ? 1 : 0;
            progress?.Report((wasMade.Part + 1L) * Segment.CountMax);
        }

        return made;
    }

    private static async Task<(int Part, bool Made)> Make(
        IEventLog log, SegmentFolder folder, int part, CancellationToken cancellationToken)
    {
        var root = RebuildSource.RootOf(log, part);
        using (var there = folder.TryOpen(part, log.LedgerId, root, out _))
        {
            if (there is not null)
            {
                return (part, false);
            }
        }

        var builder = new SegmentBuilder(part, log.LedgerId, new EventDecoder());
        await log.Scan(
            builder.After, builder.After + Segment.CountMax, builder, cancellationToken);
        folder.Write(part, builder.Build(root));
        return (part, true);
    }
}
