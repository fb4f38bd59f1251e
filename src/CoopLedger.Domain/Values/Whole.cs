namespace CoopLedger.Domain.Values;

/// <summary>A value that is stored as one whole number.</summary>
public interface IWhole<TSelf>
    where TSelf : IWhole<TSelf>
{
    /// <summary>The least number allowed.</summary>
    static abstract long Min { get; }

    /// <summary>The greatest number allowed.</summary>
    static abstract long Max { get; }

    long Whole { get; }

    /// <exception cref="ArgumentOutOfRangeException">Outside <see cref="Min"/> to
    /// <see cref="Max"/>.</exception>
    static abstract TSelf Of(long whole);
}

/// <summary>How many: founders, classes, participations.</summary>
/// <remarks>1 to 1.000.000.000. The default value is zero, which only <c>default</c> makes.
/// </remarks>
public readonly record struct Count : IWhole<Count>
{
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public Count(long value)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, Min);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Max);
        Value = (int)value;
    }

    public static long Min => 1;

    public static long Max => 1_000_000_000;

    public int Value { get; }

    long IWhole<Count>.Whole => Value;

    public static Count Of(long whole) => new(whole);

    public override string ToString() => VietnameseNumber.Format(Value);
}

/// <summary>A total's amount, in the unit of its measure (organisations, dong, classes).</summary>
/// <remarks>0 to 10^18; the default value is zero, which is a valid amount.</remarks>
public readonly record struct Amount : IWhole<Amount>
{
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public Amount(long value)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, Max);
        Value = value;
    }

    public static long Min => 0;

    public static long Max => 1_000_000_000_000_000_000;

    public long Value { get; }

    long IWhole<Amount>.Whole => Value;

    public static Amount Of(long whole) => new(whole);

    public override string ToString() => VietnameseNumber.Format(Value);
}

/// <summary>Which payment of a loan: 1 to 99.</summary>
/// <remarks>The default value is zero, which only <c>default</c> makes.</remarks>
public readonly record struct Tranche : IWhole<Tranche>
{
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public Tranche(long number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, Min);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Max);
        Number = (int)number;
    }

    public static Tranche First { get; } = new(1);

    public static long Min => 1;

    public static long Max => 99;

    public int Number { get; }

    long IWhole<Tranche>.Whole => Number;

    public static Tranche Of(long whole) => new(whole);

    public override string ToString() => VietnameseNumber.Format(Number);
}

/// <summary>A calendar year: 1900 to 2199.</summary>
/// <remarks>The default value is zero, which only <c>default</c> makes.</remarks>
public readonly record struct Year : IWhole<Year>
{
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public Year(long number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, Min);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, Max);
        Number = (int)number;
    }

    public static long Min => 1900;

    public static long Max => 2199;

    public int Number { get; }

    long IWhole<Year>.Whole => Number;

    public static Year Of(long whole) => new(whole);

    public override string ToString() =>
        Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
