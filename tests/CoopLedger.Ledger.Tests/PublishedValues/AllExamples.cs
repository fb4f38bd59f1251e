using System.Text.RegularExpressions;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>All example files, imported once in their order, for tests that only ask.</summary>
public sealed class AllExamples : IAsyncLifetime
{
    internal TestLedger Ledger { get; private set; } = null!;

    /// <summary>Every event of the ledger, in order.</summary>
    internal IReadOnlyList<StoredEvent> Events { get; private set; } = [];

    /// <summary>The events of each line, by its key.</summary>
    internal ILookup<string, StoredEvent> ByKey { get; private set; } = null!;

    /// <summary>Every line of every file, parsed.</summary>
    internal static IReadOnlyList<JObject> Lines { get; } =
    [
        .. Examples.All.SelectMany(file =>
                File.ReadLines(Repository.PathOf("docs", "examples", file)))
            .Select(JObject.Parse),
    ];

    internal Sight Sight { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Sight = new(this);
        Ledger = await Examples.Ledger(Examples.All);
        var events = new List<StoredEvent>();
        await foreach (var batch in Ledger.Store.ReadAll(0, 500, CancellationToken.None))
        {
            events.AddRange(batch);
        }

        Events = events;
        ByKey = events.ToLookup(item => item.Origin.Key, StringComparer.Ordinal);
    }

    public async Task DisposeAsync() => await Ledger.DisposeAsync();

    /// <summary>The rows of a register, each cell by its column's code.</summary>
    internal async Task<List<Dictionary<string, string>>> Rows(
        string register, string asOf = "2024-12-31")
    {
        var found = RegisterCatalogue.Find(register)!;
        return await Ledger.Live.Read(live => found
            .Rows(live, TestLedger.Day(asOf), long.MaxValue)
            .Select(row => found.Columns.Zip(row.Cells).ToDictionary(
                pair => pair.First.Code, pair => pair.Second.Value ?? "",
                StringComparer.Ordinal))
            .ToList());
    }

    internal async Task<Dictionary<string, string>> Row(
        string register, string id, string asOf = "2024-12-31") =>
        Assert.Single(await Rows(register, asOf), row => row["id"] == id);

    /// <summary>The keys of the lines that a key means, in which * stands for any words.</summary>
    internal static List<string> Keys(string pattern)
    {
        var regex = new Regex(
            "^" + Regex.Escape(pattern).Replace("\\*", ".+", StringComparison.Ordinal) + "$",
            RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
        return
        [
            .. Lines.Select(line => (string)line["key"]!).Where(key => regex.IsMatch(key))
                .Distinct(StringComparer.Ordinal),
        ];
    }
}
