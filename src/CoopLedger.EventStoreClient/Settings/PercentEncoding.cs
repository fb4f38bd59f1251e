using System.Text;

namespace EventStore.Client;

/// <summary>The <c>%XX</c> of RFC 3986, read strictly: what is not well-formed has no meaning.
/// </summary>
internal static class PercentEncoding
{
    private static readonly UTF8Encoding Strict = new(
        encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <exception cref="InvalidCharacterException">A control character, or half a surrogate pair.
    /// </exception>
    public static void Check(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsSurrogatePair(text, at))
            {
                at++;
            }
            else if (char.IsControl(text[at]) || char.IsSurrogate(text[at]))
            {
                throw new InvalidCharacterException(at + 1);
            }
        }
    }

    /// <returns>The text, or <see langword="null"/> if a <c>%</c> is not followed by two digits, or
    /// the bytes are not UTF-8, or they are control characters.</returns>
    public static string? Decode(string text)
    {
        var bytes = new List<byte>(Strict.GetByteCount(text));
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] != '%')
            {
                var next = text.IndexOf('%', at) is >= 0 and var found ? found : text.Length;
                bytes.AddRange(Strict.GetBytes(text, at, next - at));
                at = next - 1;
            }
            else if (at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1])
                && char.IsAsciiHexDigit(text[at + 2]))
            {
                bytes.Add(Convert.FromHexString(text.AsSpan(at + 1, 2))[0]);
                at += 2;
            }
            else
            {
                return null;
            }
        }

        return Text([.. bytes]);
    }

    private static string? Text(byte[] bytes)
    {
        var text = Encoding.UTF8.GetString(bytes);
        // A replacement makes other bytes: they were not UTF-8.
        return Strict.GetBytes(text).AsSpan().SequenceEqual(bytes) && !text.Any(char.IsControl)
            ? text : null;
    }
}
