using System.Collections.Immutable;

namespace CoopLedger.Indicators.Plans;

/// <summary>Which target is meant where a scope has several: <c>plan:ID</c>, <c>target:ID</c> or
/// the code of its indicator, joined by <c>+</c> when one alone does not tell.</summary>
public sealed record TargetChoice
{
    private const string PlanPrefix = "plan:";
    private const string TargetPrefix = "target:";

    private readonly ImmutableArray<string> _words;

    private TargetChoice(ImmutableArray<string> words) => _words = words;

    /// <exception cref="FormatException">A word is none of the three.</exception>
    public static TargetChoice Parse(string? text)
    {
        var words = (text ?? "").Split(
            '+', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        foreach (var word in words)
        {
            if (!IsNamed(word, PlanPrefix) && !IsNamed(word, TargetPrefix)
                && !Catalogue.All.Any(indicator => indicator.Code.Text == word))
            {
                throw new FormatException(
                    $"\"{word}\" is neither plan:ID nor target:ID nor an indicator's code.");
            }
        }

        return new([.. words]);
    }

    /// <summary>Whether a target is meant.</summary>
    public bool Takes(PlanTarget target) => _words.All(word =>
        word == PlanPrefix + target.Plan.Plan
        || word == TargetPrefix + target.Target.Set.Target
        || word == target.Target.Set.Indicator.Text);

    private static bool IsNamed(string word, string prefix) =>
        word.StartsWith(prefix, StringComparison.Ordinal) && word.Length > prefix.Length;
}
