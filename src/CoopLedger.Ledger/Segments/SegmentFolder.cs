using System.Globalization;
using CoopLedger.Ledger.Keys;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Segments;

/// <summary>The folder of a ledger's segments: <c>LEDGER.segments</c> beside the ledger. All of it
/// can be thrown away.</summary>
/// <param name="path">The folder; it need not be there.</param>
internal sealed class SegmentFolder(string path)
{
    private const string Ending = ".segment";
    private const string DraftEnding = ".new";
    private const string FolderEnding = ".segments";
    private const int ReadMode = 0b100_100_100;
    private const UnixFileMode OwnerMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const int ModeMax = 0b110_110_110;

    /// <summary>The folder's full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>The parts of which there is a file, in order, whether or not it can be used.
    /// </summary>
    public IEnumerable<int> Parts => !Directory.Exists(Path) ? [] :
    [
        .. Directory.EnumerateFiles(Path, "*" + Ending)
            .Select(file => PartOf(System.IO.Path.GetFileName(file)))
            .OfType<int>().Order(),
    ];

    /// <summary>The folder that belongs to a ledger's file.</summary>
    public static SegmentFolder Beside(string ledger) => new(ledger + FolderEnding);

    /// <summary>Opens the segment of a part, if it was made of just these events.</summary>
    /// <param name="part">From 0.</param>
    /// <param name="ledger">The ledger's id.</param>
    /// <param name="root">The Merkle root over the part, as the log has it.</param>
    /// <param name="why">Why a file that is there is not used.</param>
    /// <returns>Nothing when there is none, or none that can be used.</returns>
    public Segment? TryOpen(int part, Guid ledger, Digest root, out SegmentRefusal? why)
    {
        (var segment, why) = new SegmentOpening(PlaceOf(part), part, ledger, root).Run();
        return segment;
    }

    /// <summary>Writes the segment of a part, or replaces it. Whoever reads sees the old one or
    /// the new one; it is on the disk when the call returns.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public void Write(int part, byte[] bytes)
    {
        Make();
        var place = PlaceOf(part);
        var draft = $"{place}.{System.IO.Path.GetRandomFileName()}{DraftEnding}";
        try
        {
            using (var file = new FileStream(draft, Options()))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, place, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }

        Durably.FlushFolder(Path);
    }

    /// <summary>Removes the segment of a part, and what an interrupted writing of it left behind.
    /// </summary>
    /// <exception cref="IOException">It cannot be removed.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be removed.</exception>
    public void Remove(int part)
    {
        if (!Directory.Exists(Path))
        {
            return;
        }

        var place = PlaceOf(part);
        var drafts = System.IO.Path.GetFileName(place) + ".*" + DraftEnding;
        Array.ForEach(Directory.GetFiles(Path, drafts), File.Delete);
        File.Delete(place);
        Durably.FlushFolder(Path);
    }

    /// <summary>The file of a part's segment.</summary>
    public string PlaceOf(int part)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        return System.IO.Path.Combine(
            Path, part.ToString("D6", CultureInfo.InvariantCulture) + Ending);
    }

    private static int? PartOf(string name) =>
        int.TryParse(
            name.AsSpan(0, name.Length - Ending.Length), NumberStyles.None,
            CultureInfo.InvariantCulture, out var part)
            && name == part.ToString("D6", CultureInfo.InvariantCulture) + Ending
            ? part
            : null;

    private void Make()
    {
        if (Directory.Exists(Path))
        {
            return;
        }

        if (OperatingSystem.IsWindows() || ModeOfLedger() is not { } mode)
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            // Whoever may read the ledger may look into the folder; its owner may write there.
            Directory.CreateDirectory(
                Path, mode | (UnixFileMode)(((int)mode & ReadMode) >> 2) | OwnerMode);
        }

        Durably.FlushFolder(System.IO.Path.GetDirectoryName(Path)!);
    }

    private FileStreamOptions Options()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
        };
        if (!OperatingSystem.IsWindows() && ModeOfLedger() is { } mode)
        {
            options.UnixCreateMode = mode;
        }

        return options;
    }

    /// <summary>The rights of the ledger beside the folder: a segment holds the same facts, so
    /// nobody else is to read it.</summary>
    private UnixFileMode? ModeOfLedger()
    {
        if (OperatingSystem.IsWindows() || !Path.EndsWith(FolderEnding, StringComparison.Ordinal))
        {
            return null;
        }

        var ledger = Path[..^FolderEnding.Length];
        return File.Exists(ledger)
            ? File.GetUnixFileMode(ledger) & (UnixFileMode)ModeMax
            : null;
    }
}
