using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Clusters;

/// <summary>A score of emulation in hundredths of a point: 9550 is 95,50 points.</summary>
/// <remarks>0 to 10.000, that is 100 points. The default value is zero, which is a valid score.
/// Source: clusters score their alliances out of 100 points by their own table of criteria.
/// </remarks>
public readonly record struct Points : IWhole<Points>
{
    /// <summary>How many of the smallest parts make a point.</summary>
    public const int PartsInOne = 100;

    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public Points(long hundredths)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(hundredths);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(hundredths, Max);
        Hundredths = (int)hundredths;
    }

    public static long Min => 0;

    public static long Max => 100 * PartsInOne;

    public int Hundredths { get; }

    long IWhole<Points>.Whole => Hundredths;

    public static Points Of(long whole) => new(whole);

    public override string ToString() => VietnameseNumber.Format(
        new Rational(Hundredths, PartsInOne), Hundredths % PartsInOne == 0 ? 0 : 2);
}
