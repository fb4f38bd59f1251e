using CoopLedger.Cli.Output;

namespace CoopLedger.Cli.Tests;

/// <summary>Tables between the edges of a terminal.</summary>
public sealed class TableLayoutTests
{
    private static readonly string[] Heads = ["Indicator", "Code", ">Ledger", "Day"];

    private static readonly string[][] Rows =
    [
        [
            "Share of organisations active", "training-participations[co-organiser]",
            "13.200.000.000 ₫", "31/08/2023",
        ],
    ];

    [Theory]
    [InlineData("training-classes[co-organiser]", 16, "training-classes|[co-organiser]")]
    [InlineData("Share of organisations active", 13, "Share of|organisations|active")]
    [InlineData("cooperative.founded.v1", 20, "cooperative.founded.|v1")]
    [InlineData("13.200 triệu đồng", 13, "13.200 triệu|đồng")]
    [InlineData("abcdefghij", 4, "abcd|efgh|ij")]
    [InlineData("fits", 4, "fits")]
    [InlineData("", 4, "")]
    public void A_cell_is_broken_between_words(string text, int width, string lines) =>
        Assert.Equal(lines.Replace('|', '\n'), TableLayout.Fold(text, width));

    [Theory]
    [InlineData(80)]
    [InlineData(100)]
    [InlineData(200)]
    public void A_table_stays_between_the_edges_and_keeps_numbers_and_dates_whole(int room)
    {
        var lines = TableLayout.Lines(Heads, Rows, room).ToList();
        Assert.All(lines, line => Assert.InRange(line.Length, 0, room));
        Assert.Contains(lines, line => line.Contains("13.200.000.000 ₫", StringComparison.Ordinal)
            && line.Contains("31/08/2023", StringComparison.Ordinal));
        Assert.Contains(
            lines, line => line.Contains("organisations", StringComparison.Ordinal));
    }

    [Fact]
    public void A_wide_terminal_has_one_line_a_row() =>
        Assert.Equal(4, TableLayout.Lines(Heads, Rows, 400).Count());

    [Fact]
    public void The_words_above_a_number_are_broken_before_the_table_leaves_its_room()
    {
        var lines = TableLayout.Lines(
            ["Fund", ">Limit for a borrower (dong)", ">Charter capital (dong)"],
            [["quy-ho-tro", "1.000.000.000", "20.000.000.000"]], 48).ToList();
        Assert.All(lines, line => Assert.InRange(line.Length, 0, 48));
        Assert.Contains(lines, line =>
            line.Contains("1.000.000.000", StringComparison.Ordinal)
            && line.Contains("20.000.000.000", StringComparison.Ordinal));
    }
}
