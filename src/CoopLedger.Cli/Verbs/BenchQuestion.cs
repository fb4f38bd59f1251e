using CoopLedger.Bench;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Cli.Verbs;

/// <summary>A kind of question.</summary>
/// <param name="Code">For machines.</param>
/// <param name="OfUnit">Of a unit, or of the nation.</param>
/// <param name="IsKnownBy">As known at a position, or now.</param>
/// <param name="Vietnamese">What it asks of.</param>
/// <param name="English">The same.</param>
internal sealed record BenchQuestionKind(
    string Code, bool OfUnit, bool IsKnownBy, string Vietnamese, string English);

/// <summary>A question about a day of the made-up history.</summary>
internal sealed class BenchQuestion
{
    private static readonly string[] Codes =
        ["members", "active", "loan-outstanding", "membership-rate"];

    private readonly Indicator _indicator;
    private readonly Question _question;

    private BenchQuestion(string code, HandCount byHand)
    {
        _indicator = Catalogue.Find(new IndicatorCode(code))!;
        _question = new(
            byHand.Unit is { } unit ? Scope.Parse($"unit:{unit}") : Scope.Nation, null,
            byHand.Day, byHand.KnownBy);
        ByHand = byHand;
    }

    public static BenchQuestionKind[] Kinds { get; } =
    [
        new("unitAsOf", true, false, "một tỉnh, một ngày", "a unit on a day"),
        new("unitKnownBy", true, true, "một tỉnh, một ngày, theo vị trí",
            "a unit on a day, as known"),
        new("nationAsOf", false, false, "cả nước, một ngày", "the nation on a day"),
        new("nationKnownBy", false, true, "cả nước, một ngày, theo vị trí",
            "the nation on a day, as known"),
    ];

    /// <summary>What the answer rests on, to be counted by hand.</summary>
    public HandCount ByHand { get; }

    /// <summary>Questions of one kind, always the same for a plan.</summary>
    public static IEnumerable<BenchQuestion> Of(
        BenchQuestionKind kind, NationPlan plan, int count)
    {
        var numbers = new SeededNumbers(plan.Seed);
        for (var i = 0; i < count; i++)
        {
            var unit = Nation.Units[numbers.Next(Nation.Units.Length)];
            var day = Nation.Begin.AddDays(
                numbers.Next(Nation.End.DayNumber - Nation.Begin.DayNumber + 1));
            var position = 1L + numbers.Next(plan.Events);
            yield return new(Codes[i % Codes.Length], new(
                kind.OfUnit ? unit : null, day, kind.IsKnownBy ? position : long.MaxValue));
        }
    }

    public Answer Ask(Projection projection) =>
        projection.Ask(_indicator, _question, explain: false);

    /// <exception cref="InvalidOperationException">The answer is not what was counted.</exception>
    public void Check(Answer answer)
    {
        var totals = ByHand.Totals;
        var (above, below) = _indicator.Code.Text switch
        {
            "members" => (totals[Tally.Members], 1),
            "active" => (totals[Tally.Active], 1),
            "loan-outstanding" => (totals[Tally.LoanOutstanding], 1),
            _ => (totals[Tally.RateMembers], totals[Tally.RateActive]),
        };
        var (counted, shared) = (answer.Numerator!.Value.Low, answer.Denominator!.Value.Low);
        CoopLedger.Bench.Check.Same(
            (new Rational(above, 1), new Rational(below, 1)), (counted, shared),
            $"{_indicator.Code} of {_question}");
    }
}
