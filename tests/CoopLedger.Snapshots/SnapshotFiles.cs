using System.Collections.Concurrent;
using VerifyTests;

namespace CoopLedger.Snapshots;

/// <summary>The two files of one comparison: what a person accepted and what a test made.</summary>
internal sealed class SnapshotFiles
{
    // Without regard to case, because some file systems have none.
    private static readonly ConcurrentDictionary<string, bool> Claimed =
        new(StringComparer.OrdinalIgnoreCase);

    private readonly string name;

    public SnapshotFiles(string sourceFile, string member, VerifySettings settings)
    {
        var source = Path.GetDirectoryName(sourceFile);
        if (!System.IO.Directory.Exists(source))
        {
            throw new DirectoryNotFoundException(
                $"Snapshots lie beside the source file, and '{source}' is not on this machine.");
        }

        Directory = Path.GetFullPath(settings.Directory ?? ".", Path.GetFullPath(source));
        name = NameOf(Path.GetFileNameWithoutExtension(sourceFile), member, settings);
    }

    public string Directory { get; }

    public string Verified => Path.Combine(Directory, $"{name}.verified.txt");

    public string Received => Path.Combine(Directory, $"{name}.received.txt");

    /// <summary>Takes the files for one comparison, so that no two can write to the same.</summary>
    /// <exception cref="InvalidOperationException">This run has used them before.</exception>
    public void Claim()
    {
        if (!Claimed.TryAdd(Verified, true))
        {
            throw new InvalidOperationException(
                $"Two comparisons share '{Verified}'. Give each a file name or parameters.");
        }
    }

    private static string NameOf(string type, string member, VerifySettings settings)
    {
        var parameters = settings.Parameters is { } values
            ? ParameterText.Of(type, member, values)
            : settings.ParametersText;
        return (settings.FileName, parameters) switch
        {
            (null, null) => $"{type}.{member}",
            (null, _) => $"{type}.{member}_{parameters}",
            (_, null) => settings.FileName,
            _ => throw new InvalidOperationException(
                $"{nameof(VerifySettings.UseFileName)} leaves no place for parameters."),
        };
    }
}
