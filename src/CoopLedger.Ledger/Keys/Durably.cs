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

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true,
        StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Flush(SafeFileHandle folder);
}
