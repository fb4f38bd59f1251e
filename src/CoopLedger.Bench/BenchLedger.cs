using System.Globalization;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Bench;

/// <summary>The ledger file of a made-up history: made once, used again by whoever asks for the
/// same seed and size.</summary>
/// <param name="Path">The file.</param>
/// <param name="Written">What the history came to when it was written.</param>
/// <param name="IsNew">Whether it was made just now.</param>
public sealed record BenchLedger(string Path, Written Written, bool IsNew)
{
    /// <param name="folder">Where the file is, or is to be.</param>
    /// <param name="events">How many events; from 1.</param>
    /// <param name="seed">Which history.</param>
    /// <exception cref="StoreException">The file cannot be written.</exception>
    public static async Task<BenchLedger> In(string folder, int events, long seed)
    {
        Directory.CreateDirectory(folder);
        var path = System.IO.Path.Combine(folder, $"nation-{seed}-{events}.db");
        if (File.Exists(path) && File.Exists(NoteOf(path)))
        {
            // An earlier program may have made it: opening it to write renews its format.
            await SqliteEventStore.Open(path, StoreAccess.ReadWrite).DisposeAsync();
            return new(path, Read(NoteOf(path)), IsNew: false);
        }

        // Without its note a file is one whose making was interrupted.
        File.Delete(path);
        File.Delete(path + "-wal");
        File.Delete(path + "-shm");
        await using (var store = SqliteEventStore.Create(path, Nation.LedgerId))
        {
            var written = await Nation.Write(store, Nation.Make(events, seed));
            await File.WriteAllLinesAsync(NoteOf(path), Lines(written));
        }

        return new(path, Read(NoteOf(path)), IsNew: true);
    }

    private static string NoteOf(string path) => path + ".written";

    private static IEnumerable<string> Lines(Written written)
    {
        var totals = written.Totals;
        return ((long[])
        [
            written.Events, written.Streams, totals.Registered, totals.Active, totals.Members,
            totals.Loans, totals.LoanAmount, totals.Commendations, totals.Participations,
        ])
            .Select(number => number.ToString(CultureInfo.InvariantCulture))
            .Append(written.Root);
    }

    private static Written Read(string note)
    {
        var lines = File.ReadAllLines(note);
        var numbers = lines[..^1]
            .Select(line => long.Parse(line, CultureInfo.InvariantCulture)).ToList();
        return new(
            numbers[0], numbers[1], lines[^1],
            new(numbers[2], numbers[3], numbers[4], numbers[5], numbers[6], numbers[7],
                numbers[8]));
    }
}
