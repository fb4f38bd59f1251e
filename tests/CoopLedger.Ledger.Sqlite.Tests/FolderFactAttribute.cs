using System.ComponentModel;
using System.Diagnostics;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>A fact about folders that may not be written. An administrator may write every
/// folder, so it needs a way to give that right up; where there is none the fact is skipped, and
/// the report says so.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FolderFactAttribute : FactAttribute
{
    public const string Dropped = "--bounding-set=-dac_override,-dac_read_search";

    private static readonly Lazy<string?> Obstacle = new(FindObstacle);

    public FolderFactAttribute() => Skip = Obstacle.Value!;

    private static string? FindObstacle()
    {
        if (OperatingSystem.IsWindows())
        {
            return "Folders are not protected by a mode on Windows.";
        }

        if (!Environment.IsPrivilegedProcess)
        {
            return null;
        }

        try
        {
            using var trial = Process.Start("setpriv", [Dropped, "true"]);
            trial.WaitForExit();
            return trial.ExitCode == 0 ? null : "setpriv cannot drop the administrator's rights.";
        }
        catch (Win32Exception)
        {
            return "The tests run as administrator, and there is no setpriv to give that up.";
        }
    }
}
