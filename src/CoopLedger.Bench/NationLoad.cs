using CoopLedger.Ledger.Sqlite;

namespace CoopLedger.Bench;

/// <summary>How fast the made-up nation is written: each append as it comes, most of one event,
/// durable and with the Merkle tree.</summary>
/// <param name="Elapsed">The time of appending, without that of making the events and their JSON
/// up.</param>
/// <param name="Cpu">How long the processor worked for it, on all cores.</param>
/// <param name="Written">What was written.</param>
public sealed record NationLoad(TimeSpan Elapsed, TimeSpan Cpu, Written Written)
{
    /// <summary>Appends made ready before the clock runs.</summary>
    private const int Chunk = 65_536;

    /// <param name="path">A new file.</param>
    /// <param name="plan">Which history.</param>
    /// <param name="clock">The machine's clock.</param>
    public static async Task<NationLoad> Run(string path, NationPlan plan, TimeProvider clock)
    {
        await using var store = SqliteEventStore.Create(path, Nation.LedgerId);
        var writing = new Writing(store);
        var (elapsed, worked) = (TimeSpan.Zero, TimeSpan.Zero);
        foreach (var appends in writing.Prepare(Nation.Make(plan)).Chunk(Chunk))
        {
            var before = Environment.CpuUsage.TotalTime;
            var begun = clock.GetTimestamp();
            foreach (var append in appends)
            {
                await writing.Send(append);
            }

            await writing.Settle();
            elapsed += clock.GetElapsedTime(begun);
            worked += Environment.CpuUsage.TotalTime - before;
        }

        return new(elapsed, worked, await writing.End());
    }
}
