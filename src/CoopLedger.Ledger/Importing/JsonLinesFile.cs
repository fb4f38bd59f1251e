using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Json;

namespace CoopLedger.Ledger.Importing;

/// <summary>Reads a file of lines as UTF-8, and stops at the first byte that is not.</summary>
public static class JsonLinesFile
{
    /// <summary>The longest line, in bytes.</summary>
    public const int LineMax = 1 << 20;

    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The lines with their numbers, from 1; blank lines are left out. LF and CRLF end a
    /// line; a byte order mark at the start is not part of it.</summary>
    /// <exception cref="NotLinesException">A byte that is not UTF-8, a NUL, or a line that is too
    /// long.</exception>
    public static IEnumerable<(int Number, string Line)> Read(Stream file)
    {
        var line = new MemoryStream();
        var (number, start, offset) = (1, 0L, 0L);
        var buffer = new byte[1 << 16];
        for (int read; (read = file.Read(buffer)) > 0; offset += read)
        {
            for (var from = 0; from < read;)
            {
                var end = Array.IndexOf(buffer, (byte)'\n', from, read - from);
                line.Write(buffer, from, (end < 0 ? read : end) - from);
                if (line.Length > LineMax)
                {
                    throw new NotLinesException(
                        number, InputRules.LineTooLong.BrokenBy(LineMax));
                }

                if (end < 0)
                {
                    break;
                }

                if (Text(line, number, start) is { Length: > 0 } text)
                {
                    yield return (number, text);
                }

                (number, start, from) = (number + 1, offset + end + 1, end + 1);
                line.SetLength(0);
            }
        }

        if (Text(line, number, start) is { Length: > 0 } last)
        {
            yield return (number, last);
        }
    }

    private static string Text(MemoryStream line, int number, long start)
    {
        var bytes = line.GetBuffer().AsSpan(0, (int)line.Length);
        var bad = bytes.IndexOf((byte)0);
        if (bad >= 0)
        {
            throw NotText(number, start + bad);
        }

        if (number == 1 && bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes["\uFEFF"u8.Length..];
            start += "\uFEFF"u8.Length;
        }

        try
        {
            return Utf8.GetString(bytes).Trim();
        }
        catch (DecoderFallbackException problem)
        {
            throw NotText(number, start + Math.Max(0, problem.Index));
        }
    }

    private static NotLinesException NotText(int number, long offset) =>
        new(number, InputRules.NotText.BrokenBy(offset));
}

/// <summary>The file is not lines of text: it cannot be read on.</summary>
/// <param name="line">The line, from 1.</param>
/// <param name="refusal">What is wrong with it.</param>
public sealed class NotLinesException(int line, Refusal refusal)
    : Exception($"Line {line}: {refusal.English}")
{
    public int Line { get; } = line;

    public Refusal Refusal { get; } = refusal;
}
