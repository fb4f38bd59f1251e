using CoopLedger.Indicators.Answers;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>Every value that follows from the source documents comes out of the ledger, to the
/// last printed digit, whatever way the ledger was filled.</summary>
public sealed class PublishedValueTests(ExampleLedger examples) : IClassFixture<ExampleLedger>
{
    public static TheoryData<string> Ids => [.. Expected.All.Select(expected => expected.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public Task A_value_follows_from_the_recorded_facts(string id) =>
        Demand(examples.Ledger, Expected.All.Single(expected => expected.Id == id));

    [Theory]
    [InlineData(Examples.PhuTho, Examples.DakLak, Examples.Cluster)]
    [InlineData(Examples.PhuTho, Examples.Cluster, Examples.DakLak)]
    [InlineData(Examples.DakLak, Examples.PhuTho, Examples.Cluster)]
    [InlineData(Examples.DakLak, Examples.Cluster, Examples.PhuTho)]
    [InlineData(Examples.Cluster, Examples.PhuTho, Examples.DakLak)]
    [InlineData(Examples.Cluster, Examples.DakLak, Examples.PhuTho)]
    public async Task The_order_of_the_files_changes_nothing(
        string first, string second, string third)
    {
        await using var ledger = await Examples.Ledger(first, second, third);
        await DemandAll(ledger);
    }

    [Fact]
    public async Task Importing_everything_again_records_nothing_and_changes_nothing()
    {
        await using var ledger = await Examples.Ledger();
        var before = await ledger.Length();
        foreach (var file in (string[])[Examples.Cluster, Examples.PhuTho, Examples.DakLak])
        {
            var again = await ledger.ImportExample(file);
            Assert.Equal((0, 0, again.Lines), (again.Events, again.Recorded, again.Unchanged));
        }

        Assert.Equal(before, await ledger.Length());
        await DemandAll(ledger);
    }

    internal static async Task DemandAll(TestLedger ledger)
    {
        Assert.NotEmpty(Expected.All);
        foreach (var expected in Expected.All)
        {
            await Demand(ledger, expected);
        }
    }

    internal static async Task Demand(TestLedger ledger, Expected expected)
    {
        var answer = await ledger.Asked(expected.Indicator, expected.Asked);
        Assert.Equal(
            expected with { English = expected.English ?? expected.Shown },
            expected with
            {
                Above = Display.Part(answer.Numerator!.Value),
                Below = Display.Part(answer.Denominator!.Value),
                Exact = answer.Exact ?? "",
                Shown = Display.Value(answer, vietnamese: true),
                English = Display.Value(answer, vietnamese: false),
            });
    }
}

internal static class Asking
{
    /// <summary>Asks in one text: scope, first day (or -), last day, facet (or -).</summary>
    public static Task<Answer> Asked(
        this TestLedger ledger, string indicator, string asked, long knownBy = long.MaxValue)
    {
        var words = asked.Split(' ');
        return ledger.Ask(
            indicator, words[0], words[1] == "-" ? null : words[1], words[2],
            words[3] == "-" ? null : words[3], knownBy);
    }
}
