using CoopLedger.Ledger.Keys;
using Microsoft.Win32.SafeHandles;

namespace CoopLedger.Ledger.Snapshots;

/// <summary>A snapshot that is being written, under a name of its own until it is finished.
/// </summary>
/// <remarks>It is locked as long as it is open, so that a draft that is there and not locked was
/// left behind by a process that ended on the way, and is removed. Should it just have been
/// finished, then whoever made it finds that it is gone, and nothing was saved.</remarks>
internal sealed class SnapshotDraft : IDisposable
{
    private const string Ending = ".new";
    private const UnixFileMode OwnerMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const int ModeMax = 0b110_110_110;

    private readonly string _path;
    private readonly string _name;
    private readonly FileStream _file;

    /// <param name="path">The name that it is to get.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public SnapshotDraft(string path)
    {
        RemoveLeft(path);
        _path = path;
        _name = $"{path}.{Path.GetRandomFileName()}{Ending}";
        _file = new FileStream(_name, Options(path));
    }

    public SafeFileHandle File => _file.SafeFileHandle;

    /// <summary>Gives it its name, in the place of what had it before.</summary>
    public void Publish()
    {
        // A file that is still locked could not be read under its name.
        _file.Dispose();
        System.IO.File.Move(_name, _path, overwrite: true);
        Durably.FlushFolder(Path.GetDirectoryName(_path)!);
    }

    public void Dispose()
    {
        _file.Dispose();
        System.IO.File.Delete(_name);
    }

    private static void RemoveLeft(string path)
    {
        foreach (var name in Directory.EnumerateFiles(
            Path.GetDirectoryName(path)!, Path.GetFileName(path) + ".*" + Ending))
        {
            if (IsLeft(name))
            {
                System.IO.File.Delete(name);
            }
        }
    }

    private static bool IsLeft(string name)
    {
        try
        {
            System.IO.File.OpenHandle(
                name, FileMode.Open, FileAccess.ReadWrite, FileShare.None).Dispose();
            return true;
        }
        catch (Exception used) when (used is IOException or UnauthorizedAccessException)
        {
            return false; // Somebody is at it, or it is somebody else's.
        }
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
