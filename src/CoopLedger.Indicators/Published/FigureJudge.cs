using CoopLedger.Domain.Figures;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Indicators.Published;

/// <summary>Judges published figures at the end of the day they speak of, whatever the order in
/// which anything was recorded.</summary>
/// <remarks>
/// <para>A printed number holds when the value, rounded half away from zero to the last printed
/// place, is that number. "Trên/over" holds when the value is not below it, "dưới/under" when it
/// is not above. "Khoảng/about" holds within 5 % of it (a convention of ours, docs/figures.md). A
/// range holds when the value rounds into it.</para>
/// <para>When the value itself is only known to lie between two ends, the figure holds if it
/// would hold at every value between them, fails if at none, and otherwise cannot be told.</para>
/// </remarks>
public static class FigureJudge
{
    /// <summary>How far a value may be from a number printed as "about".</summary>
    public static readonly Rational AboutShare = new(5, 100);

    /// <summary>Judges every figure that stands, as known at a position.</summary>
    public static IEnumerable<FigureVerdict> Judge(
        Projection projection, long knownBy = long.MaxValue) =>
        projection.Figures.KnownBy(knownBy).Select(figure => Judge(projection, figure, knownBy));

    public static FigureVerdict Judge(Projection projection, FigureReported figure, long knownBy)
    {
        if (projection.Definitions.Find(figure.Indicator) is not { } indicator)
        {
            return CannotTell(figure, null, Labels.Of(
                $"Không có chỉ tiêu \"{figure.Indicator}\".",
                $"There is no indicator \"{figure.Indicator}\"."));
        }

        if (figure.Scope.Places.Select(place => place.Cluster).OfType<ClusterId>()
            .FirstOrDefault(cluster => !projection.Clusters.Holds(cluster, knownBy)) is { } unknown)
        {
            return CannotTell(figure, null, Labels.Of(
                $"Chưa có cụm thi đua \"{unknown}\".", $"There is no cluster \"{unknown}\"."));
        }

        var question = new Question(
            figure.Scope, figure.From, figure.On, knownBy, figure.Facet?.Value);
        var answer = projection.Ask(indicator, question, explain: false);
        return Judge(figure, answer);
    }

    private static FigureVerdict Judge(FigureReported figure, Answer answer)
    {
        if (answer.Value is not { } value)
        {
            return CannotTell(figure, answer, answer.Absent!);
        }

        if (PrintedFigure.TryParse(figure.Printed.Value, out var problem) is not { } printed)
        {
            return CannotTell(figure, answer, Labels.Of(
                $"Không đọc được: {problem!.Vietnamese}.",
                $"It cannot be read: {problem.English}."));
        }

        if (MisfitOf(printed.Unit, answer.Indicator.Unit) is { } misfit)
        {
            return CannotTell(figure, answer, misfit);
        }

        if (!answer.RestsOnFacts)
        {
            return CannotTell(figure, answer, Labels.Of(
                "Sổ chưa có sự kiện nào cho phạm vi và thời gian này.",
                "The ledger holds no fact for this place and time."));
        }

        if (value.IsAbout && printed.Precision != FigurePrecision.About)
        {
            return CannotTell(figure, answer, Labels.Of(
                "Sổ chỉ biết số gần đúng.", "The ledger itself knows it only as about."));
        }

        var verdict = Compare(printed, value);
        return new(figure, answer, verdict, Because(verdict, answer));
    }

    private static Verdict Compare(PrintedFigure printed, Bounds value)
    {
        var (low, high) = (value.Low, value.High);
        var always = !IsBelow(printed, low)
            && (high is { } top ? !IsAbove(printed, top) : !HasUpperEnd(printed));
        var never = IsAbove(printed, low) || (high is { } most && IsBelow(printed, most));
        return always ? Verdict.Holds : never ? Verdict.Fails : Verdict.CannotTell;
    }

    private static bool HasUpperEnd(PrintedFigure printed) =>
        printed.Precision != FigurePrecision.AtLeast;

    /// <summary>Whether a value is too low for what is printed. Rounding keeps the order of
    /// values, so that two ends speak for all between them.</summary>
    private static bool IsBelow(PrintedFigure printed, Rational value) =>
        printed.Precision switch
        {
            FigurePrecision.AtMost => false,
            FigurePrecision.AtLeast => value < printed.Low.Value,
            FigurePrecision.About => value < printed.Low.Value - Share(printed.Low.Value),
            _ => Rounded(value, printed.Low) < printed.Low.Value,
        };

    private static bool IsAbove(PrintedFigure printed, Rational value) =>
        printed.Precision switch
        {
            FigurePrecision.AtLeast => false,
            FigurePrecision.AtMost => value > printed.Low.Value,
            FigurePrecision.About => value > printed.Low.Value + Share(printed.Low.Value),
            _ when printed.High is { } high => Rounded(value, high) > high.Value,
            _ => Rounded(value, printed.Low) > printed.Low.Value,
        };

    private static Rational Rounded(Rational value, PrintedNumber printed) =>
        (value / printed.Step).Round(0) * printed.Step;

    private static Rational Share(Rational value) => (value < 0 ? -value : value) * AboutShare;

    private static Labels? MisfitOf(FigureUnit printed, Unit unit)
    {
        var fits = printed switch
        {
            FigureUnit.Percent => unit.IsPercent,
            FigureUnit.Dong => unit.IsMoney,
            _ => !unit.IsPercent && !unit.IsMoney,
        };
        return fits ? null : Labels.Of(
            $"Đơn vị in không khớp với chỉ tiêu ({unit.Labels.Vietnamese}).",
            $"The printed unit is not the indicator's ({unit.Labels.English}).");
    }

    private static Labels Because(Verdict verdict, Answer answer)
    {
        var (vietnamese, english) =
            (Display.Value(answer, vietnamese: true), Display.Value(answer, vietnamese: false));
        return verdict switch
        {
            Verdict.Holds => Labels.Of($"Sổ tính ra {vietnamese}.", $"The ledger has {english}."),
            Verdict.Fails => Labels.Of(
                $"Sổ tính ra {vietnamese}, khác số đã in.",
                $"The ledger has {english}, not the printed figure."),
            _ => Labels.Of(
                $"Sổ chỉ biết {vietnamese}.", $"The ledger knows only {english}."),
        };
    }

    private static FigureVerdict CannotTell(
        FigureReported figure, Answer? answer, Labels because) =>
        new(figure, answer, Verdict.CannotTell, because);
}
