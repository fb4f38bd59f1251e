using System.Text.RegularExpressions;

namespace CoopLedger.Cli.Tests;

/// <summary>A fact that needs Python and OpenSSL, skipped where they are not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class ToolsFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> Obstacle = new(() =>
        OperatingSystem.IsWindows() ? "The commands are those of a Unix shell."
        : !Skips.Works("python3", "--version") ? "There is no python3 on the PATH."
        : !Skips.Works("openssl", "version") ? "There is no openssl on the PATH."
        : null);

    public ToolsFactAttribute() => Skip = Obstacle.Value!;
}

/// <summary>The commands that an exported folder's README gives are run as they stand there.
/// </summary>
public sealed partial class ExportReadmeTests
{
    [ToolsFact]
    public async Task The_commands_of_the_README_succeed_and_fail_when_a_byte_is_flipped()
    {
        using var desk = await Exported();
        var blocks = Blocks().Matches(await File.ReadAllTextAsync(desk.At("export/README.md")))
            .Select(block => block.Groups["commands"].Value).ToList();
        Assert.Equal(2, blocks.Count);
        Assert.StartsWith("coopledger audit verify", blocks[0], StringComparison.Ordinal);
        Assert.Contains("openssl dgst", blocks[1], StringComparison.Ordinal);
        (await Run(desk, "export", blocks[0])).Ends(0).Prints("The export is sound: 300 events");
        Copy(desk, "copy");
        var key = await File.ReadAllTextAsync(desk.At("export/key.vkey"));
        (await Run(desk, "copy", blocks[1])).Ends(0)
            .Prints("300 events", "Verified OK", $"\n{key.Split('+')[1]}\n");

        // What the commands leave behind does not spoil the folder.
        (await Run(desk, "copy", blocks[0])).Ends(0);
        foreach (var (file, at) in new[]
        {
            ("tile/entries/000", 5000), ("tile/entries/001.p/44", 60), ("checkpoint", 5),
            ("checkpoint", 50), ("checkpoint", 60), ("key.pem", 100),
        })
        {
            Copy(desk, "copy");
            var bytes = await File.ReadAllBytesAsync(desk.At($"copy/{file}"));
            bytes[at] ^= 1;
            await File.WriteAllBytesAsync(desk.At($"copy/{file}"), bytes);
            Assert.NotEqual(0, (await Run(desk, "copy", blocks[1])).ExitCode);
            Assert.Equal(
                file == "key.pem" ? 0 : 10, (await Run(desk, "copy", blocks[0])).ExitCode);
        }
    }

    private static async Task<Desk> Exported()
    {
        var desk = new Desk();
        (await desk.Run("init")).Ends(0);
        await desk.Write("events.jsonl", Enumerable.Range(1, 300).Select(i =>
            Words.FoundLine($"htx-{i}", $"k{i}")));
        (await desk.Run("import", "events.jsonl")).Ends(0);
        (await desk.Run("audit", "export", "export")).Ends(0);
        Directory.CreateDirectory(desk.At("bin"));
        await desk.Write("bin/coopledger", "#!/bin/sh", $"exec dotnet '{Desk.Program}' \"$@\"");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(desk.At("bin/coopledger"), (UnixFileMode)0b111_101_101);
        }

        desk.Environment["PATH"] =
            desk.At("bin") + ":" + Environment.GetEnvironmentVariable("PATH");
        return desk;
    }

    private static Task<Outcome> Run(Desk desk, string folder, string commands) =>
        Desk.End(desk.Start("sh", ["-e", "-c", $"cd {folder}\n{commands}"]));

    private static void Copy(Desk desk, string name)
    {
        if (Directory.Exists(desk.At(name)))
        {
            Directory.Delete(desk.At(name), recursive: true);
        }

        foreach (var file in Directory.EnumerateFiles(
            desk.At("export"), "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(
                desk.At(name), Path.GetRelativePath(desk.At("export"), file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            File.Copy(file, to);
        }
    }

    [GeneratedRegex(
        "```sh\n(?<commands>[^`]+)```",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Blocks();
}
