using System.ComponentModel;
using System.Diagnostics;

namespace CoopLedger.Cli.Tests;

/// <summary>A fact about folders that may not be written, skipped where everybody may write every
/// folder.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class FolderFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(() =>
        OperatingSystem.IsWindows() ? "Folders are not protected by a mode on Windows."
        : !Environment.IsPrivilegedProcess || Skips.Works("setpriv", Desk.Rights, "true") ? null
        : "setpriv cannot drop the administrator's rights.");

    public FolderFactAttribute() => Skip = Obstacle.Value!;
}

/// <summary>A fact about Ctrl-C, skipped where the signal cannot be sent.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SignalFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(() =>
        Skips.Works("env", "--default-signal=INT", "kill", "-l")
            ? null
            : "There is no `env --default-signal` and `kill` here.");

    public SignalFactAttribute() => Skip = Obstacle.Value!;
}

internal static class Skips
{
    public static bool Works(string program, params string[] arguments)
    {
        try
        {
            using var trial = Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                })!;
            trial.WaitForExit();
            return trial.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }
}
