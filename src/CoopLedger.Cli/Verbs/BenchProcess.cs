using System.Diagnostics;

namespace CoopLedger.Cli.Verbs;

/// <summary>This program, run as a process of its own.</summary>
/// <param name="Elapsed">From its start to its end.</param>
/// <param name="Output">What it wrote to standard output.</param>
internal sealed record BenchProcess(TimeSpan Elapsed, string Output)
{
    /// <param name="arguments">What it is given.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <param name="snapshot">What it is told of snapshots: <c>off</c>, or nothing.</param>
    /// <exception cref="InvalidOperationException">It failed; with what it said.</exception>
    public static async Task<BenchProcess> Run(
        IEnumerable<string> arguments, CancellationToken cancellationToken,
        string? snapshot = null)
    {
        var given = arguments.ToList();
        var start = new ProcessStartInfo(Environment.ProcessPath!, [.. Itself(), .. given])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[SnapshotOption.Variable] = snapshot;
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        try
        {
            var error = process.StandardError.ReadToEndAsync(cancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            var elapsed = watch.Elapsed;
            return process.ExitCode == 0
                ? new(elapsed, output)
                : throw new InvalidOperationException(
                    $"coopledger {string.Join(' ', given)} ended with {process.ExitCode}: "
                    + (await error).Trim());
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    /// <summary>What stands before the arguments when the program was started by the runtime.
    /// </summary>
    private static string[] Itself() =>
        Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet"
            ? [Environment.GetCommandLineArgs()[0]]
            : [];
}
