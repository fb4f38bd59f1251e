namespace CoopLedger.Doubles;

/// <summary>The header `grpc-timeout`: up to eight digits and a unit.</summary>
internal static class GrpcTimeout
{
    /// <returns><see langword="null"/> if there is none or it is malformed.</returns>
    public static TimeSpan? Parse(string header)
    {
        if (header.Length is < 2 or > 9 || !long.TryParse(header.AsSpan(0, header.Length - 1),
            System.Globalization.NumberStyles.None, null, out var number))
        {
            return null;
        }

        return header[^1] switch
        {
            'H' => TimeSpan.FromHours(number),
            'M' => TimeSpan.FromMinutes(number),
            'S' => TimeSpan.FromSeconds(number),
            'm' => TimeSpan.FromMilliseconds(number),
            'u' => TimeSpan.FromMicroseconds(number),
            'n' => TimeSpan.FromTicks(number / 100),
            _ => null,
        };
    }
}
