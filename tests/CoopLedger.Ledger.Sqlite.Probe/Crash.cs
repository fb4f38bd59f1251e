using System.Diagnostics;
using CoopLedger.Ledger.Audit;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Sqlite.Probe;

/// <summary>Kills writing processes again and again over one ledger, which grows, and looks after
/// each round whether it is whole.</summary>
internal sealed class Crash(string path)
{
    /// <summary>A ledger of so many events is verified in full each round, a larger one in every
    /// tenth and the last.</summary>
    private const int VerifiedAlways = 3000;

    private MerkleEdge _edge = MerkleEdge.Empty;
    private long _acknowledged;
    private long _unsaid;
    private int _verified;
    private int _pairs;

    public static async Task Run(string folder, int rounds)
    {
        Directory.CreateDirectory(folder);
        var path = Path.Combine(folder, "crash.db");
        await SqliteEventStore.Create(path, Guid.NewGuid()).DisposeAsync();
        var crash = new Crash(path);
        var watch = Stopwatch.StartNew();
        for (var round = 1; round <= rounds; round++)
        {
            await crash.Round(round, isLast: round == rounds);
        }

        Console.WriteLine(
            $"{rounds} rounds ({crash._pairs} with two processes) in {watch.Elapsed}: "
            + $"{crash._acknowledged} events acknowledged, {crash._edge.Size} recovered, "
            + $"{crash._unsaid} of them never told; verified in full {crash._verified} times, "
            + $"root {crash._edge.Root()}");
    }

    private async Task Round(int round, bool isLast)
    {
        var isPair = round % 4 == 0;
        _pairs += isPair ? 1 : 0;
        Process[] writers = isPair ? [Start("a"), Start("b")] : [Start("a")];
        var said = await Task.WhenAll(writers.Select(KillSometime));
        await Look(round, [.. said.SelectMany(lines => lines)], isLast);
        Console.WriteLine($"round {round}: {_edge.Size} events");
    }

    private Process Start(string name)
    {
        var start = new ProcessStartInfo(
            "dotnet", [typeof(Crash).Assembly.Location, "write", path, name])
        {
            RedirectStandardOutput = true, UseShellExecute = false,
        };
        return Process.Start(start)!;
    }

    /// <summary>Kills a writer, most often soon after some acknowledgement, now and then before it
    /// has begun.</summary>
    private static async Task<List<string>> KillSometime(Process writer)
    {
        using (writer)
        {
            var said = new List<string>();
            var enough = Random.Shared.Next(40);
            if (enough == 0)
            {
                await Task.Delay(Random.Shared.Next(300));
            }

            while (said.Count < enough && await writer.StandardOutput.ReadLineAsync() is { } line)
            {
                said.Add(line);
            }

            await Task.Delay(Random.Shared.Next(12));
            writer.Kill();
            while (await writer.StandardOutput.ReadLineAsync() is { } line)
            {
                said.Add(line);
            }

            await writer.WaitForExitAsync();
            return [.. said.Where(line => line.EndsWith(" .", StringComparison.Ordinal))];
        }
    }

    private async Task Look(int round, List<string> said, bool isLast)
    {
        var access = Random.Shared.Next(2) == 0 ? StoreAccess.Read : StoreAccess.ReadWrite;
        await using var store = SqliteEventStore.Open(path, access);
        var found = new Dictionary<long, Guid>();
        await foreach (var batch in store.ReadAll(_edge.Size, 1000, CancellationToken.None))
        {
            foreach (var stored in batch)
            {
                Demand(stored.Position == _edge.Size + 1, round, $"a gap at {stored.Position}");
                _edge = _edge.With(stored.Envelope.Span);
                found[stored.Position] = stored.Event.Id;
            }
        }

        // The root is over all leaves, so none of the earlier rounds has changed either.
        var head = await store.ReadHead(CancellationToken.None);
        Demand(
            head.Position == _edge.Size && head.Root == _edge.Root(), round,
            $"the root at {head.Position} does not follow from the one before");
        foreach (var line in said)
        {
            var parts = line.Split(' ');
            Demand(
                found.TryGetValue(long.Parse(parts[0]), out var id)
                    && id == Guid.ParseExact(parts[1], "n"),
                round, $"acknowledged and gone: {line}");
        }

        _acknowledged += said.Count;
        _unsaid += found.Count - said.Count;
        if (_edge.Size <= VerifiedAlways || round % 10 == 0 || isLast)
        {
            var report = await LedgerVerification.Run(store, null, CancellationToken.None);
            Demand(report.IsSound && report.Events == _edge.Size, round, report.Fault ?? "short");
            _verified++;
        }
    }

    private void Demand(bool holds, int round, string what)
    {
        if (!holds)
        {
            throw new InvalidDataException($"Round {round}: {what}. The ledger is {path}.");
        }
    }
}
