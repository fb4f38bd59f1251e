using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace CoopLedger.Ledger.Sqlite.Tests;

/// <summary>Another process that uses a ledger.</summary>
internal sealed class Probe : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;

    private Probe(ProcessStartInfo start)
    {
        start.RedirectStandardInput = true;
        start.RedirectStandardOutput = true;
        _process = Process.Start(start)!;
    }

    public static Probe Start(params string[] arguments) =>
        new(new("dotnet", [Program, .. arguments]));

    /// <summary>Without the rights of the administrator over files, if it has them.</summary>
    public static Probe StartUnprivileged(params string[] arguments) =>
        Environment.IsPrivilegedProcess
            ? new(new(
                "setpriv", [FolderFactAttribute.Dropped, "dotnet", Program, .. arguments]))
            : Start(arguments);

    private static string Program { get; } =
        Path.Combine(AppContext.BaseDirectory, "CoopLedger.Ledger.Sqlite.Probe.dll");

    /// <summary>Its next line; null when it has ended.</summary>
    public async Task<string?> Line() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(Patience);

    public async IAsyncEnumerable<string> Lines(
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        while (await Line() is { } line)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return line;
        }
    }

    /// <summary>Ends its input and waits until it has ended.</summary>
    public async Task<int> End()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    /// <summary>Kills it where it stands and returns what it had said before.</summary>
    public async Task<List<string>> Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
        var said = new List<string>();
        await foreach (var line in Lines())
        {
            said.Add(line);
        }

        return said;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }
}
