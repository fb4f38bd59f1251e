using System.Text;
using VerifyTests;

namespace CoopLedger.Snapshots;

/// <summary>The comparison. It never accepts anything: that is for a person to do.</summary>
internal static class Snapshot
{
    public static async Task Verify(string? target, SnapshotFiles files)
    {
        files.Claim();
        var received = Filed(target);
        var verified = await Read(files.Verified);
        if (IsSame(verified, received))
        {
            File.Delete(files.Received); // What an earlier run left is no longer true.
            return;
        }

        Directory.CreateDirectory(files.Directory);
        await File.WriteAllTextAsync(files.Received, received, Encoding.UTF8); // With its mark.
        throw new VerifyException(Mismatch.Describe(files, verified, received, IsBuildServer()));
    }

    // An empty file would be taken for a missing one, so nothing is filed as an empty text.
    private static string Filed(string? target) => target switch
    {
        null => "null",
        "" => "emptyString",
        _ => WithLineFeeds(target),
    };

    private static async Task<string?> Read(string file)
    {
        if (!File.Exists(file))
        {
            return null;
        }

        var text = WithLineFeeds(await File.ReadAllTextAsync(file, Encoding.UTF8));
        return text.Length == 0 ? null : text;
    }

    // Editors like to end a file with a line feed. One is forgiven, in the file alone.
    private static bool IsSame(string? verified, string received) =>
        string.Equals(verified, received, StringComparison.Ordinal)
        || string.Equals(verified, received + '\n', StringComparison.Ordinal);

    private static string WithLineFeeds(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');

    private static bool IsBuildServer() =>
        !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI"));
}
