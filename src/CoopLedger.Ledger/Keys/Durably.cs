using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace CoopLedger.Ledger.Keys;

/// <summary>Puts the names in a folder on the disk, as a flush puts a file's bytes there.
/// </summary>
public static partial class Durably
{
    /// <remarks>On Windows a folder needs no flush and allows none.</remarks>
    /// <exception cref="IOException">The folder cannot be flushed.</exception>
    public static void FlushFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var number = Open(path, 0);
        using var handle = new SafeFileHandle(number, ownsHandle: true);
        if (number < 0 || Flush(handle) != 0)
        {
            throw new IOException($"{path}: error {Marshal.GetLastPInvokeError()}.");
        }
    }

    /// <summary>Gives a finished file its name, unless something has that name already: of two
    /// who try at once, one succeeds.</summary>
    /// <remarks>Where the file system knows no hard links, the name is looked for first and then
    /// given, which two can do at once.</remarks>
    /// <returns>False when the name is taken; the draft is still there.</returns>
    /// <exception cref="IOException">The name cannot be given.</exception>
    public static bool NameOnce(string draft, string name)
    {
        if (!OperatingSystem.IsWindows())
        {
            if (Link(draft, name) == 0)
            {
                File.Delete(draft);
                return true;
            }

            if (Marshal.GetLastPInvokeError() == NameTaken)
            {
                return false;
            }
        }

        try
        {
            File.Move(draft, name, overwrite: false);
            return true;
        }
        catch (IOException) when (File.Exists(name))
        {
            return false;
        }
    }

    // EEXIST, the same number on Linux and macOS.
    private const int NameTaken = 17;

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true,
        StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Link(string from, string to);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true,
        StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(SafeFileHandle folder);
}
