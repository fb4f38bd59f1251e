using System.Text;
using System.Text.RegularExpressions;

namespace CoopLedger.Ledger.Tests.Decoding;

/// <summary>Alters the bytes of events in ways that a careless or a hostile writer might.</summary>
internal sealed partial class Mangler(int seed)
{
    private const string Letters = "{}[]\",:\\ 0123456789-.eE+truefalsn/\u0001\u00e0\u0301ab\u00a0";

    private static readonly string[] Values =
    [
        "0", "1", "-0", "-1", "1.0", "1e3", "01", "1.", ".5", "0.5", "0.50", "643.10", "12.345", "1.2.3",
        "65534", "65535", "65536", "1000000000000000000", "1000000000000000001", "99999999999.99",
        "9223372036854775807", "9223372036854775808", "-9223372036854775808", "1E400", "NaN",
        "true", "false", "True", "null", "{}", "[]", "\"\"", "\" \"", "\"x\"", "\"1\"",
        "\"2023-02-28\"", "\"2023-02-29\"", "\"2024-02-29\"", "\"2023-02-30\"", "\"1899-12-31\"",
        "\"1900-01-01\"", "\"2199-12-31\"", "\"2200-01-01\"", "\"2023-1-01\"", "\"2023-00-10\"",
        "\"2023-01-00\"", "\"0x23-01-01\"", "\"２023-01-01\"", "\"2023/01/01\"", "\"+023-01-01\"",
        "\"\u00a0x\"", "\"x\u00a0\"", "\"a\u00a0b\"", "\"\u2003x\"", "\"x\u2003\"", "\"\u3000x\"",
        "\"x\u3000\"", "\"\u1680x\"", "\"x\u1680\"", "\"x\u2028\"", "\"\u0085x\"", "\"x\u0085\"",
        "\"x\u200b\"", "\"\ufeffx\"", "\"a\u0301\"", "\"e\u0302\u0301\"", "\"a\u0323\"", "\"\u0344\"",
        "\"\u1100\u1161\"", "\"\u212b\"", "\"\u0387\"", "\"か\u3099\"", "\"\u007f\"", "\"a\u0001b\"",
        "\"a\tb\"", "\"a\nb\"", "\"a\u009fb\"", "\"\\u0041\"", "\"a\\nb\"", "\"\\ud800\"", "\"\\/\"",
        "\"HTX-01\"", "\"htx 01\"", "\"-a\"", "\"a-\"", "\".a\"", "\"a/\"", "\"a//b\"", "\"ă\"",
        "\"cooperative\"", "\"COOPERATIVE\"", "\"no-such-code\"", "\"group\"", "\"htx\"",
        "\"8CACBF0C-4466-56F6-A7B3-B99B1A3CE23D\"", "\"8cacbf0c446656f6a7b3b99b1a3ce23d\"",
        "\"{8cacbf0c-4466-56f6-a7b3-b99b1a3ce23d}\"", "\"nation\"", "\"unit:a+unit:a\"", "\"cluster:a\"",
        "\"portal+portal\"", "\"newspaper+portal\"", "\"portal+newspaper\"", "\"key:K\"",
        $"\"{new string('a', 64)}\"", $"\"{new string('a', 65)}\"",
        $"\"{new string('x', 500)}\"", $"\"{new string('x', 501)}\"", $"\"{new string('đ', 251)}\"",
        $"\"{new string('đ', 500)}\"", $"\"{new string('đ', 501)}\"", $"\"{new string('x', 600)}\"",
        "/**/1", "'x'", "\"x", "x\"",
    ];

    private readonly Random _numbers = new(seed);

    public byte[] Altered(byte[] data) => _numbers.Next(8) switch
    {
        0 => data,
        1 or 2 or 3 => Replaced(data),
        4 => Fields(data),
        _ => Letter(data),
    };

    /// <summary>Another value in the place of one.</summary>
    private byte[] Replaced(byte[] data)
    {
        var text = Encoding.UTF8.GetString(data);
        var places = Value().Matches(text);
        var place = places[_numbers.Next(places.Count)];
        var value = Values[_numbers.Next(Values.Length)];
        return Encoding.UTF8.GetBytes(
            text[..place.Index] + ":" + value + text[(place.Index + place.Length)..]);
    }

    /// <summary>Fields doubled, left out, exchanged, put last or given other names.</summary>
    private byte[] Fields(byte[] data)
    {
        var text = Encoding.UTF8.GetString(data);
        var fields = Field().Matches(text).Select(match => match.Value).ToList();
        var (one, other) = (_numbers.Next(fields.Count), _numbers.Next(fields.Count));
        switch (_numbers.Next(5))
        {
            case 0:
                fields.Insert(other, fields[one]);
                break;
            case 1:
                fields.RemoveAt(one);
                break;
            case 2:
                (fields[one], fields[other]) = (fields[other], fields[one]);
                break;
            case 3:
                fields[one] = fields[one].Replace(":", " : ", StringComparison.Ordinal);
                break;
            default:
                fields[one] = fields[one].ToUpperInvariant();
                break;
        }

        return Encoding.UTF8.GetBytes($"{{{string.Join(',', fields)}}}");
    }

    private byte[] Letter(byte[] data)
    {
        var at = _numbers.Next(data.Length);
        var letter = Encoding.UTF8.GetBytes($"{Letters[_numbers.Next(Letters.Length)]}");
        return _numbers.Next(6) switch
        {
            0 => [.. data[..at], (byte)(data[at] ^ (1 << _numbers.Next(8))), .. data[(at + 1)..]],
            1 => [.. data[..at], .. data[(at + 1)..]],
            2 => [.. data[..at], .. letter, .. data[at..]],
            3 => [.. data[..at], .. letter, .. data[(at + 1)..]],
            4 => [.. data[..at], .. data[_numbers.Next(at, data.Length)..]],
            _ => data[..at],
        };
    }

    [GeneratedRegex(
        ":(\"([^\"\\\\]|\\\\.)*\"|[^,{}\"]+)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Value();

    [GeneratedRegex(
        "\"[A-Za-z]+\":(\"([^\"\\\\]|\\\\.)*\"|[^,{}\"]+)",
        RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex Field();
}
