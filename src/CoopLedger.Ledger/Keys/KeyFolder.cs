using System.Security;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Keys;

/// <summary>The folder of a ledger's secrets and of what must not be rolled back with it: it lies
/// outside the ledger's file, and is copied, if at all, to another place than the ledger's
/// backups.</summary>
/// <remarks>The folder has mode 0700 and its files 0600 (on Windows, the rights of the folder
/// above). A file is written whole or not at all, and is on the disk when the call returns.
/// </remarks>
public sealed class KeyFolder(string path)
{
    private const UnixFileMode FolderMode =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private const UnixFileMode FileMode600 = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    /// <summary>The folder's full path.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    public bool Exists => Directory.Exists(Path);

    /// <summary>The names of the files, in ordinal order.</summary>
    public IReadOnlyList<string> Names => !Exists ? [] :
    [
        .. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories)
            .Select(file => System.IO.Path.GetRelativePath(Path, file)
                .Replace(System.IO.Path.DirectorySeparatorChar, '/'))
            .Where(name => !name.EndsWith(".new", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>What is open to others than its owner: the folder, its folders and files, in
    /// order. Always empty on Windows, where nothing is checked.</summary>
    public IReadOnlyList<string> TooOpen => !Exists || OperatingSystem.IsWindows() ? [] :
    [
        .. Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories)
            .Prepend(Path).Where(IsTooOpen).Order(StringComparer.Ordinal),
    ];

    /// <summary>A file's bytes; <see langword="null"/> when there is none.</summary>
    /// <param name="name">Its name, with <c>/</c> between folders.</param>
    /// <exception cref="StoreException"><c>keys.unreadable</c>.</exception>
    public byte[]? Read(string name)
    {
        try
        {
            return File.Exists(Place(name)) ? File.ReadAllBytes(Place(name)) : null;
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            throw new StoreException(
                "keys.unreadable",
                $"Không đọc được {Place(name)}: {refused.Message} Hãy xin quyền đọc thư mục khóa.",
                $"{Place(name)} cannot be read: {refused.Message} Get the right to read the "
                    + "folder of keys.",
                refused);
        }
    }

    /// <summary>Refuses a file that others than its owner may read or write.</summary>
    /// <remarks>On Windows nothing is checked; a file that is not there is not refused.</remarks>
    /// <exception cref="StoreException"><c>keys.too-open</c>.</exception>
    public void DemandPrivate(string name)
    {
        var place = Place(name);
        if (File.Exists(place) && IsTooOpen(place))
        {
            throw new StoreException(
                "keys.too-open",
                $"{place}: người khác cũng mở được tệp khóa này. Hãy chạy: chmod 600 \"{place}\", "
                    + "và xem ai đã có thể đọc nó.",
                $"{place}: others can open this key file. Run: chmod 600 \"{place}\", and ask who "
                    + "may have read it.");
        }
    }

    /// <summary>Writes a file that must not be there yet; of two who write it at once, one does.
    /// </summary>
    /// <returns>False when it is there already; it is left as it is.</returns>
    /// <exception cref="StoreException"><c>keys.unwritable</c>.</exception>
    public bool WriteNew(string name, ReadOnlySpan<byte> bytes)
    {
        var place = Place(name);
        try
        {
            if (File.Exists(place))
            {
                return false;
            }

            var draft = Draft(place, bytes);
            var named = Durably.NameOnce(draft, place);
            if (!named)
            {
                File.Delete(draft);
            }

            Durably.FlushFolder(System.IO.Path.GetDirectoryName(place)!);
            return named;
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            throw Unwritable(place, refused);
        }
    }

    /// <summary>Writes a file or replaces it: whoever reads sees the old one or the new one.
    /// </summary>
    /// <exception cref="StoreException"><c>keys.unwritable</c>.</exception>
    public void Write(string name, ReadOnlySpan<byte> bytes)
    {
        var place = Place(name);
        try
        {
            File.Move(Draft(place, bytes), place, overwrite: true);
            Durably.FlushFolder(System.IO.Path.GetDirectoryName(place)!);
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            throw Unwritable(place, refused);
        }
    }

    /// <summary>Overwrites a file with zeros and removes it, and what an interrupted writing of it
    /// left behind.</summary>
    /// <remarks>Disks that move what they overwrite may keep the old bytes; a copy elsewhere is
    /// not touched.</remarks>
    /// <returns>False when there was none.</returns>
    /// <exception cref="StoreException"><c>keys.unwritable</c>.</exception>
    public bool Destroy(string name)
    {
        var place = Place(name);
        try
        {
            var folder = System.IO.Path.GetDirectoryName(place)!;
            if (!Directory.Exists(folder))
            {
                return false;
            }

            var there = File.Exists(place);
            var file = System.IO.Path.GetFileName(place);
            Array.ForEach(Directory.GetFiles(folder, file + ".*.new"), Erase);
            if (there)
            {
                Erase(place);
            }

            Durably.FlushFolder(folder);
            return there;
        }
        catch (Exception refused) when (IsRefusal(refused))
        {
            throw Unwritable(place, refused);
        }
    }

    /// <summary>The whole file under a name that only this writer uses.</summary>
    private string Draft(string place, ReadOnlySpan<byte> bytes)
    {
        MakeFolder(System.IO.Path.GetDirectoryName(place)!);
        var draft = $"{place}.{System.IO.Path.GetRandomFileName()}.new";
        using var file = new FileStream(draft, Options(FileMode.CreateNew));
        file.Write(bytes);
        file.Flush(flushToDisk: true);
        return draft;
    }

    private string Place(string name) => System.IO.Path.Combine(Path, name);

    private static bool IsTooOpen(string entry) =>
        !OperatingSystem.IsWindows()
            && (File.GetUnixFileMode(entry) & ~FolderMode) != UnixFileMode.None;

    private static bool IsRefusal(Exception refused) =>
        refused is IOException or UnauthorizedAccessException or SecurityException;

    private static FileStreamOptions Options(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows() && mode == FileMode.CreateNew)
        {
            options.UnixCreateMode = FileMode600;
        }

        return options;
    }

    private static void Erase(string place)
    {
        using (var file = new FileStream(place, Options(FileMode.Open)))
        {
            file.Write(new byte[file.Length]);
            file.Flush(flushToDisk: true);
        }

        File.Delete(place);
    }

    /// <summary>Makes the folder and those between it and the folder of keys; each is on the disk
    /// before there is anything in it.</summary>
    private void MakeFolder(string folder)
    {
        if (Directory.Exists(folder))
        {
            return;
        }

        var above = System.IO.Path.GetDirectoryName(folder)!;
        if (folder != Path)
        {
            MakeFolder(above);
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(folder);
        }
        else
        {
            Directory.CreateDirectory(folder, FolderMode);
        }

        Durably.FlushFolder(above);
    }

    private static StoreException Unwritable(string place, Exception refused) => new(
        "keys.unwritable",
        $"Không ghi được {place}: {refused.Message} Hãy xin quyền ghi thư mục khóa.",
        $"{place} cannot be written: {refused.Message} Get the right to write the folder of keys.",
        refused);
}
