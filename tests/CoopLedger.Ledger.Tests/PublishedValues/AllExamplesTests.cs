using CoopLedger.Indicators.Published;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>All example files in one ledger.</summary>
public sealed class AllExamplesTests(AllExamples examples) : IClassFixture<AllExamples>
{
    private const string OnlyPublished =
        "collective-economy-share congresses provincial-alliances";

    [Fact]
    public void Every_file_has_its_place_in_the_order() => Assert.Equal(
        Directory.GetFiles(Repository.PathOf("docs", "examples"), "*.jsonl")
            .Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal),
        Examples.All.Order(StringComparer.Ordinal), StringComparer.Ordinal);

    [Fact]
    public void The_readme_imports_them_in_this_order()
    {
        const string Import = " import docs/examples/";
        Assert.Equal(
            Examples.All,
            File.ReadLines(Repository.PathOf("docs", "examples", "README.md"))
                .Where(line => line.Contains(Import, StringComparison.Ordinal))
                .Select(line => line[(line.IndexOf(Import, StringComparison.Ordinal)
                    + Import.Length)..].Trim()),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task A_second_import_records_nothing()
    {
        await using var ledger = await Examples.Ledger(Examples.All);
        var length = await ledger.Length();
        Assert.Equal(examples.Events.Count, length);
        foreach (var file in Examples.All)
        {
            var again = await ledger.ImportExample(file);
            Assert.Equal((0, 0, again.Lines), (again.Events, again.Recorded, again.Unchanged));
        }

        Assert.Equal(length, await ledger.Length());
    }

    // One line stands in two files, so that each of them can be imported without the other.
    [Fact]
    public void Every_line_is_recorded_under_its_key()
    {
        var keys = AllExamples.Lines.Select(line => (string)line["key"]!).ToList();
        Assert.Equal(
            ["trung-du-bac-bo-2023/cluster"],
            keys.CountBy(key => key, StringComparer.Ordinal)
                .Where(pair => pair.Value > 1).Select(pair => pair.Key),
            StringComparer.Ordinal);
        Assert.All(keys, key => Assert.NotEmpty(examples.ByKey[key]));
    }

    [Fact]
    public async Task The_ledger_is_sound()
    {
        var report = await LedgerVerification.Run(
            examples.Ledger.Store, null, CancellationToken.None);
        Assert.Null(report.Fault);
        Assert.True(report.IsSound);
        Assert.Equal(examples.Events.Count, report.Events);
        Assert.Equal(
            await examples.Ledger.Live.Read(live => live.Hash()), report.ProjectionHash);
    }

    [Fact]
    public async Task Every_published_figure_holds_but_those_known_from_publications_alone()
    {
        var verdicts = await examples.Ledger.Live.Read(
            projection => FigureJudge.Judge(projection).ToList());
        Assert.DoesNotContain(verdicts, judged => judged.Verdict == Verdict.Fails);
        Assert.Equal(49, verdicts.Count(judged => judged.Verdict == Verdict.Holds));
        var open = verdicts.Where(judged => judged.Verdict == Verdict.CannotTell).ToList();
        Assert.Equal(OnlyPublished, string.Join(' ', open
            .Select(judged => judged.Figure.Indicator.Text).Order(StringComparer.Ordinal)));
        Assert.All(open, judged => Assert.StartsWith(
            "It is known from publications alone", judged.Reason.English,
            StringComparison.Ordinal));
    }
}
