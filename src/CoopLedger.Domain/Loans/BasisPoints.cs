using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Loans;

/// <summary>A rate of interest for a year, or a share, in hundredths of a percent.</summary>
/// <remarks>Unit: 0,01 %. Range: 0 to 10.000, which is 100 %. The default value is zero, which is
/// a valid rate.</remarks>
public readonly record struct BasisPoints : IWhole<BasisPoints>
{
    /// <summary>How many make the whole.</summary>
    public const long InOne = 10_000;

    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public BasisPoints(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Max);
        Value = (int)value;
    }

    public static long Min => 0;

    public static long Max => InOne;

    public int Value { get; }

    long IWhole<BasisPoints>.Whole => Value;

    public static BasisPoints Of(long whole) => new(whole);

    /// <summary>This share of an amount, exactly.</summary>
    public Rational ShareOf(Vnd amount) => new Rational(Value, InOne) * amount.Dong;

    /// <summary>As a percentage: "8,25 %".</summary>
    public override string ToString() => VietnameseNumber.Format(
        new Rational(Value, 100), Value % 100 == 0 ? 0 : Value % 10 == 0 ? 1 : 2) + " %";
}

/// <summary>For how long a loan is made, in whole months.</summary>
/// <remarks>1 to 600. The default value is zero, which only <c>default</c> makes.</remarks>
public readonly record struct TermMonths : IWhole<TermMonths>
{
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public TermMonths(long months)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(months, Min);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(months, Max);
        Months = (int)months;
    }

    public static long Min => 1;

    public static long Max => 600;

    public int Months { get; }

    long IWhole<TermMonths>.Whole => Months;

    public static TermMonths Of(long whole) => new(whole);

    public override string ToString() => VietnameseNumber.Format(Months);
}
