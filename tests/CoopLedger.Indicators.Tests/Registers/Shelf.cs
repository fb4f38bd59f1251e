using CoopLedger.Domain.Facts;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Tests.Registers;

/// <summary>A ledger with its streams, and what its registers then list.</summary>
internal sealed class Shelf
{
    private readonly Projection _projection = new();

    public long Position => _projection.Position;

    /// <summary>Records facts on the stream of the command that would have made them.</summary>
    public Shelf On(StreamName stream, params IEnumerable<Event> facts)
    {
        foreach (var fact in facts)
        {
            var position = _projection.Position + 1;
            _projection.Apply(stream, new Fact(
                fact, Guid.Parse($"00000000-0000-4000-8000-{position:D12}"), position));
        }

        return this;
    }

    public IReadOnlyList<RegisterRow> Rows(
        string register, string asOf = "2024-12-31", long knownBy = long.MaxValue)
    {
        var found = RegisterCatalogue.Find(register)!;
        var rows = found.Rows(_projection, Book.Day(asOf), knownBy).ToList();
        Assert.All(rows, row => Assert.Equal(found.Columns.Length, row.Cells.Length));
        Assert.All(rows, row => Assert.Equal(row.Positions.Order().Distinct(), row.Positions));
        return rows;
    }

    /// <summary>One column of every row, and the positions behind it.</summary>
    public string Column(
        string register, string column, string asOf = "2024-12-31",
        long knownBy = long.MaxValue)
    {
        var at = RegisterCatalogue.Find(register)!.Columns
            .Select(head => head.Code).ToList().IndexOf(column);
        Assert.True(at >= 0, column);
        return string.Join(" | ", Rows(register, asOf, knownBy).Select(row =>
            $"{row.Cells[0].Value}={row.Cells[at].Value} #{string.Join('#', row.Positions)}"));
    }
}
