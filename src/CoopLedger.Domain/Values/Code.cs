using System.Reflection;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Domain.Values;

/// <summary>Other spellings that people and spreadsheets use for a code.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class AlsoAttribute(params string[] spellings) : Attribute
{
    public IReadOnlyList<string> Spellings { get; } = spellings;
}

/// <summary>The stored codes of an enumeration: kebab-case of the member's name.</summary>
/// <remarks>Reading is generous (case, accents, blanks, Vietnamese names and abbreviations);
/// writing is always the one code.</remarks>
public static class Code<T>
    where T : struct, Enum
{
    private static readonly Dictionary<T, string> Texts = [];
    private static readonly Dictionary<T, LabelAttribute> Labelled = [];
    private static readonly Dictionary<string, T> Values = new(StringComparer.Ordinal);

    static Code()
    {
        foreach (var value in Enum.GetValues<T>())
        {
            var field = typeof(T).GetField(value.ToString())!;
            var label = field.GetCustomAttribute<LabelAttribute>()
                ?? throw new InvalidOperationException($"{typeof(T).Name}.{value} has no label.");
            Texts[value] = VietnameseText.Slug(value.ToString());
            Labelled[value] = label;
            foreach (var spelling in (string[])[
                value.ToString(), label.Vietnamese, label.English,
                .. field.GetCustomAttribute<AlsoAttribute>()?.Spellings ?? []])
            {
                Values[VietnameseText.Slug(spelling)] = value;
            }
        }

        // Not an initialiser: those run before this constructor.
        All = [.. Enum.GetValues<T>().Select(value => Texts[value])];
    }

    /// <summary>All codes, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> All { get; }

    public static string Of(T value) => Texts[value];

    public static LabelAttribute Label(T value) => Labelled[value];

    public static bool TryParse(string text, out T value) =>
        Values.TryGetValue(text, out value) // A code is its own slug, and needs no folding.
        || Values.TryGetValue(VietnameseText.Slug(text), out value);
}
