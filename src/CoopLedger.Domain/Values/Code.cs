using System.Runtime.CompilerServices;
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
    private static readonly CodeTable Table = CodeTable.Of(typeof(T));

    /// <summary>All codes, in the order of the enumeration.</summary>
    public static IReadOnlyList<string> All => Table.All;

    public static string Of(T value) => Table.All[Unsafe.As<T, int>(ref value)];

    public static LabelAttribute Label(T value) => Table.Labels[Unsafe.As<T, int>(ref value)];

    public static bool TryParse(string text, out T value)
    {
        var place = Table.Find(text);
        value = default;
        Unsafe.As<T, int>(ref value) = Math.Max(place, 0);
        return place >= 0;
    }
}
