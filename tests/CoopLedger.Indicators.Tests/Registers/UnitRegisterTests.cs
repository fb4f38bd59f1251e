using CoopLedger.Domain.Places;
using CoopLedger.Indicators.Registers;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Registers;

public sealed class UnitRegisterTests
{
    private static readonly Register Units = RegisterCatalogue.Find("units")!;

    private static List<string?[]> Rows(Book book, string asOf, long knownBy = long.MaxValue) =>
    [
        .. Units.Rows(book.Projection, Day(asOf), knownBy)
            .Select(row => row.Cells.Select(cell => cell.Value).ToArray()),
    ];

    // Trap 35: a code is shown beside the unit that has it on the day, and no other.
    [Theory]
    [InlineData("2023-08-31", 63, 63, "yen-bai")]
    [InlineData("2025-07-01", 87, 34, "lao-cai-2025")]
    public void A_code_names_the_unit_that_has_it_on_the_day(
        string asOf, int rows, int codes, string fifteen)
    {
        var units = Rows(new(), asOf);
        Assert.Equal(rows, units.Count);
        Assert.Equal(codes, units.Count(row => row[3] is not null));
        Assert.Equal(fifteen, units.Single(row => row[3] == "15")[0]);
        Assert.Equal("ha-noi", units.Single(row => row[3] == "01")[0]);
    }

    [Fact]
    public void A_unit_that_has_ended_says_when_and_in_what()
    {
        var row = Rows(new(), "2025-07-01").Single(unit => unit[0] == "hai-duong");
        Assert.Equal(
            "hai-duong|Hải Dương|province|||2025-06-30|hai-phong-2025", string.Join('|', row));
        Assert.Null(Rows(new(), "2025-06-30").Single(unit => unit[0] == "hai-duong")[5]);
    }

    [Fact]
    public void Changes_that_the_ledger_holds_show_from_their_day_on()
    {
        var unit = new UnitId("dong-nai-2025");
        var book = new Book()
            .On(UnitChanges.Stream(unit), new UnitRetyped(
                unit, Day("2026-04-30"), UnitKind.Municipality, null))
            .On(UnitChanges.Stream(unit), new UnitRenamed(
                unit, Day("2027-01-01"), new("Biên Hòa"), null))
            .On(UnitChanges.Stream(unit), new UnitAbsorbed(
                unit, new("lam-dong-2025"), Day("2028-01-01"), null));
        string?[] Row(string asOf, long knownBy = 9) =>
            Rows(book, asOf, knownBy).Single(row => row[0] == unit.Text);
        Assert.Equal(("Đồng Nai", "province"), (Row("2026-04-29")[1], Row("2026-04-29")[2]));
        Assert.Equal("municipality", Row("2026-04-30")[2]);
        Assert.Equal(("Biên Hòa", "75"), (Row("2027-01-01")[1], Row("2027-12-31")[3]));
        Assert.Equal(
            "|2025-07-01|2027-12-31|lam-dong-2025", string.Join('|', Row("2028-01-01")[3..]));
        Assert.Equal("75", Row("2028-01-01", knownBy: 2)[3]);
        Assert.Equal<long>([1, 2, 3], Units.Rows(book.Projection, Day("2028-01-01"), 9)
            .Single(row => row.Cells[0].Value == unit.Text).Positions);
    }
}
