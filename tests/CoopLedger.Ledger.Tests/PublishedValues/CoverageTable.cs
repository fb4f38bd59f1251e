using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>One row of docs/examples/coverage.md: what a source document says, the lines that
/// record it, and where it is seen.</summary>
public sealed record CoverageRow(
    string Id, string Printed, IReadOnlyList<string> Lines, IReadOnlyList<string> Seen,
    string Reason)
{
    private const string NotAFact = "not a fact: ";

    /// <summary>Whether the row says, with its reason, that nothing is recorded.</summary>
    public bool IsNoFact => Reason.StartsWith(NotAFact, StringComparison.Ordinal)
        && Reason.Length > NotAFact.Length;

    public static IReadOnlyList<CoverageRow> All { get; } =
    [
        .. File.ReadLines(Repository.PathOf("docs", "examples", "coverage.md"))
            .Where(line => line.StartsWith("| 00", StringComparison.Ordinal))
            .Select(Parse),
    ];

    private static CoverageRow Parse(string line)
    {
        var cells = line.Trim('|').Split('|');
        Assert.Equal(4, cells.Length);
        var lines = Coded(cells[2]);
        var seen = Coded(cells[3]);
        return new(
            cells[0].Trim(), cells[1].Trim(), lines, seen,
            seen.Count == 0 ? cells[3].Trim() : "");
    }

    // What stands between backticks.
    private static List<string> Coded(string cell) =>
        [.. cell.Split('`').Where((_, index) => index % 2 == 1)];
}
