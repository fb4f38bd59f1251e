namespace CoopLedger.Domain.Values;

/// <summary>A place in a figure's text, composed, single-spaced and trimmed.</summary>
internal sealed class FigureCursor
{
    private string _text;
    private string _lower;
    private int _at;

    public FigureCursor(string text)
    {
        // Splitting on null splits on every kind of blank, the no-break ones among them.
        _text = string.Join(' ', VietnameseText.ToNfc(text)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        _lower = string.Concat(_text.Select(char.ToLowerInvariant));
    }

    public bool AtEnd => _at == _text.Length;

    public string Rest => _text[_at..];

    public bool Sees(string word)
    {
        var end = _at + word.Length;
        return string.CompareOrdinal(_lower, _at, word, 0, word.Length) == 0
            && !(char.IsLetter(word[^1]) && end < _text.Length && char.IsLetter(_text[end]));
    }

    public bool SeesAny(string[] words) => Array.Exists(words, Sees);

    public bool Take(string word)
    {
        if (!Sees(word))
        {
            return false;
        }

        Move(_at + word.Length);
        return true;
    }

    public bool TakeAny(string[] words) => Array.Exists(words, Take);

    public bool Take<T>((string Word, T Meaning)[] words, out T? meaning)
    {
        var found = Array.FindIndex(words, entry => Take(entry.Word));
        meaning = found < 0 ? default : words[found].Meaning;
        return found >= 0;
    }

    /// <summary>Takes words off the end of the text.</summary>
    public bool TakeLast<T>((string Word, T Meaning)[] words, out T? meaning)
    {
        foreach (var (word, said) in words)
        {
            var start = _text.Length - word.Length;
            if (start >= _at && _lower.EndsWith(word, StringComparison.Ordinal)
                && (start == 0 || !char.IsLetter(_text[start - 1])))
            {
                _text = _text[..start].TrimEnd();
                _lower = _lower[.._text.Length];
                _at = Math.Min(_at, _text.Length);
                meaning = said;
                return true;
            }
        }

        meaning = default;
        return false;
    }

    /// <summary>Takes all that could belong to a number, right or wrong; empty for none.</summary>
    public string TakeNumber()
    {
        var (start, end) = (_at, _at);
        while (end < _text.Length && (char.IsAsciiDigit(_text[end]) || _text[end] is '.' or ','
            || (end == start && _text[end] == '-')))
        {
            end++;
        }

        if (!_text.AsSpan(start, end - start).ContainsAnyInRange('0', '9'))
        {
            return string.Empty;
        }

        Move(end);
        return _text[start..end];
    }

    /// <summary>Whether a digit stands there that is no part of a word, as in "m2".</summary>
    public static bool HasNumber(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsDigit(text[at]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))
            {
                return true;
            }
        }

        return false;
    }

    private void Move(int to) => _at = to < _text.Length && _text[to] == ' ' ? to + 1 : to;
}
