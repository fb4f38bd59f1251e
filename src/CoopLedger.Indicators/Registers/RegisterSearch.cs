using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Registers;

/// <summary>Finds rows of a register by words, as people write them: without accents, in any
/// order, with the abbreviations of the field (HTX, LHHTX …) or in full.</summary>
/// <remarks>A set phrase is one term: "liên minh" does not find a union (liên hiệp) that is named
/// after Minh. A word of one's own may stand anywhere in another, as "36" in "htx-36".</remarks>
public sealed class RegisterSearch
{
    // Abbreviations and what they stand for, folded; the longer phrase before the shorter.
    private static readonly (string Short, string Phrase)[] Phrases =
    [
        ("lhhtx", "lien hiep hop tac xa"), ("lmhtx", "lien minh hop tac xa"),
        ("qtdnd", "quy tin dung nhan dan"), ("ubnd", "uy ban nhan dan"),
        ("hdnd", "hoi dong nhan dan"), ("kttt", "kinh te tap the"), ("bcd", "ban chi dao"),
        ("tuv", "tinh uy vien"), ("ctr", "chuong trinh"), ("htx", "hop tac xa"),
        ("tht", "to hop tac"), ("qtdnd", "quy tin dung"), ("lhhtx", "lien hiep"),
        ("lmhtx", "lien minh"), ("nq", "nghi quyet"), ("qd", "quyet dinh"), ("kh", "ke hoach"),
    ];

    private readonly List<Term> _terms = [];

    /// <param name="words">The words, all of which must be found; none finds every row.</param>
    public RegisterSearch(string words)
    {
        var rest = $" {VietnameseText.Fold(words)} ";
        foreach (var (abbreviation, phrase) in Phrases)
        {
            if (rest.Contains($" {phrase} ", StringComparison.Ordinal))
            {
                rest = rest.Replace($" {phrase} ", " ", StringComparison.Ordinal);
                _terms.Add(new([phrase], [abbreviation]));
            }
        }

        _terms.AddRange(rest.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word =>
            new Term(
                [word, .. Phrases.Where(item => item.Short == word).Select(item => item.Phrase)],
                [Twin(word)])));
    }

    public bool Finds(RegisterRow row)
    {
        var text = VietnameseText.Fold(string.Join(' ', row.Cells.Select(
            cell => $"{cell.Value} {cell.Shown.Vietnamese} {cell.Shown.English}")));
        return _terms.TrueForAll(term =>
            Array.Exists(term.Parts, part => text.Contains(part, StringComparison.Ordinal))
            || Array.Exists(term.Words, word => HasWord(text, word)));
    }

    /// <summary>The other spelling of a word that ends in i or y: kỷ and kỉ, tỷ and tỉ.</summary>
    private static string Twin(string word) => word switch
    {
        [.., 'y'] => word[..^1] + 'i',
        [.., 'i'] => word[..^1] + 'y',
        _ => word,
    };

    private static bool HasWord(string text, string word)
    {
        for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
        {
            var end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1]))
                && (end == text.Length || !char.IsLetterOrDigit(text[end])))
            {
                return true;
            }
        }

        return false;
    }

    /// <param name="Parts">Found anywhere, within a word, too.</param>
    /// <param name="Words">Found as whole words.</param>
    private sealed record Term(string[] Parts, string[] Words);
}
