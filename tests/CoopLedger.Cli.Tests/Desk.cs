using System.Diagnostics;

namespace CoopLedger.Cli.Tests;

/// <summary>Where one user works: a folder, an environment, and the program. The default ledger,
/// <c>coopledger.db</c>, lies in the folder.</summary>
internal sealed class Desk : IDisposable
{
    public const string Rights = "--bounding-set=-dac_override,-dac_read_search";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(120);

    private static readonly string[] Unset =
    [
        "LC_ALL", "LC_MESSAGES", "NO_COLOR", "COOPLEDGER_LEDGER", "COOPLEDGER_ACTOR",
        "COOPLEDGER_DEBUG", "COOPLEDGER_KEYS", "COOPLEDGER_MIRROR", "COOPLEDGER_SNAPSHOT",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("coopledger-cli-");

    public static string Program { get; } =
        Path.Combine(AppContext.BaseDirectory, "coopledger.dll");

    public Dictionary<string, string> Environment { get; } =
        new(StringComparer.Ordinal) { ["LANG"] = "en_US.UTF-8" };

    public string Folder => _folder.FullName;

    public string Ledger => At("coopledger.db");

    public static Task<Desk> WithDemo() => With(Ledgers.Demo());

    public static Task<Desk> WithNewLedger() => With(Ledgers.New());

    public string At(string name) => Path.Combine(Folder, name);

    public async Task<string> Write(string name, params IEnumerable<string> lines)
    {
        await File.WriteAllLinesAsync(At(name), lines);
        return name;
    }

    public Task<Outcome> Run(params string[] arguments) =>
        End(Start("dotnet", [Program, .. arguments]));

    /// <summary>As somebody who has no rights over other people's files.</summary>
    public Task<Outcome> RunUnprivileged(params string[] arguments) =>
        System.Environment.IsPrivilegedProcess
            ? End(Start("setpriv", [Rights, "dotnet", Program, .. arguments]))
            : Run(arguments);

    public Process Start(string program, params IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Array.ForEach(Unset, name => start.Environment.Remove(name));
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        process.StandardInput.Close();
        return process;
    }

    public static async Task<Outcome> End(Process process)
    {
        using (process)
        {
            using var data = new MemoryStream();
            var copied = process.StandardOutput.BaseStream.CopyToAsync(data);
            var error = process.StandardError.ReadToEndAsync();
            try
            {
                await Task.WhenAll(copied, error, process.WaitForExitAsync()).WaitAsync(Patience);
            }
            catch (TimeoutException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }

            return new(process.ExitCode, data.ToArray(), await error);
        }
    }

    private static async Task<Desk> With(Task<byte[]> ledger)
    {
        var bytes = await ledger;
        var desk = new Desk();
        await File.WriteAllBytesAsync(desk.Ledger, bytes);
        return desk;
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
