using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CoopLedger.Architecture.Tests;

/// <summary>The shape of the code: docs/style.md, executed.</summary>
public sealed partial class ShapeTests
{
    private const int LineMax = 100;
    private const int FileMax = 300;
    private const int MethodMax = 40;

    /// <summary>Its public names are those of another package: docs/adr/0038.</summary>
    private const string OfficialNames = "CoopLedger.EventStoreClient";

    private static readonly List<Type> Types =
    [
        .. Directory.EnumerateFiles(AppContext.BaseDirectory, "*.dll")
            .Where(path => IsOurs(Path.GetFileNameWithoutExtension(path)))
            .Select(Assembly.LoadFrom)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
                && type.FullName!.StartsWith("CoopLedger.", StringComparison.Ordinal)),
    ];

    [Fact]
    public void There_are_types() => Assert.True(Types.Count > 150, $"{Types.Count}");

    [Fact]
    public void No_type_is_named_after_having_no_purpose() => Repository.None(
        from type in Types
        where Purposeless().IsMatch(type.Name)
        select $"{type.FullName}: name it after what it is or does.");

    [Fact]
    public void A_class_is_sealed_or_abstract() => Repository.None(
        from type in Types
        where type.IsClass && !type.IsSealed && !type.IsAbstract
        select $"{type.FullName} is open.");

    [Fact]
    public void A_line_fits_on_the_screen() => Repository.None(
        from file in Repository.Sources
        from line in file.Lines.Index()
        where line.Item.Length > LineMax
        select $"{file.Name}:{line.Index + 1} has {line.Item.Length} characters.");

    [Fact]
    public void A_file_is_one_thought() => Repository.None(
        from file in Repository.Sources
        where file.Lines.Length > FileMax
        select $"{file.Name} has {file.Lines.Length} lines.");

    [Fact]
    public void A_method_fits_on_one_screen()
    {
        var methods = Repository.Sources.SelectMany(Methods).ToList();
        Assert.True(methods.Count > 100, $"{methods.Count}");
        Repository.None(
            from method in methods
            where method.Lines > MethodMax
            select $"{method.Place} has {method.Lines} lines: {method.Name}");
    }

    [Fact]
    public void A_namespace_is_the_folder() => Repository.None(
        from file in Repository.Sources
        where file.Project != OfficialNames
        let folder = Path.GetDirectoryName(file.Name)!.Replace('\\', '/')["src/".Length..]
        let expected = $"namespace {folder.Replace('/', '.')};"
        where file.Code.Contains("namespace ", StringComparison.Ordinal)
            && !file.Code.Contains(expected, StringComparison.Ordinal)
        select $"{file.Name} has no \"{expected}\".");

    [Fact]
    public void The_client_of_eventstoredb_has_the_official_namespaces()
    {
        var files = Repository.Sources.Where(file => file.Project == OfficialNames).ToList();
        Assert.True(files.Count > 30, $"{files.Count}");
        Repository.None(
            from file in files
            where !((string[])["EventStore.Client", "EventStore.Client.Grpc", "Grpc.Core"])
                .Any(name => file.Code.Contains($"namespace {name};", StringComparison.Ordinal))
            select $"{file.Name} has a namespace that the official packages do not have.");
    }

    /// <summary>Bodies in braces, told by their indentation, which the build enforces.</summary>
    private static IEnumerable<(string Place, string Name, int Lines)> Methods(SourceFile file)
    {
        var lines = file.Code.TrimEnd('\n').Split('\n');
        for (var open = 1; open < lines.Length; open++)
        {
            var indent = lines[open].TakeWhile(letter => letter == ' ').Count();
            if (lines[open].Trim() != "{" || indent is not (4 or 8))
            {
                continue;
            }

            var head = Head(lines, open, indent);
            if (!Member().IsMatch(head) || TypeHead().IsMatch(head))
            {
                continue;
            }

            var close = Array.FindIndex(
                lines, open, line => line.StartsWith(
                    new string(' ', indent) + "}", StringComparison.Ordinal));
            yield return ($"{file.Name}:{open + 1}", head, close - open - 1);
        }
    }

    private static string Head(string[] lines, int open, int indent)
    {
        var at = open - 1;
        while (at > 0 && lines[at].TakeWhile(letter => letter == ' ').Count() > indent)
        {
            at--;
        }

        return lines[at].Trim();
    }

    private static bool IsOurs(string assembly) =>
        assembly == "coopledger" || (assembly.StartsWith("CoopLedger.", StringComparison.Ordinal)
            && !assembly.EndsWith(".Tests", StringComparison.Ordinal));

    [GeneratedRegex(
        "(Manager|Helper|Helpers|Util|Utils|Utilities|Service|Dto)(`[0-9])?$",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Purposeless();

    [GeneratedRegex(
        "^(public|private|protected|internal|static)\\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Member();

    [GeneratedRegex(
        "\\b(class|struct|record|interface|enum)\\b",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex TypeHead();
}
