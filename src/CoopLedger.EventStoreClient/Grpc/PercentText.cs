using System.Text;

namespace EventStore.Client.Grpc;

/// <summary>The coding of grpc-message: UTF-8, with %XX for what a header cannot hold.</summary>
/// <remarks>
/// Source: github.com/grpc/grpc, doc/PROTOCOL-HTTP2.md, "Percent-Encoded": a receiver does not fail
/// on a wrong coding, it keeps what it cannot read.
/// </remarks>
internal static class PercentText
{
    public static string Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var length = 0;
        for (var at = 0; at < bytes.Length; at++, length++)
        {
            if (bytes[at] == '%' && at + 2 < bytes.Length
                && char.IsAsciiHexDigit((char)bytes[at + 1])
                && char.IsAsciiHexDigit((char)bytes[at + 2]))
            {
                bytes[length] = (byte)((Digit(bytes[at + 1]) << 4) | Digit(bytes[at + 2]));
                at += 2;
            }
            else
            {
                bytes[length] = bytes[at];
            }
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static int Digit(byte letter) => letter <= '9' ? letter - '0' : (letter & 0xF) + 9;
}
