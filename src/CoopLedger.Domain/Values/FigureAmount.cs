namespace CoopLedger.Domain.Values;

/// <summary>A number with the scale word and the unit printed after it.</summary>
internal readonly record struct FigureAmount(PrintedNumber Number, int Power, FigureUnit Unit)
{
    public bool IsPlain => Power == 0 && Unit == FigureUnit.None;

    public FigureAmount Times(int power)
    {
        Rational factor = Rational.PowerOfTen(power);
        return this with
        {
            Number = Number with { Value = Number.Value * factor, Step = Number.Step * factor },
            Power = power,
        };
    }

    /// <summary>A bare number under the scale and the unit of the other.</summary>
    public FigureAmount In(FigureAmount other) => Times(other.Power) with { Unit = other.Unit };
}
