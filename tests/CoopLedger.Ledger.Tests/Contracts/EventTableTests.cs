using System.Reflection;
using System.Text;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Totals;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Journals;
using CoopLedger.Ledger.Json;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>docs/events.md says which measure counts which event, and says it truly.</summary>
public sealed class EventTableTests
{
    [Fact]
    public async Task The_table_of_events_and_measures_is_the_one_in_the_documents() =>
        await MadeDocument.Check("events.md", Text());

    [Fact]
    public void Every_measure_counts_an_event_of_its_own()
    {
        Assert.NotEmpty(Catalogue.Measures);
        var uncounted = Catalogue.Measures.Where(measure => !PostingTable.Counted(measure).Any());
        Assert.Equal("", string.Join(' ', uncounted.Select(measure => measure.Code)));
    }

    private static string Text()
    {
        var text = new StringBuilder();
        text.Append("# Events and the measures that count them\n\n");
        text.Append(
            "Each row is an event by its stored name, with the measures that count it. A dash says "
            + "that none does:\na decision, not an oversight, since what a measure does not name "
            + "it does not count. The second table\nis the first one turned over. This file is "
            + "made by a test, which fails when it is out of date;\n"
            + $"`{MadeDocument.Renew}=1 dotnet test` writes it anew.\n\n");
        Row(text, ["Event", "Sự kiện", "Counted by"]);
        Row(text, ["---", "---", "---"]);
        foreach (var (name, type) in EventJson.All)
        {
            Row(text, [$"`{name}`", Label(type), CountedBy(type)]);
        }

        text.Append("\n## Measures and the events they count\n\n");
        Row(text, ["Measure", "Số đo", "Counts"]);
        Row(text, ["---", "---", "---"]);
        foreach (var measure in Catalogue.Measures)
        {
            Row(text, [$"`{measure.Code}`", measure.Labels.Vietnamese, Names(
                EventJson.All.Where(pair => PostingTable.Counted(measure).Contains(pair.Value))
                    .Select(pair => pair.Key))]);
        }

        return text.ToString();
    }

    private static string CountedBy(Type type) =>
        type == typeof(TotalRecorded) ? "the one measure that it names, with its amount"
        : type == typeof(FactReversed)
            ? "the measures of the event it reverses: the exact negative, on that event's day"
        : Names(Catalogue.Measures
            .Where(measure => PostingTable.Counted(measure).Contains(type))
            .Select(measure => measure.Code.Text));

    private static string Names(IEnumerable<string> names) =>
        string.Join(", ", names.Select(name => $"`{name}`")) is { Length: > 0 } list ? list : "–";

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Label(Type type) =>
        type.GetCustomAttribute<LabelAttribute>()!.Vietnamese;
}
