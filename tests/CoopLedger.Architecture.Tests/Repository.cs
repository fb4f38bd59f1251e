using System.Runtime.CompilerServices;

namespace CoopLedger.Architecture.Tests;

/// <summary>The files of this repository, as the tests find them.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>The C# files of the product, without what the build has made.</summary>
    public static IReadOnlyList<SourceFile> Sources { get; } =
        [.. Files("src", "*.cs").Select(path => new SourceFile(path, File.ReadAllText(path)))];

    /// <summary>The files below a folder that match, without what the build has made.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
    {
        var top = Path.Combine(Root, folder);
        return Directory.Exists(top)
            ? Directory.EnumerateFiles(top, pattern, SearchOption.AllDirectories)
                .Where(path => !Relative(path).Split('/').Any(part => part is "obj" or "bin"))
                .Order(StringComparer.Ordinal)
            : [];
    }

    /// <summary>The path from the top of the repository, with slashes.</summary>
    public static string Relative(string path) =>
        Path.GetRelativePath(Root, path).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>Asserts that there is nothing to complain of.</summary>
    public static void None(IEnumerable<string> complaints)
    {
        var list = complaints.ToList();
        Assert.True(list.Count == 0, "\n" + string.Join('\n', list));
    }

    private static string Find([CallerFilePath] string here = "")
    {
        for (var folder = Path.GetDirectoryName(here); folder is not null;
            folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "CoopLedger.sln")))
            {
                return folder;
            }
        }

        throw new DirectoryNotFoundException($"No CoopLedger.sln above {here}.");
    }
}

/// <summary>A C# file of the product.</summary>
internal sealed class SourceFile(string path, string text)
{
    private readonly Lazy<string> _code = new(() => CSharpText.CodeOf(text));

    public string Name { get; } = Repository.Relative(path);

    public string[] Lines { get; } = text.TrimEnd('\n').Split('\n');

    /// <summary>The text with comments and the words of strings taken out, line for line.</summary>
    public string Code => _code.Value;

    /// <summary>The project it belongs to.</summary>
    public string Project => Name.Split('/')[1];

    /// <summary>Where a place in <see cref="Code"/> is.</summary>
    public string At(int index) => $"{Name}:{Code.AsSpan(0, index).Count('\n') + 1}";
}
