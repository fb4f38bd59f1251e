using System.Collections.Frozen;
using System.Text;

namespace CoopLedger.Domain.Values;

/// <summary>The accented letters of Vietnamese and of the Central Highlands' place names.</summary>
/// <remarks>
/// <para>The solution runs without culture tables, and there <c>string.Normalize</c> changes
/// nothing but claims success; so the composition rules are here (Unicode Standard, annex 15).
/// </para>
/// </remarks>
internal static class VietnameseLetters
{
    private const char Grave = '\u0300';
    private const char Acute = '\u0301';
    private const char Circumflex = '\u0302';
    private const char Tilde = '\u0303';
    private const char Breve = '\u0306';
    private const char Hook = '\u0309';
    private const char Caron = '\u030C';
    private const char Horn = '\u031B';
    private const char DotBelow = '\u0323';

    private static readonly FrozenDictionary<char, (char Base, char Mark)> Parts = Pairs()
        .SelectMany(row => row.Pairs.Split(' ').SelectMany(pair => new[] { pair, Upper(pair) })
            .Select(pair => (Whole: pair[1], Parts: (pair[0], row.Mark))))
        .ToFrozenDictionary(entry => entry.Whole, entry => entry.Parts);

    private static readonly FrozenDictionary<(char Base, char Mark), char> Wholes =
        Parts.ToFrozenDictionary(entry => entry.Value, entry => entry.Key);

    public static bool IsMark(char letter) => letter is >= '\u0300' and <= '\u036F';

    /// <summary>The letter without its marks, in its case: 'Ấ' → 'A', 'đ' → 'd'.</summary>
    public static char Bare(char letter)
    {
        while (Parts.TryGetValue(letter, out var parts))
        {
            letter = parts.Base;
        }

        // Eth and the African D look like Đ and stand for it in texts from old fonts.
        return letter switch
        {
            'đ' or '\u00F0' or '\u0256' => 'd',
            'Đ' or '\u00D0' or '\u0189' => 'D',
            'ƀ' => 'b',
            'Ƀ' => 'B',
            _ => letter,
        };
    }

    /// <summary>The letter and its marks, one by one: 'ậ' is a, dot below and circumflex.</summary>
    public static IReadOnlyList<char> TakenApart(char letter)
    {
        var taken = new List<char>(3);
        TakeApart(letter, taken);
        return taken;
    }

    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('\u0300', '\u036F'))
        {
            return text;
        }

        var taken = Ordered(text);
        var result = new StringBuilder(taken.Count);
        var (starter, before) = (-1, 0);
        foreach (var letter in taken)
        {
            var rank = Rank(letter);
            var blocked = before != 0 && before >= rank;
            if (starter >= 0 && rank != 0 && !blocked
                && Wholes.TryGetValue((result[starter], letter), out var whole))
            {
                result[starter] = whole;
                continue;
            }

            starter = rank == 0 ? result.Length : starter;
            before = rank;
            result.Append(letter);
        }

        return result.ToString();
    }

    // Letters taken apart, and the marks of each in canonical order.
    private static List<char> Ordered(string text)
    {
        var taken = new List<char>(text.Length * 2);
        foreach (var letter in text)
        {
            TakeApart(letter, taken);
        }

        for (var at = 1; at < taken.Count; at++)
        {
            var rank = Rank(taken[at]);
            for (var to = at; rank != 0 && to > 0 && Rank(taken[to - 1]) > rank; to--)
            {
                (taken[to - 1], taken[to]) = (taken[to], taken[to - 1]);
            }
        }

        return taken;
    }

    private static void TakeApart(char letter, List<char> taken)
    {
        if (Parts.TryGetValue(letter, out var parts))
        {
            TakeApart(parts.Base, taken);
            taken.Add(parts.Mark);
            return;
        }

        // The two tone marks that Unicode once gave Vietnamese are other names of grave and acute.
        taken.Add(letter switch { '\u0340' => Grave, '\u0341' => Acute, _ => letter });
    }

    private static int Rank(char letter) => letter switch
    {
        Horn => 216,
        DotBelow => 220,
        Grave or Acute or Circumflex or Tilde or Breve or Hook or Caron => 230,
        _ => 0,
    };

    // Each pair is a letter and what it becomes under the mark.
    private static IEnumerable<(char Mark, string Pairs)> Pairs() =>
    [
        (Circumflex, "aâ eê iî oô uû yŷ ạậ ẹệ ọộ"),
        (Breve, "aă eĕ iĭ oŏ uŭ ạặ"),
        (Horn, "oơ uư"),
        (DotBelow, "aạ eẹ iị oọ uụ yỵ ơợ ưự"),
        (Grave, "aà âầ ăằ eè êề iì oò ôồ ơờ uù ưừ yỳ"),
        (Hook, "aả âẩ ăẳ eẻ êể iỉ oỏ ôổ ơở uủ ưử yỷ"),
        (Tilde, "aã âẫ ăẵ eẽ êễ iĩ oõ ôỗ ơỡ uũ ưữ yỹ nñ"),
        (Acute, "aá âấ ăắ eé êế ií oó ôố ơớ uú ưứ yý"),
        (Caron, "cč"),
    ];

    private static string Upper(string pair) =>
        $"{char.ToUpperInvariant(pair[0])}{char.ToUpperInvariant(pair[1])}";
}
