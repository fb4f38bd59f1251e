using CoopLedger.Domain.Places;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Ledger.Tests.Properties;

/// <summary>Everything that a projection says, as text.</summary>
internal static class Readings
{
    public static readonly string[] Scopes =
        ["nation", "unit:phu-tho", "unit:dak-lak", "cluster:c1", "cluster:c1+unit:phu-tho"];

    public static readonly (DateOnly? From, DateOnly To)[] Windows =
    [
        (new(2021, 1, 1), new(2024, 12, 31)),
        (new(2022, 1, 1), new(2022, 6, 30)),
        (null, new(2021, 12, 31)),
    ];

    public static IEnumerable<Question> Questions(long knownBy = long.MaxValue) =>
        from scope in Scopes
        from window in Windows
        select new Question(Scope.Parse(scope), window.From, window.To, knownBy);

    /// <summary>The values alone.</summary>
    public static List<string> Values(this Projection projection, long knownBy = long.MaxValue) =>
        projection.Told(knownBy, answer =>
            $"{answer.Numerator} / {answer.Denominator} = {answer.Value}");

    /// <summary>The values with what they rest on and what is said of them.</summary>
    public static List<string> Everything(
        this Projection projection, long knownBy = long.MaxValue) =>
        projection.Told(knownBy, answer =>
            $"{answer.Numerator} / {answer.Denominator} = {answer.Value} {answer.Absent} "
            + string.Join(' ', answer.Contributions.Select(item =>
                $"{item.Part} {item.AccountName} {item.Posting.Position} {item.Posting.Day} "
                + item.Posting.Amount))
            + string.Join(' ', answer.Warnings
                .Select(warning => warning.Text.English).Order(StringComparer.Ordinal)));

    private static List<string> Told(
        this Projection projection, long knownBy, Func<Answer, string> tell) =>
    [
        .. from question in Questions(knownBy)
           from indicator in Catalogue.All
           select $"{indicator} {question.Scope} {question.From}–{question.To}: "
               + tell(projection.Ask(indicator, question)),
    ];
}
