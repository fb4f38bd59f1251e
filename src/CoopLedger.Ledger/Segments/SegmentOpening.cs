using CoopLedger.Proof.Trees;
using Microsoft.Win32.SafeHandles;

namespace CoopLedger.Ledger.Segments;

/// <summary>Opens a segment's file, or says why it is not the one that is wanted.</summary>
/// <param name="path">The file.</param>
/// <param name="part">The part it must hold.</param>
/// <param name="ledger">The ledger it must belong to.</param>
/// <param name="root">The Merkle root over the events it must have been made of.</param>
internal sealed class SegmentOpening(string path, int part, Guid ledger, Digest root)
{
    /// <returns>The segment, or why not; neither when there is no such file.</returns>
    public (Segment? Segment, SegmentRefusal? Why) Run()
    {
        SafeFileHandle? handle = null;
        SegmentFile? file = null;
        try
        {
            handle = File.OpenHandle(
                path, share: FileShare.ReadWrite | FileShare.Delete);
            file = new(path, handle);
            var (segment, why) = Open(file);
            file = segment is null ? file : null;
            handle = segment is null ? handle : null;
            return (segment, why);
        }
        catch (Exception missing) when (missing is FileNotFoundException
            or DirectoryNotFoundException)
        {
            return (null, null);
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException
            or NotSupportedException)
        {
            return (null, SegmentRefusal.Unreadable(path, refused.Message));
        }
        catch (SegmentDamagedException damaged)
        {
            return (null, damaged.Why);
        }
        finally
        {
            file?.Dispose();
            handle?.Dispose();
        }
    }

    private (Segment? Segment, SegmentRefusal? Why) Open(SegmentFile file)
    {
        Span<byte> bytes = stackalloc byte[SegmentHeader.Length];
        if (file.Length < bytes.Length || !file.TryRead(0, bytes)
            || !SegmentHeader.HasMagic(bytes))
        {
            return (null, SegmentRefusal.Damaged(path, "header"));
        }

        // Before its sum: of another format not even that is known to stand where it does.
        if (SegmentHeader.VersionOf(bytes) is var version && version != SegmentHeader.Version)
        {
            return (null, SegmentRefusal.Version(path, version));
        }

        if (!SegmentHeader.IsWhole(bytes))
        {
            return (null, SegmentRefusal.Damaged(path, "header"));
        }

        var header = SegmentHeader.Read(bytes);
        return Refusal(header, file.Length) is { } why ? (null, why) : Whole(file, header);
    }

    private SegmentRefusal? Refusal(SegmentHeader header, long length) =>
        header.Ledger != ledger ? SegmentRefusal.Ledger(path)
        : header.Part != part ? SegmentRefusal.Part(path, header.Part, part)
        : header.Root != root ? SegmentRefusal.Root(path)
        : !SegmentShape.Fingerprint.SequenceEqual(header.Shapes) ? SegmentRefusal.Shapes(path)
        : header.FileLength != length ? SegmentRefusal.Damaged(path, "length")
        : header.Count is < 1 or > Segment.CountMax
            || header.DirectoryLength < 0
            || header.DirectoryLength > length - SegmentHeader.Length
            ? SegmentRefusal.Damaged(path, "header")
        : null;

    private (Segment? Segment, SegmentRefusal? Why) Whole(SegmentFile file, SegmentHeader header)
    {
        var block = new Block(
            SegmentHeader.Length, header.DirectoryLength, header.DirectoryCrc,
            BlockKind.Directory);
        try
        {
            return (Segment.Of(file, header, file.Read(block, "", "")), null);
        }
        catch (FormatException)
        {
            return (null, SegmentRefusal.Damaged(path, "directory"));
        }
    }
}
