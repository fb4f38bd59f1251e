using System.Globalization;
using System.Text;

namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>Writes what tells events from others by its texts instead of their codes, which differ
/// from one scan to another. For one thread at a time.</summary>
/// <param name="plan">How the events are scanned.</param>
/// <param name="books">The codes of each field.</param>
internal sealed class KindText(ScanPlan plan, CodeBook?[] books)
{
    private readonly StringBuilder _text = new();
    private char[] _letters = [];

    /// <summary>The text of a kind of event, until the next is asked for.</summary>
    public ReadOnlySpan<char> Of(EventKind kind)
    {
        _text.Clear().Append(plan.Name);
        var place = 0;
        for (var i = 0; i < plan.Fields.Length; i++)
        {
            if (plan.Fields[i].TellsApart)
            {
                Append(kind.At(place++), books[i]);
            }
        }

        if (plan.Compared is not null)
        {
            Append(kind.At(place), null);
        }

        if (_text.Length > _letters.Length)
        {
            _letters = new char[_text.Length * 2];
        }

        _text.CopyTo(0, _letters, _text.Length);
        return _letters.AsSpan(0, _text.Length);
    }

    private void Append(int code, CodeBook? book)
    {
        _text.Append('|');
        _ = code == 0 || book is null
            ? _text.Append(CultureInfo.InvariantCulture, $"{code}")
            : _text.Append(book.TextAt(code));
    }
}
