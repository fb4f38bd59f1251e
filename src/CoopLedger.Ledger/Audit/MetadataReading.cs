using System.Buffers;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json;

namespace CoopLedger.Ledger.Audit;

/// <summary>Whether metadata can be read, without reading them where they are what every submit
/// without evidence writes.</summary>
internal static class MetadataReading
{
    /// <summary>What stands for itself in a text of JSON, of ASCII.</summary>
    private static readonly SearchValues<byte> Letters = SearchValues.Create(
    [
        .. Enumerable.Range(' ', '~' - ' ' + 1).Select(letter => (byte)letter)
            .Where(letter => letter is not ((byte)'"' or (byte)'\\')),
    ]);

    /// <exception cref="LedgerDamagedException">They cannot.</exception>
    public static void Demand(long position, ReadOnlySpan<byte> metadata)
    {
        if (IsPlain(metadata))
        {
            return;
        }

        try
        {
            SubmitMetadata.Read(metadata.ToArray());
        }
        catch (JsonException problem)
        {
            throw new LedgerDamagedException(
                position, $"its metadata cannot be read: {problem.Message}", problem);
        }
    }

    private static bool IsPlain(ReadOnlySpan<byte> rest) =>
        Skip(ref rest, "{\"command\":\""u8) && Word(ref rest)
        && Skip(ref rest, "\",\"fingerprint\":\""u8) && Word(ref rest)
        && rest.SequenceEqual("\"}"u8);

    private static bool Skip(ref ReadOnlySpan<byte> rest, ReadOnlySpan<byte> expected)
    {
        if (!rest.StartsWith(expected))
        {
            return false;
        }

        rest = rest[expected.Length..];
        return true;
    }

    private static bool Word(ref ReadOnlySpan<byte> rest)
    {
        var end = rest.IndexOfAnyExcept(Letters);
        if (end < 0 || rest[end] != (byte)'"')
        {
            return false;
        }

        rest = rest[end..];
        return true;
    }
}
