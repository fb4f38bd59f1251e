using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace CoopLedger.Architecture.Tests;

/// <summary>Who references whom: the picture in docs/architecture.md, executed.</summary>
public sealed partial class LayerTests
{
    private const string Domain = "CoopLedger.Domain";
    private const string Indicators = "CoopLedger.Indicators";
    private const string Proof = "CoopLedger.Proof";
    private const string Ledger = "CoopLedger.Ledger";

    /// <summary>What each layer references, no more and no less.</summary>
    private static readonly Dictionary<string, string[]> Layers = new(StringComparer.Ordinal)
    {
        [Domain] = [],
        [Indicators] = [Domain],
        [Proof] = [],
        [Ledger] = [Indicators, Proof],
        ["CoopLedger.Ledger.Sqlite"] = [Ledger],
        ["CoopLedger.Bench"] = ["CoopLedger.Ledger.Sqlite"],
        ["CoopLedger.EventStoreClient"] = [],
        ["CoopLedger.Ledger.EventStoreDb"] = ["CoopLedger.EventStoreClient", Ledger],
        ["CoopLedger.Exchange"] = [Ledger],
    };

    /// <summary>The programs at the edge, which may reference every layer but not each other.
    /// </summary>
    private static readonly string[] Programs = ["CoopLedger.Cli", "CoopLedger.Web"];

    private static readonly List<Project> Projects =
        [.. Repository.Files("src", "*.csproj").Select(path => new Project(path))];

    [Fact]
    public void There_are_projects() => Assert.True(Projects.Count >= 5, $"{Projects.Count}");

    [Fact]
    public void Every_project_is_a_layer_or_a_program() => Repository.None(
        from project in Projects
        where !Layers.ContainsKey(project.Name)
            && !Programs.Contains(project.Name, StringComparer.Ordinal)
        select $"{project.Name}: say in LayerTests which layer it is.");

    [Fact]
    public void A_layer_references_the_one_before_it_and_nothing_else() => Repository.None(
        from project in Projects
        where Layers.ContainsKey(project.Name)
        let expected = string.Join(' ', Layers[project.Name])
        let actual = string.Join(' ', project.References)
        where expected != actual
        select $"{project.Name} references [{actual}], not [{expected}].");

    [Fact]
    public void A_program_references_layers_only()
    {
        var programs = Projects.Where(project => !Layers.ContainsKey(project.Name)).ToList();
        Assert.NotEmpty(programs);
        Assert.All(programs, program => Assert.NotEmpty(program.References));
        Repository.None(
            from program in programs
            from reference in program.References
            where !Layers.ContainsKey(reference)
            select $"{program.Name} references {reference}.");
    }

    [Fact]
    public void What_decides_counts_or_proves_needs_no_package()
    {
        var pure = Projects.Where(project => project.Name is Domain or Indicators or Proof)
            .ToList();
        Assert.Equal(3, pure.Count);
        Repository.None(
            from project in pure
            from package in project.Packages
            select $"{project.Name} uses {package}.");
    }

    [Fact]
    public void Every_package_has_its_version_in_one_place()
    {
        Assert.Contains(Projects, project => project.Packages.Count > 0);
        Repository.None(
            from path in Repository.Files("src", "*.csproj")
                .Concat(Repository.Files("tests", "*.csproj"))
                .Concat(Repository.Files("benchmarks", "*.csproj"))
            where XDocument.Load(path).Descendants("PackageReference")
                .Any(package => package.Attribute("Version") is not null)
            select $"{Repository.Relative(path)} has a version of its own.");
    }

    [Fact]
    public void The_solution_lists_every_project()
    {
        var listed = SolutionEntry().Matches(
                File.ReadAllText(Path.Combine(Repository.Root, "CoopLedger.sln")))
            .Select(match => match.Groups["path"].Value.Replace('\\', '/'))
            .ToHashSet(StringComparer.Ordinal);
        Assert.NotEmpty(listed);
        var there = ((string[])["src", "tests", "benchmarks"])
            .SelectMany(folder => Repository.Files(folder, "*.csproj"))
            .Select(Repository.Relative).ToHashSet(StringComparer.Ordinal);
        Assert.True(there.Count > 10, $"{there.Count}");
        Repository.None(there.Except(listed, StringComparer.Ordinal)
            .Select(path => $"{path} is not in CoopLedger.sln.")
            .Concat(listed.Except(there, StringComparer.Ordinal)
                .Select(path => $"{path} is in CoopLedger.sln and not there.")));
    }

    [GeneratedRegex(
        "\"(?<path>[^\"]+\\.csproj)\"",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex SolutionEntry();

    private sealed class Project(string path)
    {
        private readonly XDocument _xml = XDocument.Load(path);

        public string Name { get; } = Path.GetFileNameWithoutExtension(path);

        public IReadOnlyList<string> References =>
            [.. Included("ProjectReference").Select(item => Path.GetFileNameWithoutExtension(
                item.Replace('\\', '/')))];

        public IReadOnlyList<string> Packages => [.. Included("PackageReference")];

        private IEnumerable<string> Included(string element) => _xml.Descendants(element)
            .Select(item => item.Attribute("Include")!.Value).Order(StringComparer.Ordinal);
    }
}
