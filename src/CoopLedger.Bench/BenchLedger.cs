using System.Globalization;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Bench;

/// <summary>The ledger file of a made-up history: made once, used again by whoever asks for the
/// same plan.</summary>
/// <param name="Path">The file.</param>
/// <param name="Written">What the history came to when it was written.</param>
/// <param name="IsNew">Whether it was made just now.</param>
public sealed record BenchLedger(string Path, Written Written, bool IsNew)
{
    private const int NoteLines = 3;

    /// <param name="folder">Where the file is, or is to be.</param>
    /// <param name="plan">Which history.</param>
    /// <exception cref="StoreException">The file cannot be written.</exception>
    public static async Task<BenchLedger> In(string folder, NationPlan plan)
    {
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, plan.FileName);
        if (File.Exists(path) && Noted(path) is { } known)
        {
            // An earlier program may have made it: opening it to write renews its format.
            await SqliteEventStore.Open(path, StoreAccess.ReadWrite).DisposeAsync();
            return new(path, known, IsNew: false);
        }

        // Without its note a file is one whose making was interrupted.
        Delete(path);
        await using (var store = SqliteEventStore.Create(path, Nation.LedgerId))
        {
            Note(path, await Nation.Write(store, Nation.Make(plan)));
        }

        return new(path, Noted(path)!, IsNew: true);
    }

    /// <summary>Removes a ledger's file and what lies beside it.</summary>
    public static void Delete(string path)
    {
        foreach (var beside in (string[])["", "-wal", "-shm", NoteEnd])
        {
            File.Delete(path + beside);
        }
    }

    private const string NoteEnd = ".written";

    private static void Note(string path, Written written) => File.WriteAllLines(
        path + NoteEnd,
        [
            string.Create(
                CultureInfo.InvariantCulture,
                $"{written.Events} {written.Streams} {written.DataBytes}"),
            written.Root,
            written.Totals.Format(),
        ]);

    private static Written? Noted(string path)
    {
        if (!File.Exists(path + NoteEnd)
            || File.ReadAllLines(path + NoteEnd) is not { Length: NoteLines } lines)
        {
            return null;
        }

        var counts = lines[0].Split(' ')
            .Select(count => long.Parse(count, CultureInfo.InvariantCulture)).ToList();
        return new(counts[0], counts[1], counts[2], lines[1], Totals.Parse(lines[2]));
    }
}
