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

    /// <summary>Behind the last letter that has parts.</summary>
    private const int LettersEnd = 0x1F00;

    // By letter, zero where it has no parts: every name and code is read through these two.
    private static readonly char[] Bases = new char[LettersEnd];
    private static readonly char[] Marks = new char[LettersEnd];

    static VietnameseLetters()
    {
        // Each pair is a letter and what it becomes under the mark.
        Add(Circumflex, "aâ eê iî oô uû yŷ ạậ ẹệ ọộ");
        Add(Breve, "aă eĕ iĭ oŏ uŭ ạặ");
        Add(Horn, "oơ uư");
        Add(DotBelow, "aạ eẹ iị oọ uụ yỵ ơợ ưự");
        Add(Grave, "aà âầ ăằ eè êề iì oò ôồ ơờ uù ưừ yỳ");
        Add(Hook, "aả âẩ ăẳ eẻ êể iỉ oỏ ôổ ơở uủ ưử yỷ");
        Add(Tilde, "aã âẫ ăẵ eẽ êễ iĩ oõ ôỗ ơỡ uũ ưữ yỹ nñ");
        Add(Acute, "aá âấ ăắ eé êế ií oó ôố ơớ uú ưứ yý");
        Add(Caron, "cč");
    }

    public static bool IsMark(char letter) => letter is >= '\u0300' and <= '\u036F';

    /// <summary>The letter without its marks, in its case: 'Ấ' → 'A', 'đ' → 'd'.</summary>
    public static char Bare(char letter)
    {
        while (HasParts(letter))
        {
            letter = Bases[letter];
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
                && Composition.Wholes.TryGetValue((result[starter], letter), out var whole))
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
        if (HasParts(letter))
        {
            TakeApart(Bases[letter], taken);
            taken.Add(Marks[letter]);
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

    private static bool HasParts(char letter) => letter < LettersEnd && Bases[letter] != 0;

    private static void Add(char mark, string pairs)
    {
        foreach (var pair in pairs.Split(' '))
        {
            Add(mark, pair[0], pair[1]);
            Add(mark, char.ToUpperInvariant(pair[0]), char.ToUpperInvariant(pair[1]));
        }
    }

    private static void Add(char mark, char bare, char whole) =>
        (Bases[whole], Marks[whole]) = (bare, mark);

    /// <summary>Apart, since text that is not composed already is rare.</summary>
    private static class Composition
    {
        public static readonly Dictionary<(char Base, char Mark), char> Wholes = Enumerable
            .Range(0, LettersEnd).Select(letter => (char)letter).Where(HasParts)
            .ToDictionary(letter => (Bases[letter], Marks[letter]));
    }
}
