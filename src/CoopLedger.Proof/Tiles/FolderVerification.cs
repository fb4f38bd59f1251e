using CoopLedger.Proof.Entries;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Tiles;

/// <summary>What the check of an exported folder found, when nothing is wrong.</summary>
/// <param name="Checkpoint">What was signed.</param>
/// <param name="Streams">The streams on which the events stand.</param>
/// <param name="Files">The files below <c>tile</c>, all of them read.</param>
public sealed record FolderReport(Checkpoint Checkpoint, long Streams, long Files);

/// <summary>Checks an exported folder by itself: the signature; every leaf against every tile and
/// the signed root; positions, revisions and ids; and that no file is missing or too many.
/// </summary>
/// <remarks>One bundle and one tile of each level are held at a time; beside them the ids of the
/// events and the names of the streams, without which nothing could be seen to occur twice.
/// </remarks>
public sealed class FolderVerification
{
    private readonly ExportFolder _folder;
    private readonly Checkpoint _checkpoint;
    private readonly EntrySequence _entries;
    private readonly TileLevels _levels = new();
    private MerkleEdge _edge = MerkleEdge.Empty;

    private FolderVerification(ExportFolder folder, Checkpoint checkpoint)
    {
        (_folder, _checkpoint) = (folder, checkpoint);
        _entries = new(LedgerOf(checkpoint));
    }

    /// <param name="folder">The folder.</param>
    /// <param name="key">The key that must have signed its checkpoint.</param>
    /// <param name="progress">Told the last position that was checked.</param>
    /// <param name="cancellationToken">Stops between files.</param>
    /// <exception cref="ProofException">Something is wrong; it names the first bad position where
    /// there is one.</exception>
    public static FolderReport Run(
        ExportFolder folder, VerifierKey key, IProgress<long>? progress,
        CancellationToken cancellationToken)
    {
        var checkpoint = Checkpoint.Open(folder.Checkpoint(), key);
        var check = new FolderVerification(folder, checkpoint);
        var size = checkpoint.Tree.Size;
        for (var number = 0L; Tile.At(0, number, size) is { Width: > 0 } tile; number++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            check.Leaves(tile);
            progress?.Report(check._edge.Size);
        }

        foreach (var rest in check._levels.Rest())
        {
            check.Compare(rest);
        }

        check.DemandRoot();
        return new(checkpoint, check._entries.Streams, check.CountFiles(cancellationToken));
    }

    private static Guid LedgerOf(Checkpoint checkpoint) =>
        EventEntry.LedgerOf(checkpoint.Origin) ?? throw ExportFolder.Malformed(
            ExportFolder.CheckpointName, null,
            $"\"{checkpoint.Origin}\" không phải tên sổ coopledger/<mã sổ>",
            $"\"{checkpoint.Origin}\" is no name coopledger/<ledger id>");

    private void Leaves(Tile tile)
    {
        var bytes = _folder.Bundle(tile);
        var isWhole = EntryBundle.TryParse(bytes, out var entries);
        var hashes = _folder.Hashes(tile);
        for (var i = 0; i < Math.Min(entries.Count, tile.Width); i++)
        {
            var leaf = MerkleHash.Leaf(entries[i].Span);
            if (leaf != new Digest(hashes.Span.Slice(i * Digest.Length, Digest.Length)))
            {
                throw ExportFolder.Malformed(
                    tile.BundlePath, tile.PositionOf(i),
                    $"sự kiện ở vị trí {tile.PositionOf(i)} không khớp với {tile.Path}",
                    $"the event at position {tile.PositionOf(i)} does not agree with {tile.Path}");
            }

            _entries.Check(entries[i], tile.PositionOf(i));
            _edge = _edge.With(leaf);
            foreach (var full in _levels.Add(leaf))
            {
                Compare(full);
            }
        }

        if (!isWhole || entries.Count != tile.Width)
        {
            var end = tile.PositionOf(Math.Min(entries.Count, tile.Width));
            throw ExportFolder.Malformed(
                tile.BundlePath, end, $"phải có đúng {tile.Width} sự kiện, sai từ vị trí {end}",
                $"it must hold {tile.Width} events, and is wrong from position {end} on");
        }

        DemandPrefixes(tile.BundlePath, bytes, width => entries.Take(width)
            .Sum(entry => sizeof(ushort) + entry.Length), tile);
    }

    /// <summary>Compares a tile that was computed with its file.</summary>
    private void Compare(TileBytes computed)
    {
        var (tile, bytes) = computed;
        var stored = _folder.Hashes(tile);
        var same = bytes.Span.CommonPrefixLength(stored.Span);
        if (same != bytes.Length)
        {
            var position = tile.PositionOf(same / Digest.Length);
            throw ExportFolder.Malformed(
                tile.Path, position, $"sai từ vị trí {position}",
                $"it is wrong from position {position} on");
        }

        DemandPrefixes(tile.Path, bytes, width => width * Digest.Length, tile);
    }

    /// <summary>What was exported when the tree was smaller must be the beginning of what it is
    /// now: somebody may hold a checkpoint of then.</summary>
    private void DemandPrefixes(
        string name, ReadOnlyMemory<byte> bytes, Func<int, int> lengthOf, Tile tile)
    {
        foreach (var narrower in _folder.Narrower(name))
        {
            if (Tile.TryParse(narrower, out var earlier, out _) && earlier.Width < tile.Width)
            {
                var beginning = bytes.Span[..lengthOf(earlier.Width)];
                if (!_folder.Read(narrower, EntryBundle.LengthMax).AsSpan()
                    .SequenceEqual(beginning))
                {
                    throw ExportFolder.Malformed(
                        narrower, tile.PositionOf(0), $"không phải phần đầu của {name}",
                        $"it is not the beginning of {name}");
                }
            }
        }
    }

    private void DemandRoot()
    {
        if (_edge.Root() != _checkpoint.Tree.Root)
        {
            throw new ProofException(
                "export.root",
                $"Gốc tính từ các sự kiện ({_edge.Root()}) không phải gốc đã ký "
                    + $"({_checkpoint.Tree.Root}): lịch sử ở đây không phải lịch sử đã ký.",
                $"The root over the events ({_edge.Root()}) is not the one that was signed "
                    + $"({_checkpoint.Tree.Root}): this is not the history that was signed.");
        }
    }

    private long CountFiles(CancellationToken cancellationToken)
    {
        var files = 0L;
        foreach (var name in _folder.TileNames())
        {
            cancellationToken.ThrowIfCancellationRequested();
            var isTile = Tile.TryParse(name, out var tile, out _);
            if (!isTile
                || tile.Width > Tile.At(tile.Level, tile.Number, _checkpoint.Tree.Size).Width)
            {
                throw ExportFolder.Malformed(
                    name, null, "không thuộc cây đã ký; hãy tìm hiểu ai đã đặt nó vào",
                    "it is not part of the tree that was signed; find out who put it there");
            }

            files++;
        }

        return files;
    }
}
