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
            "Each row is an event by its stored name, each column a measure; ● says that the "
            + "measure counts\nthe event. A blank is a decision, not an oversight: what a "
            + "measure does not name it does not count.\nThis file is made by a test, which "
            + $"fails when it is out of date;\n`{MadeDocument.Renew}=1 dotnet test` writes it anew.\n\n");
        Row(text, ["Event", "Sự kiện", .. Catalogue.Measures.Select(Heading)]);
        Row(text, Enumerable.Repeat("---", 2).Concat(Catalogue.Measures.Select(_ => ":-:")));
        foreach (var (name, type) in EventJson.All)
        {
            Row(text, [$"`{name}`", Label(type), .. Catalogue.Measures.Select(measure =>
                PostingTable.Counted(measure).Contains(type) ? "●" : Special(type))]);
        }

        text.Append(
            "\n○ `total.recorded.v1` posts its amount to the one measure that it names.\n\n"
            + "− `fact.reversed.v1` posts the exact negative of what the event that it reverses "
            + "posted, on that\nevent's day.\n");
        return text.ToString();
    }

    private static void Row(StringBuilder text, IEnumerable<string> cells) =>
        text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");

    private static string Heading(Indicators.Measures.Measure measure) =>
        $"{measure.Labels.Vietnamese}<br>`{measure.Code}`";

    private static string Special(Type type) =>
        type == typeof(TotalRecorded) ? "○" : type == typeof(FactReversed) ? "−" : "";

    private static string Label(Type type) =>
        type.GetCustomAttribute<LabelAttribute>()!.Vietnamese;
}
