using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Tests.Values;

public sealed class CivilDateTests
{
    [Theory]
    [InlineData("11/4/1946", 1946, 4, 11)]
    [InlineData("14/04/1994", 1994, 4, 14)]
    [InlineData("29-10-1993", 1993, 10, 29)]
    [InlineData("2023-09-20", 2023, 9, 20)]
    [InlineData("29/2/2024", 2024, 2, 29)]
    [InlineData("1/1/1900", 1900, 1, 1)]
    [InlineData("2199-12-31", 2199, 12, 31)]
    public void The_day_stands_before_the_month(string text, int year, int month, int day)
    {
        Assert.True(CivilDate.TryParse(text, out var date));
        Assert.Equal(new DateOnly(year, month, day), date);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2/4")]
    [InlineData("2/4/24")]
    [InlineData("29/2/2023")]
    [InlineData("4/14/2024")]
    [InlineData("0/1/2024")]
    [InlineData("31/4/2024")]
    [InlineData("1-4-2024")]
    [InlineData("2024/04/02")]
    [InlineData("2024-4-2")]
    [InlineData("2024-13-01")]
    [InlineData("20240402")]
    [InlineData(" 2/4/2024")]
    [InlineData("+2/4/2024")]
    [InlineData("2/4/2024/1")]
    [InlineData("٢/4/2024")]
    [InlineData("31/12/1899")]
    [InlineData("2200-01-01")]
    public void Other_forms_and_impossible_days_are_refused(string text)
    {
        Assert.False(CivilDate.TryParse(text, out var date));
        Assert.Equal(default, date);
    }

    [Theory]
    [InlineData("2024-02-29", true)]
    [InlineData("2023-02-29", false)]
    [InlineData("02/04/2024", false)]
    [InlineData("2024-04-02T00:00", false)]
    [InlineData("2024-04-2", false)]
    [InlineData("1899-12-31", false)]
    public void The_iso_reader_takes_nothing_but_iso(string text, bool read) =>
        Assert.Equal(read, CivilDate.TryParseIso(text, out _));

    [Fact]
    public void A_day_is_printed_in_two_ways_and_both_are_read_back()
    {
        var day = new DateOnly(2024, 4, 2);
        Assert.Equal("2024-04-02", CivilDate.Iso(day));
        Assert.Equal("02/04/2024", CivilDate.Format(day));
        Assert.True(CivilDate.TryParse(CivilDate.Iso(day), out var iso));
        Assert.True(CivilDate.TryParse(CivilDate.Format(day), out var printed));
        Assert.Equal((day, day), (iso, printed));
    }

    [Theory]
    [InlineData(1, 16, 59, 1)]
    [InlineData(1, 17, 0, 2)]
    [InlineData(1, 17, 30, 2)]
    public void The_day_in_Vietnam_begins_at_17_hours_utc(int day, int hour, int minute, int there)
    {
        var instant = new DateTimeOffset(2024, 4, day, hour, minute, 0, TimeSpan.Zero);
        Assert.Equal(new DateOnly(2024, 4, there), CivilDate.InVietnam(instant));
        Assert.Equal(
            new DateOnly(2024, 4, there),
            CivilDate.InVietnam(instant.ToOffset(TimeSpan.FromHours(-5))));
    }
}
