namespace CoopLedger.Domain.Values;

/// <summary>An area of land in hectares, never in square metres.</summary>
/// <remarks>Unit: 1 ha, with at most two decimals (100 m²). Range: 0,01 to 10.000.000.000. The
/// default value is zero, which only <c>default</c> makes.</remarks>
public readonly record struct Hectares
{
    /// <summary>How many of the smallest parts make a hectare.</summary>
    public const long PartsInOne = 100;

    private const long PartsMax = 10_000_000_000 * PartsInOne;

    /// <exception cref="FormatException">Outside the range, or with more than two decimals.
    /// </exception>
    public Hectares(decimal hectares)
    {
        var isInRange = hectares is > 0 and <= PartsMax / PartsInOne;
        if (!isInRange || decimal.Truncate(hectares * PartsInOne) != hectares * PartsInOne)
        {
            throw new FormatException(
                "An area is 0.01 to 10000000000 hectares with at most two decimals.");
        }

        Parts = (long)(hectares * PartsInOne);
    }

    /// <summary>The area in hundredths of a hectare.</summary>
    public long Parts { get; }

    /// <summary>The area in hectares.</summary>
    public decimal Value => (decimal)Parts / PartsInOne;

    public override string ToString() =>
        VietnameseNumber.Format(new Rational(Parts, PartsInOne), Parts % PartsInOne == 0 ? 0 : 2)
            + " ha";
}
