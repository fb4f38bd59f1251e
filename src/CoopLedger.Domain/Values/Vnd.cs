namespace CoopLedger.Domain.Values;

/// <summary>An amount of money in whole Vietnamese dong.</summary>
/// <remarks>
/// <para>Unit: 1 dong; no fractions (ISO 4217 gives VND no minor unit). Range: 0 to 10^18.</para>
/// <para>The default value is zero dong, which is a valid amount.</para>
/// </remarks>
public readonly record struct Vnd : IWhole<Vnd>
{
    /// <exception cref="ArgumentOutOfRangeException">Outside the range.</exception>
    public Vnd(long dong)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(dong);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(dong, Max);
        Dong = dong;
    }

    public static long Min => 0;

    public static long Max => 1_000_000_000_000_000_000;

    public long Dong { get; }

    long IWhole<Vnd>.Whole => Dong;

    public static Vnd Of(long whole) => new(whole);

    public override string ToString() => VietnameseNumber.Format(Dong) + " ₫";
}
