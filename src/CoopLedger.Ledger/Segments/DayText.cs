namespace CoopLedger.Ledger.Segments;

/// <summary>Days as they stand in stored JSON, yyyy-MM-dd, and as numbers.</summary>
internal static class DayText
{
    public const int Length = 10;

    /// <summary>The last number that is a day.</summary>
    public const int NumberMax = 3_652_058;

    public static bool TryRead(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        if (text.Length != Length || text[4] != (byte)'-' || text[7] != (byte)'-')
        {
            return false;
        }

        var (year, month, day) = (Digits(text[..4]), Digits(text[5..7]), Digits(text[8..]));
        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        number = new DateOnly(year, month, day).DayNumber;
        return true;
    }

    public static void Write(int number, Span<byte> text)
    {
        var (year, month, day) = DateOnly.FromDayNumber(number);
        WriteDigits(year, text[..4]);
        text[4] = (byte)'-';
        WriteDigits(month, text[5..7]);
        text[7] = (byte)'-';
        WriteDigits(day, text[8..10]);
    }

    private static void WriteDigits(int number, Span<byte> digits)
    {
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            digits[i] = (byte)('0' + (number % 10));
            number /= 10;
        }
    }

    private static int Digits(ReadOnlySpan<byte> text)
    {
        var number = 0;
        foreach (var digit in text)
        {
            if (digit is < (byte)'0' or > (byte)'9')
            {
                return -1;
            }

            number = (number * 10) + (digit - '0');
        }

        return number;
    }
}
