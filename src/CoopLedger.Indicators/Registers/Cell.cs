using CoopLedger.Domain.Persons;
using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Registers;

/// <summary>One cell of a register: what machines read, and what people read.</summary>
/// <param name="Value">For machines: an ISO date, a code, plain digits; <see langword="null"/>
/// when nothing is known.</param>
/// <param name="Shown">For people.</param>
public readonly record struct Cell(string? Value, Labels Shown)
{
    /// <summary>Whose name or contact belongs here. It is sealed: whoever has the keys fills it
    /// in, and this layer never can.</summary>
    public PersonId? Person { get; init; }

    /// <summary>Whether it is the contact that belongs here, and not the name.</summary>
    public bool IsContact { get; init; }

    public static Cell Empty { get; } = new(null, Labels.Of("", ""));

    public static Cell Of(string? text) =>
        text is null ? Empty : new(text, Labels.Of(text, text));

    public static Cell Of(Text? text) => Of(text?.Value);

    public static Cell Of(Id? id) => Of(id?.Text);

    public static Cell Of(DateOnly? day) => day is { } known
        ? new(CivilDate.Iso(known), Labels.Of(CivilDate.Format(known), CivilDate.Format(known)))
        : Empty;

    /// <summary>Where the name of a person belongs; empty when there is nobody.</summary>
    public static Cell OfName(PersonId? person) => Empty with { Person = person };

    /// <summary>Where the contact of a person belongs.</summary>
    public static Cell OfContact(PersonId person) =>
        Empty with { Person = person, IsContact = true };

    /// <summary>A whole number, grouped by thousands for people.</summary>
    public static Cell Of(long? number) => number is { } known
        ? new(
            known.ToString(System.Globalization.CultureInfo.InvariantCulture),
            Labels.Of(VietnameseNumber.Format(known), VietnameseNumber.Format(known)))
        : Empty;

    /// <summary>Hundredths of a percent: 2000 for machines is 20,00 % for people.</summary>
    public static Cell OfHundredths(long? basisPoints)
    {
        if (basisPoints is not { } known)
        {
            return Empty;
        }

        var shown = VietnameseNumber.Format(new Rational(known, 100), 2) + " %";
        return Of(known) with { Shown = Labels.Of(shown, shown) };
    }

    /// <summary>A code, with its label for people.</summary>
    public static Cell OfCode<T>(T? code)
        where T : struct, Enum =>
        code is { } known
            ? new(
                Code<T>.Of(known),
                Labels.Of(Code<T>.Label(known).Vietnamese, Code<T>.Label(known).English))
            : Empty;

    /// <summary>A word of our own, such as a status.</summary>
    public static Cell OfWord(string code, string vietnamese, string english) =>
        new(code, Labels.Of(vietnamese, english));
}
