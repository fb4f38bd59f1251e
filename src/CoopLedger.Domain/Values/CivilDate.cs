namespace CoopLedger.Domain.Values;

/// <summary>Days as Vietnamese documents write them, and the day it is in Vietnam.</summary>
/// <remarks>
/// <para>Range of what is read: 1900-01-01 to 2199-12-31, real days of the Gregorian calendar.
/// The day stands before the month, always: "11/4/1946" is 11 April. Only ASCII digits, no
/// blanks round them, and the year in full: "2/4" is refused, since no year may be made up.</para>
/// </remarks>
public static class CivilDate
{
    private const int YearMin = 1900;
    private const int YearMax = 2199;

    // Vietnam has kept UTC+7 without summer time since 1975; the ledger records nothing earlier.
    private static readonly TimeSpan VietnamOffset = TimeSpan.FromHours(7);

    /// <summary>Reads exactly yyyy-MM-dd.</summary>
    /// <returns>False for any other form, an impossible day or a year outside 1900–2199.</returns>
    public static bool TryParseIso(string text, out DateOnly date)
    {
        if (text is [_, _, _, _, '-', _, _, '-', _, _])
        {
            return TryMake(text.AsSpan(0, 4), text.AsSpan(5, 2), text.AsSpan(8, 2), out date);
        }

        date = default;
        return false;
    }

    /// <summary>Reads yyyy-MM-dd, d/M/yyyy (one or two digits) or dd-MM-yyyy.</summary>
    /// <returns>False for any other form, an impossible day or a year outside 1900–2199.</returns>
    public static bool TryParse(string text, out DateOnly date)
    {
        if (text is [_, _, '-', _, _, '-', _, _, _, _])
        {
            return TryMake(text.AsSpan(6, 4), text.AsSpan(3, 2), text.AsSpan(0, 2), out date);
        }

        if (text.Split('/') is
            [{ Length: 1 or 2 } day, { Length: 1 or 2 } month, { Length: 4 } year])
        {
            return TryMake(year, month, day, out date);
        }

        return TryParseIso(text, out date);
    }

    /// <summary>The day as yyyy-MM-dd.</summary>
    public static string Iso(DateOnly date) => $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}";

    /// <summary>The day as dd/MM/yyyy.</summary>
    public static string Format(DateOnly date) => $"{date.Day:D2}/{date.Month:D2}/{date.Year:D4}";

    /// <summary>The civil day in Vietnam at an instant: UTC+7, no time-zone database.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Within 7 hours of the last instant that
    /// .NET can represent.</exception>
    public static DateOnly InVietnam(DateTimeOffset instant) =>
        DateOnly.FromDateTime(instant.ToOffset(VietnamOffset).DateTime);

    private static bool TryMake(
        ReadOnlySpan<char> year,
        ReadOnlySpan<char> month,
        ReadOnlySpan<char> day,
        out DateOnly date)
    {
        date = default;
        var (y, m, d) = (Number(year), Number(month), Number(day));
        if (y is < YearMin or > YearMax || m is < 1 or > 12
            || d < 1 || d > DateTime.DaysInMonth(y, m))
        {
            return false;
        }

        date = new(y, m, d);
        return true;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var number = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiDigit(digit))
            {
                return -1;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
