using System.Runtime.CompilerServices;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Tiles;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Exporting;

/// <summary>What an export has done.</summary>
/// <param name="Checkpoint">The checkpoint up to which the log was written.</param>
/// <param name="Files">The files below <c>tile</c> that the tree needs.</param>
/// <param name="Added">Those of them that were not there yet.</param>
public sealed record ExportResult(Checkpoint Checkpoint, long Files, long Added);

/// <summary>Writes a log to a folder that can be checked without it: tiles, events, checkpoint,
/// key, and how to check them.</summary>
/// <remarks>Source of the layout: C2SP tlog-tiles. A folder that holds an export of the log
/// already is added to; nothing in it is removed, and what is there must be what would be written.
/// The checkpoint comes last, so that an export that was interrupted is begun and not wrong.
/// </remarks>
public sealed class LogExport
{
    private const int Batch = 1024;

    private readonly IEventLog _log;
    private readonly Checkpoint _checkpoint;
    private readonly ExportTarget _target;

    private LogExport(IEventLog log, Checkpoint checkpoint, ExportTarget target) =>
        (_log, _checkpoint, _target) = (log, checkpoint, target);

    /// <param name="log">The log.</param>
    /// <param name="note">The signed checkpoint up to which to write; of this log.</param>
    /// <param name="key">The key that signed it.</param>
    /// <param name="folder">A folder that is not there, is empty, or holds an earlier export.
    /// </param>
    /// <param name="progress">Told the last position written.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <exception cref="ProofException">The checkpoint is not of this log, or the folder holds
    /// another history.</exception>
    /// <exception cref="StoreException"><c>export.not-an-export</c>, <c>export.older</c>,
    /// <c>export.too-large</c>.</exception>
    public static async Task<ExportResult> Write(
        IEventLog log, ReadOnlyMemory<byte> note, VerifierKey key, string folder,
        IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var checkpoint = Checkpoint.Open(note.Span, key);
        await DemandOwn(log, checkpoint, cancellationToken);
        var target = ExportTarget.Open(folder, log, checkpoint, key);
        var export = new LogExport(log, checkpoint, target);
        await export.WriteTiles(progress, cancellationToken);
        target.Finish(note.Span, key);
        return new(checkpoint, target.Files, target.Added);
    }

    /// <summary>Nothing is written of a log that is not the one that was signed.</summary>
    private static async Task DemandOwn(
        IEventLog log, Checkpoint checkpoint, CancellationToken cancellationToken)
    {
        if (!LogOrigin.Is(checkpoint.Origin, log.LedgerId))
        {
            throw new ProofException(
                "checkpoint.origin",
                $"Điểm kiểm tra là của {checkpoint.Origin}, sổ này là {log.LedgerId}.",
                $"The checkpoint is of {checkpoint.Origin}, this ledger is {log.LedgerId}.");
        }

        var edge = MerkleEdge.Empty;
        await foreach (var stored in Events(log, checkpoint.Tree.Size, cancellationToken))
        {
            edge = edge.With(stored.Envelope.Span);
        }

        if (new TreeHead(edge.Size, edge.Root()) != checkpoint.Tree)
        {
            throw new ProofException(
                "proof.root",
                $"Sổ này có gốc {edge.Root()} ở cỡ {edge.Size}, không phải gốc đã ký ở cỡ "
                    + $"{checkpoint.Tree.Size}. Hãy chạy audit verify; không xuất gì.",
                $"This ledger's root at size {edge.Size} is {edge.Root()}, not the one signed at "
                    + $"size {checkpoint.Tree.Size}. Run audit verify; nothing was exported.");
        }
    }

    private static async IAsyncEnumerable<StoredEvent> Events(
        IEventLog log, long size,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (size == 0)
        {
            yield break;
        }

        await foreach (var batch in log.ReadAll(0, Batch, cancellationToken))
        {
            foreach (var stored in batch)
            {
                yield return stored;
                if (stored.Position >= size)
                {
                    yield break;
                }
            }
        }
    }

    private async Task WriteTiles(
        IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var (levels, entries) = (new TileLevels(), new List<ReadOnlyMemory<byte>>());
        await foreach (var stored in Events(_log, _checkpoint.Tree.Size, cancellationToken))
        {
            DemandSmall(stored);
            entries.Add(stored.Envelope);
            var full = levels.Add(MerkleHash.Leaf(stored.Envelope.Span));
            if (full.Count > 0)
            {
                Write(full, entries);
                progress?.Report(stored.Position);
            }
        }

        Write(levels.Rest(), entries);
    }

    private void Write(
        IReadOnlyList<TileBytes> tiles, List<ReadOnlyMemory<byte>> entries)
    {
        foreach (var (tile, bytes) in tiles)
        {
            _target.Add(tile.Path, bytes.Span);
            if (tile.Level == 0)
            {
                _target.Add(tile.BundlePath, EntryBundle.Format(entries));
                entries.Clear();
            }
        }
    }

    private static void DemandSmall(StoredEvent stored)
    {
        if (stored.Envelope.Length > EntryBundle.EntryMax)
        {
            throw new StoreException(
                "export.too-large",
                $"Sự kiện ở vị trí {stored.Position} dài {stored.Envelope.Length} byte; bản xuất "
                    + $"chỉ chứa được {EntryBundle.EntryMax} byte mỗi sự kiện.",
                $"The event at position {stored.Position} has {stored.Envelope.Length} bytes; an "
                    + $"export holds at most {EntryBundle.EntryMax} for each.");
        }
    }
}
