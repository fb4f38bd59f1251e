using System.Text;

namespace CoopLedger.Domain.Values;

/// <summary>The order of Vietnamese words, the same on every machine.</summary>
/// <remarks>
/// <para>Letters first: a ă â b c d đ e ê … o ô ơ … u ư v x y, f j w z where Latin has them.
/// Blanks stand before digits, digits before letters. Then tones, one for each word, so that
/// "Hòa" and "Hoà" meet: level, huyền, hỏi, ngã, sắc, nặng. Then small letters before capitals.
/// That is the order of the Unicode locale data for Vietnamese (CLDR, collation "vi"), with
/// tables of our own.</para>
/// </remarks>
public static class VietnameseOrder
{
    private const string Alphabet = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz";
    private const string Tones = "\u0300\u0309\u0303\u0301\u0323";
    private const char LettersFrom = '\u0100';
    private const char End = '\u0001';

    /// <summary>Compares as readers order names.</summary>
    public static IComparer<string> Comparer { get; } =
        Comparer<string>.Create((a, b) => string.CompareOrdinal(Key(a), Key(b)));

    /// <summary>The text's key: keys compared ordinally are in the order above. It is never shown.
    /// </summary>
    /// <returns>Different texts have different keys: equal names in different spellings are
    /// neighbours.</returns>
    public static string Key(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (letters, tones, cases) =
            (new StringBuilder(), new StringBuilder(), new StringBuilder());
        var tone = 0;
        foreach (var letter in VietnameseText.ToNfc(text))
        {
            var (shape, raised) = Apart(letter);
            tone = Math.Max(tone, raised);
            if (shape == '\0')
            {
                continue;
            }

            var small = char.ToLowerInvariant(shape);
            letters.Append(Weight(small));
            cases.Append(small == shape ? '2' : '3');
            if (!char.IsLetter(small))
            {
                tones.Append((char)('2' + tone));
                tone = 0;
            }
        }

        tones.Append((char)('2' + tone));
        return string.Join(End, letters, tones, cases, text);
    }

    /// <summary>The letter without its tone, and the tone: 0 for level.</summary>
    private static (char Shape, int Tone) Apart(char letter)
    {
        if (VietnameseLetters.IsMark(letter))
        {
            return ('\0', Tones.IndexOf(letter) + 1);
        }

        var (tone, shape) = (0, new StringBuilder());
        foreach (var part in VietnameseLetters.TakenApart(letter))
        {
            if (Tones.Contains(part))
            {
                tone = Tones.IndexOf(part) + 1;
            }
            else
            {
                shape.Append(part);
            }
        }

        return (VietnameseLetters.Compose(shape.ToString())[0], tone);
    }

    private static char Weight(char letter) => letter switch
    {
        _ when Alphabet.IndexOf(letter) is var place and >= 0 => (char)(LettersFrom + place),
        >= '0' and <= '9' => letter,
        _ when char.IsWhiteSpace(letter) => '\u0002',
        < '0' => (char)(letter + 0x03 - '\u0020'),
        < LettersFrom => (char)('\u0060' + (letter % 0x80)),
        _ => letter > (char)(LettersFrom + Alphabet.Length) ? letter : '\u00FF',
    };
}
