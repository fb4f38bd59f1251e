namespace CoopLedger.Ledger.Json.Decoding;

/// <summary>Writes what tells events from others by its texts instead of their codes, which differ
/// from one scan to another. For one thread at a time.</summary>
/// <param name="plan">How the events are scanned.</param>
/// <param name="books">The codes of each field.</param>
/// <remarks>Only to be compared: a letter stands for each byte of a text.</remarks>
internal sealed class KindText(ScanPlan plan, CodeBook?[] books)
{
    private char[] _letters = new char[256];
    private int _length;

    /// <summary>The text of a kind of event, until the next is asked for.</summary>
    public ReadOnlySpan<char> Of(EventKind kind)
    {
        _length = 0;
        plan.Name.CopyTo(Room(plan.Name.Length));
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

        return _letters.AsSpan(0, _length);
    }

    /// <summary>Adds the text of a code after its length, so that no two kinds read alike; the code
    /// itself where there is no text.</summary>
    private void Append(int code, CodeBook? book)
    {
        if (code == 0 || book is null)
        {
            Room(1)[0] = (char)code;
            return;
        }

        var bytes = book.TextOf(code);
        Room(1)[0] = (char)(bytes.Length + 1);
        var letters = Room(bytes.Length);
        for (var i = 0; i < letters.Length; i++)
        {
            letters[i] = (char)bytes[i];
        }
    }

    private Span<char> Room(int length)
    {
        if (_length + length > _letters.Length)
        {
            Array.Resize(ref _letters, (_length + length) * 2);
        }

        _length += length;
        return _letters.AsSpan(_length - length, length);
    }
}
