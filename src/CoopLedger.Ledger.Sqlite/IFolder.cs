using CoopLedger.Ledger.Keys;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>What the store asks of a folder's names. Everything else on the disk is asked by
/// SQLite, through its VFS.</summary>
/// <remarks>The simulated disk of the tests has names of its own.</remarks>
internal interface IFolder
{
    bool HasFile(string path);

    /// <summary>Whether there is a folder of this name.</summary>
    bool HasFolder(string path);

    /// <summary>Gives a file its name, over nothing, for good: the name outlives a loss of power.
    /// </summary>
    /// <exception cref="IOException">There is something, or the disk refused.</exception>
    void Rename(string from, string to);

    /// <summary>Puts a file and its name on the disk.</summary>
    /// <exception cref="IOException">The disk refused.</exception>
    void Flush(string path);

    /// <summary>Takes a file away, if it is there.</summary>
    void Remove(string path);
}

/// <summary>The folders of the machine.</summary>
internal sealed class MachineFolder : IFolder
{
    public static MachineFolder Instance { get; } = new();

    public bool HasFile(string path) => File.Exists(path);

    public bool HasFolder(string path) => Directory.Exists(path);

    public void Rename(string from, string to)
    {
        File.Move(from, to, overwrite: false);
        FlushNames(to);
    }

    /// <remarks>Never for the database itself: closing it here would drop the locks which
    /// connections of this process hold on it.</remarks>
    public void Flush(string path)
    {
        using (var file = new FileStream(
            path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete))
        {
            file.Flush(flushToDisk: true);
        }

        FlushNames(path);
    }

    public void Remove(string path) => File.Delete(path);

    private static void FlushNames(string path) =>
        Durably.FlushFolder(Path.GetDirectoryName(Path.GetFullPath(path))!);
}
