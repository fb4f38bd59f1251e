using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CoopLedger.EventStoreClient.Tests.Double;

/// <summary>A theory that needs Node.js and the packages of `tests/EventStoreNodeClient`; where
/// either is missing it is skipped, and the report says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class NodeTheoryAttribute : TheoryAttribute
{
    public const string Script = "check.mjs";

    private static readonly Lazy<string?> Obstacle = new(FindObstacle);

    public NodeTheoryAttribute() => Skip = Obstacle.Value!;

    /// <summary>The folder with the script and its installed packages.</summary>
    public static string Folder { get; } = Path.Combine(Tests(), "EventStoreNodeClient");

    private static string? FindObstacle()
    {
        if (!Directory.Exists(Path.Combine(Folder, "node_modules", "@eventstore", "db-client")))
        {
            return "The official Node.js client is not installed: run `npm install` in "
                + "tests/EventStoreNodeClient, as .ci/run does.";
        }

        try
        {
            using var trial = Process.Start(
                new ProcessStartInfo("node", ["--version"])
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                })!;
            trial.WaitForExit();
            return trial.ExitCode == 0 ? null : "`node --version` fails.";
        }
        catch (Win32Exception)
        {
            return "There is no Node.js here.";
        }
    }

    /// <summary>The folder of all tests: two above this file's.</summary>
    private static string Tests([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}
