using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Facts;

/// <summary>A reason for which a command can be refused.</summary>
/// <param name="Code">Stable, such as <c>member.already-admitted</c>; what machines match on.
/// </param>
/// <param name="Vietnamese">The sentence, with {0}, {1} … where a refusal says what it met.</param>
/// <param name="English">The same sentence in English, with the same places.</param>
/// <param name="Source">The article of law, or the convention of the field, that it comes from.
/// </param>
public sealed record Rule(string Code, string Vietnamese, string English, string Source)
{
    /// <summary>This rule, broken by what <paramref name="met"/> tells.</summary>
    public Refusal BrokenBy(params ReadOnlySpan<object> met) => new(this, Texts(met));

    /// <summary>The same, where one field of the command is to blame.</summary>
    public Refusal BrokenByField(string field, params ReadOnlySpan<object> met) =>
        new(this, Texts(met)) { Field = field };

    private static ImmutableArray<string> Texts(ReadOnlySpan<object> met)
    {
        var texts = ImmutableArray.CreateBuilder<string>(met.Length);
        foreach (var thing in met)
        {
            texts.Add(thing switch
            {
                DateOnly day => CivilDate.Format(day),
                IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
                _ => thing.ToString() ?? string.Empty,
            });
        }

        return texts.ToImmutable();
    }
}

/// <summary>The answer "no" to a command: the rule, and what broke it. An expected answer, hence
/// a value and not an exception.</summary>
public sealed partial record Refusal(Rule Rule, ImmutableArray<string> Met)
{
    /// <summary>The command's field to look at, in camelCase, when there is one.</summary>
    public string? Field { get; init; }

    public string Code => Rule.Code;

    public string Vietnamese => Filled(Rule.Vietnamese);

    public string English => Filled(Rule.English);

    public override string ToString() => $"{Code}: {English}";

    // In one pass: what was met may itself look like a place, and stays as it is.
    private string Filled(string sentence) => Places().Replace(sentence, place =>
        place.Value[1] - '0' is var i && i < Met.Length ? Met[i] : place.Value);

    [GeneratedRegex(@"\{[0-9]\}", RegexOptions.NonBacktracking)]
    private static partial Regex Places();
}
