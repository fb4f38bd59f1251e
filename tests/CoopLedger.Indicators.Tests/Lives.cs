using CoopLedger.Domain.Facts;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Indicators.Tests;

/// <summary>Books with organisations one by one, as registers need them.</summary>
internal static class Lives
{
    /// <summary>Records events of one organisation on its stream.</summary>
    public static Book Live(this Book book, string id, params IEnumerable<Event> events)
    {
        foreach (var fact in events)
        {
            var position = book.Projection.Position + 1;
            book.Projection.Apply(
                new StreamName($"organisation-{id}"),
                new(fact, Guid.Parse($"00000000-0000-4000-8000-{position:D12}"), position));
        }

        return book;
    }

    /// <summary>A register's rows, the values of each joined by a bar.</summary>
    public static string[] Rows(this Book book, string register, string asOf) =>
    [
        .. RegisterCatalogue.Find(register)!
            .Rows(book.Projection, Book.Day(asOf), long.MaxValue)
            .Select(row => string.Join('|', row.Cells.Select(cell => cell.Value))),
    ];
}
