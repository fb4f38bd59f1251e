using System.Text;

namespace CoopLedger.Architecture.Tests;

/// <summary>Takes comments and the words of strings out of C#, and leaves the code, the holes of
/// interpolated strings and the lines as they are.</summary>
internal sealed class CSharpText
{
    private readonly string _text;
    private readonly StringBuilder _code = new();
    private int _at;

    private CSharpText(string text) => _text = text;

    public static string CodeOf(string text)
    {
        var reader = new CSharpText(text);
        reader.Code(inHole: false);
        return reader._code.ToString();
    }

    private char this[int ahead] => _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private bool AtEnd => _at >= _text.Length;

    private void Code(bool inHole)
    {
        for (var depth = 0; !AtEnd;)
        {
            if (inHole && depth == 0 && this[0] is '}')
            {
                return;
            }

            if (this[0] == '/' && this[1] is '/' or '*')
            {
                Comment(isLine: this[1] == '/');
            }
            else if (this[0] == '\'')
            {
                Character();
            }
            else if (StringAhead() is var (dollars, verbatim, quotes))
            {
                String(dollars, verbatim, quotes);
            }
            else
            {
                depth += this[0] switch { '{' => 1, '}' => -1, _ => 0 };
                Keep();
            }
        }
    }

    /// <summary>Whether a string begins here: how many $, whether with @, how many quotes.</summary>
    private (int Dollars, bool Verbatim, int Quotes)? StringAhead()
    {
        var (ahead, dollars, verbatim) = (0, 0, false);
        for (; this[ahead] is '$' or '@'; ahead++)
        {
            (dollars, verbatim) = (dollars + (this[ahead] == '$' ? 1 : 0),
                verbatim || this[ahead] == '@');
        }

        var quotes = 0;
        while (this[ahead + quotes] == '"')
        {
            quotes++;
        }

        return quotes == 0 ? null : (dollars, verbatim, quotes is 2 ? 1 : quotes);
    }

    private void String(int dollars, bool verbatim, int quotes)
    {
        while (this[0] is '$' or '@')
        {
            Keep();
        }

        quotes = verbatim ? 1 : quotes;
        Drop(quotes);
        while (!AtEnd && !EndsString(verbatim, quotes))
        {
            if (dollars > 0 && OpensHole(dollars, quotes))
            {
                Keep();
                Code(inHole: true);
                Keep();
            }
            else
            {
                var escaped = quotes == 1 && ((!verbatim && this[0] == '\\')
                    || (verbatim && this[0] == '"')
                    || (dollars > 0 && this[0] is '{' or '}'));
                Drop(escaped ? 2 : 1);
            }
        }

        Drop(quotes);
    }

    private bool EndsString(bool verbatim, int quotes)
    {
        for (var i = 0; i < quotes; i++)
        {
            if (this[i] != '"')
            {
                return false;
            }
        }

        return !(verbatim && this[1] == '"');
    }

    private bool OpensHole(int dollars, int quotes)
    {
        var braces = 0;
        while (this[braces] == '{')
        {
            braces++;
        }

        if (quotes == 1 ? braces % 2 == 0 : braces < dollars)
        {
            return false;
        }

        Drop(braces - 1);
        return true;
    }

    private void Comment(bool isLine)
    {
        Drop(2);
        while (!AtEnd && (isLine ? this[0] != '\n' : this[0] != '*' || this[1] != '/'))
        {
            Drop(1);
        }

        Drop(isLine ? 0 : 2);
    }

    private void Character()
    {
        Drop(1);
        while (!AtEnd && this[0] is not ('\'' or '\n'))
        {
            Drop(this[0] == '\\' ? 2 : 1);
        }

        Drop(1);
    }

    private void Keep()
    {
        if (!AtEnd)
        {
            _code.Append(_text[_at++]);
        }
    }

    private void Drop(int count)
    {
        for (var i = 0; i < count && !AtEnd; i++, _at++)
        {
            _code.Append(_text[_at] == '\n' ? '\n' : ' ');
        }
    }
}
