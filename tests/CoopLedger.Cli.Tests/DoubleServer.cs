using System.Diagnostics;

namespace CoopLedger.Cli.Tests;

/// <summary>The test double of an EventStoreDB server, in a process of its own.</summary>
internal sealed class DoubleServer : IAsyncDisposable
{
    private const string Project = "CoopLedger.EventStoreDouble";
    private const string Greeting = "test double listening: ";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private bool _stopped;

    private DoubleServer(Process process, string address) =>
        (_process, Address) = (process, address);

    /// <summary>The connection string.</summary>
    public string Address { get; }

    public static async Task<DoubleServer> Start(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Program(), "--port", "0", .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        Assert.StartsWith(Greeting, line, StringComparison.Ordinal);
        return new(process, line![Greeting.Length..]);
    }

    /// <summary>The connection string of a user.</summary>
    public string As(string user, string password) => Address.Replace(
        "esdb://", $"esdb://{user}:{password}@", StringComparison.Ordinal);

    /// <summary>It ends when nobody holds its input open any more.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_stopped)
        {
            return;
        }

        _stopped = true;
        using (_process)
        {
            _process.StandardInput.Close();
            await _process.WaitForExitAsync().WaitAsync(Patience);
        }
    }

    /// <summary>Where it was built, beside these tests.</summary>
    private static string Program()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(
            Path.DirectorySeparatorChar));
        var (framework, configuration) = (here.Name, here.Parent!.Name);
        var program = Path.Combine(
            here.Parent.Parent!.Parent!.Parent!.FullName, Project, "bin", configuration,
            framework, Project + ".dll");
        Assert.True(File.Exists(program), $"There is no {program}.");
        return program;
    }
}
