using CoopLedger.Ledger.Keys;
using Microsoft.Win32.SafeHandles;

namespace CoopLedger.Ledger.Snapshots;

/// <summary>A snapshot that is being written, under a name of its own until it is finished.
/// </summary>
/// <remarks>It is locked as long as it is open, so that what is there and not locked was left
/// behind by a process that ended on the way. That is thrown away and never written to: between a
/// look and the lock it may have been finished.</remarks>
internal sealed class SnapshotDraft : IDisposable
{
    private const string DraftEnding = ".new";
    private const UnixFileMode OwnerMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int ModeMax = 0b110_110_110;

    private readonly string _path;
    private readonly FileStream _file;
    private bool _published;

    private SnapshotDraft(string path, FileStream file) => (_path, _file) = (path, file);

    public SafeFileHandle File => _file.SafeFileHandle;

    private string Name => _path + DraftEnding;

    /// <param name="path">The name that it is to get.</param>
    /// <returns>Nothing when another process is at it.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static SnapshotDraft? Make(string path)
    {
        var name = path + DraftEnding;
        try
        {
            if (System.IO.File.Exists(name))
            {
                using var left = System.IO.File.OpenHandle(
                    name, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
                System.IO.File.Delete(name);
            }

            return new(path, new FileStream(name, Options(path)));
        }
        catch (IOException) when (System.IO.File.Exists(name))
        {
            return null;
        }
    }

    /// <summary>Gives it its name, in the place of what had it before.</summary>
    public void Publish()
    {
        if (OperatingSystem.IsWindows())
        {
            _file.Dispose(); // An open file keeps its name there.
        }

        System.IO.File.Move(Name, _path, overwrite: true);
        _published = true;
        Durably.FlushFolder(Path.GetDirectoryName(_path)!);
    }

    public void Dispose()
    {
        if (!_published)
        {
            System.IO.File.Delete(Name);
        }

        _file.Dispose();
    }

    private static FileStreamOptions Options(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = ModeOfLedger(path);
        }

        return options;
    }

    /// <summary>The rights of the ledger beside it: who may not read that may not read this.
    /// </summary>
    private static UnixFileMode ModeOfLedger(string path)
    {
        var ledger = path.EndsWith(SnapshotFile.Ending, StringComparison.Ordinal)
            ? path[..^SnapshotFile.Ending.Length]
            : "";
        return OperatingSystem.IsWindows() || !System.IO.File.Exists(ledger)
            ? OwnerMode
            : System.IO.File.GetUnixFileMode(ledger) & (UnixFileMode)ModeMax;
    }
}
