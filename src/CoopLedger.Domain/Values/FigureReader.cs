using CoopLedger.Domain.Facts;

namespace CoopLedger.Domain.Values;

/// <summary>Reads one printed figure from left to right; one reader, one text.</summary>
internal sealed class FigureReader(string printed)
{
    private readonly FigureCursor _cursor = new(printed);
    private Refusal? _problem;

    public PrintedFigure? Read(out Refusal? problem)
    {
        var figure = printed.Length <= PrintedFigure.LengthMax
            ? ReadFigure()
            : Refuse(FigureRules.TooLong, PrintedFigure.LengthMax);
        problem = _problem;
        return figure;
    }

    private PrintedFigure? ReadFigure()
    {
        if (_cursor.AtEnd)
        {
            return Refuse(FigureRules.Empty);
        }

        if (_cursor.Take(FigureWords.Nearly))
        {
            return Refuse(FigureRules.Nearly, FigureWords.Nearly);
        }

        var before = _cursor.Take(FigureWords.Before, out var said) ? said : (FigurePrecision?)null;
        var from = _cursor.Take(FigureWords.From);
        if (ReadAmount() is not { } low)
        {
            return null;
        }

        return _cursor.TakeAny(FigureWords.RangeMarks)
            ? ReadRange(low, before)
            : ReadSingle(low, before, from);
    }

    private PrintedFigure? ReadSingle(FigureAmount low, FigurePrecision? before, bool from)
    {
        if (ReadNoun(low, out var noun, out var after) is { } unit)
        {
            return (before, after, from) switch
            {
                (null, null, true) => Refuse(FigureRules.HalfRange),
                (not null, not null, _) or (not null, _, true) =>
                    Refuse(FigureRules.TwoWays),
                _ => new(printed, before ?? after ?? FigurePrecision.Exact, low.Number)
                {
                    Unit = unit,
                    Noun = noun,
                },
            };
        }

        return null;
    }

    private PrintedFigure? ReadRange(FigureAmount low, FigurePrecision? before)
    {
        if (ReadAmount() is not { } high
            || ReadNoun(high, out var noun, out var after) is not { } unit)
        {
            return null;
        }

        if (before is not null || after is not null)
        {
            return Refuse(FigureRules.QualifiedRange);
        }

        // "3,9 - 4,07%" and "2 - 3 tỷ đồng" print scale and unit once, for both ends.
        low = low.IsPlain ? low.In(high) : low;
        var agree = low.Unit == unit || (low.Unit, unit) == (FigureUnit.None, FigureUnit.Dong);
        if (high.IsPlain != low.IsPlain || !agree)
        {
            return Refuse(FigureRules.MixedUnits);
        }

        if (low.Number.Value > high.Number.Value)
        {
            return Refuse(FigureRules.UpsideDown);
        }

        return new(printed, FigurePrecision.Range, low.Number, high.Number)
        {
            Unit = unit,
            Noun = noun,
        };
    }

    private FigureAmount? ReadAmount()
    {
        var token = _cursor.TakeNumber();
        if (token.Length == 0)
        {
            Refuse(
                _cursor.AtEnd ? FigureRules.NumberMissing : FigureRules.NumberDue, _cursor.Rest);
            return null;
        }

        if (!VietnameseNumber.TryParse(token, out var value, out var decimals))
        {
            Refuse(FigureRules.NotANumber, token);
            return null;
        }

        var scaled = _cursor.Take(FigureWords.Scales, out var power);
        var unit = ReadUnit();
        if (scaled && unit == FigureUnit.Percent)
        {
            Refuse(FigureRules.ScaledPercentage);
            return null;
        }

        var number = new PrintedNumber(value, decimals, new(1, Rational.PowerOfTen(decimals)));
        return new FigureAmount(number, 0, unit).Times(power);
    }

    private FigureUnit ReadUnit()
    {
        if (_cursor.TakeAny(FigureWords.PercentWords))
        {
            return FigureUnit.Percent;
        }

        return !_cursor.SeesAny(FigureWords.NotDong) && _cursor.TakeAny(FigureWords.DongWords)
            ? FigureUnit.Dong
            : FigureUnit.None;
    }

    // The rest of the text, and what it makes of the unit: a scale word with no noun means dong.
    private FigureUnit? ReadNoun(
        FigureAmount amount, out string? noun, out FigurePrecision? after)
    {
        after = _cursor.TakeLast(FigureWords.After, out var said) ? said : null;
        var rest = _cursor.Rest;
        noun = rest.Length == 0 ? null : rest;
        if (_cursor.SeesAny(FigureWords.Unread)
            || Array.Exists(FigureWords.Scales, scale => _cursor.Sees(scale.Word)))
        {
            Refuse(FigureRules.Unread, rest);
            return null;
        }

        if (FigureCursor.HasNumber(rest))
        {
            Refuse(FigureRules.SecondNumber, rest);
            return null;
        }

        var begins = rest is [] or ['/', not ' ', ..] or ['(', ..] || char.IsLetter(rest[0]);
        if (!begins)
        {
            Refuse(FigureRules.Trailing, rest);
            return null;
        }

        var meansDong = amount is { Unit: FigureUnit.None, Power: > 0 } && rest is [] or ['/', ..];
        return meansDong ? FigureUnit.Dong : amount.Unit;
    }

    private PrintedFigure? Refuse(Rule rule, params ReadOnlySpan<object> met)
    {
        _problem = rule.BrokenBy(met);
        return null;
    }
}
