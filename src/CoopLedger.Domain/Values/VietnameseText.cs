using System.Text;

namespace CoopLedger.Domain.Values;

/// <summary>Names and words compared as readers compare them, not as bytes.</summary>
/// <remarks>
/// <para>Knows the letters of Vietnamese and of the Central Highlands' names (č, ĕ, ñ …); other
/// scripts pass through unchanged. Reads no culture, so every machine gives the same answer.
/// </para>
/// </remarks>
public static class VietnameseText
{
    /// <summary>The key under which spellings of one name meet; it is never shown.</summary>
    /// <returns>Lower case without diacritics, tones and đ; "Hòa", "Hoà" and "HOA" are "hoa".
    /// Composed and decomposed input meet. Runs of blanks, with no-break ones, become one space,
    /// curly quotes and long dashes plain ones, and the ends are trimmed.</returns>
    public static string Fold(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in Bare(text))
        {
            if (letter == ' ' && result is { Length: 0 } or [.., ' '])
            {
                continue;
            }

            result.Append(char.ToLowerInvariant(letter));
        }

        return result.ToString().TrimEnd();
    }

    /// <summary>The name as an identifier: "BangKhen" and "Bằng khen" are "bang-khen".</summary>
    /// <returns>Only a–z, 0–9 and single hyphens between them; empty when nothing is left.
    /// </returns>
    public static string Slug(string text)
    {
        var bare = Bare(text);
        var result = new StringBuilder(bare.Length);
        for (var at = 0; at < bare.Length; at++)
        {
            var wordEnds = !char.IsAsciiLetterOrDigit(bare[at]) || IsWordStart(bare, at);
            if (wordEnds && result.Length > 0 && result[^1] != '-')
            {
                result.Append('-');
            }

            if (char.IsAsciiLetterOrDigit(bare[at]))
            {
                result.Append(char.ToLowerInvariant(bare[at]));
            }
        }

        return result.ToString().TrimEnd('-');
    }

    /// <summary>How many slips of the pen lie between two words.</summary>
    /// <returns>The fewest insertions, deletions, substitutions and swaps of neighbours, where no
    /// letter is edited twice (optimal string alignment): 0 for equal texts.</returns>
    public static int Distance(string a, string b)
    {
        var costs = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                costs[i, j] = i == 0 || j == 0 ? i + j : Cheapest(costs, a, b, i, j);
            }
        }

        return costs[a.Length, b.Length];
    }

    /// <summary>Whether the Vietnamese letters of the text are all composed.</summary>
    public static bool IsNfc(string text) =>
        string.Equals(text, ToNfc(text), StringComparison.Ordinal);

    /// <summary>Composes the Vietnamese letters of a text (Unicode form C).</summary>
    /// <returns>The same text when it is composed already. Marks that make no letter known here
    /// stay as they are.</returns>
    public static string ToNfc(string text) => VietnameseLetters.Compose(text);

    private static string Bare(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (!VietnameseLetters.IsMark(letter) && letter is not ('\u200B' or '\uFEFF'))
            {
                result.Append(Plain(VietnameseLetters.Bare(letter)));
            }
        }

        return result.ToString();
    }

    private static char Plain(char letter) => letter switch
    {
        '\u2018' or '\u2019' or '\u02BC' => '\'',
        '\u201C' or '\u201D' => '"',
        '\u2010' or '\u2011' or '\u2013' or '\u2014' => '-',
        _ => char.IsWhiteSpace(letter) ? ' ' : letter,
    };

    // A capital begins a word after a small letter or digit, or as the last of several capitals.
    private static bool IsWordStart(string bare, int at) =>
        at > 0 && char.IsAsciiLetterUpper(bare[at])
        && (char.IsAsciiLetterLower(bare[at - 1]) || char.IsAsciiDigit(bare[at - 1])
            || (char.IsAsciiLetterUpper(bare[at - 1])
                && at + 1 < bare.Length && char.IsAsciiLetterLower(bare[at + 1])));

    private static int Cheapest(int[,] costs, string a, string b, int i, int j)
    {
        var replaced = costs[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
        var cheapest = Math.Min(replaced, Math.Min(costs[i - 1, j], costs[i, j - 1]) + 1);
        var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(cheapest, costs[i - 2, j - 2] + 1) : cheapest;
    }
}
