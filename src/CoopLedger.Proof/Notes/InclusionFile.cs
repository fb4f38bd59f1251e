using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Notes;

/// <summary>A file that proves that an event is in a ledger, by itself: <c>.tlog-proof</c>.
/// </summary>
/// <remarks>Source: C2SP tlog-proof. The line <c>c2sp.org/tlog-proof@v1</c>; a line
/// <c>extra</c> with base64, here the event's own bytes, so that nothing else is needed to check
/// it; <c>index</c>; the hashes in base64, the leaf's sibling first; an empty line; the signed
/// checkpoint.</remarks>
/// <param name="Leaf">The event's bytes as they are hashed.</param>
/// <param name="Index">Its place, from 0: its position less one.</param>
/// <param name="Hashes">The proof.</param>
/// <param name="Note">The signed checkpoint.</param>
public sealed record InclusionFile(
    ReadOnlyMemory<byte> Leaf, long Index, ImmutableArray<Digest> Hashes,
    ReadOnlyMemory<byte> Note)
{
    public const string Extension = ".tlog-proof";

    /// <summary>Hashes at the most: a tree of 2^63 leaves has no more levels.</summary>
    public const int HashesMax = 63;

    /// <summary>An event has less than 16 MB; base64 makes a third more of it.</summary>
    public const int LengthMax = 24_000_000;

    private const string Header = "c2sp.org/tlog-proof@v1";
    private const string Extra = "extra ";
    private const string IndexWord = "index ";

    /// <exception cref="ProofException">The bytes are no such file.</exception>
    public static InclusionFile Parse(ReadOnlySpan<byte> bytes)
    {
        Demand(bytes.Length <= LengthMax, "quá dài", "it is too long");
        var end = bytes.IndexOf("\n\n"u8);
        Demand(end >= 0, "không có dòng trống", "it has no empty line");
        var lines = Encoding.Latin1.GetString(bytes[..end]).Split('\n');
        Demand(lines[0] == Header, $"dòng 1 phải là {Header}", $"line 1 is not {Header}");
        Demand(
            lines.Length >= 3 && lines[1].StartsWith(Extra, StringComparison.Ordinal),
            "dòng 2 phải mang nguyên văn sự kiện (extra)", "line 2 holds no event (extra)");
        Demand(
            Base64.TryDecode(lines[1][Extra.Length..], out var leaf),
            "dòng 2 không phải base64", "line 2 is not base64");
        Demand(
            lines[2].StartsWith(IndexWord, StringComparison.Ordinal)
                && TryNumber(lines[2][IndexWord.Length..], out _),
            "dòng 3 phải là index", "line 3 is no index");
        Demand(lines.Length - 3 <= HashesMax, "quá nhiều giá trị băm", "it has too many hashes");
        TryNumber(lines[2][IndexWord.Length..], out var index);
        return new(
            leaf, index, [.. lines.Skip(3).Select(HashOf)], bytes[(end + 2)..].ToArray());
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder(Header).Append('\n')
            .Append(Extra).Append(Convert.ToBase64String(Leaf.Span)).Append('\n')
            .Append(IndexWord).Append(Index.ToString(CultureInfo.InvariantCulture)).Append('\n');
        foreach (var hash in Hashes)
        {
            text.Append(hash.ToBase64()).Append('\n');
        }

        return [.. Encoding.ASCII.GetBytes(text.Append('\n').ToString()), .. Note.Span];
    }

    /// <summary>Checks everything: the signature, and that the event is in the tree that was
    /// signed.</summary>
    /// <returns>The checkpoint.</returns>
    /// <exception cref="ProofException">Something is wrong.</exception>
    public Checkpoint Verify(VerifierKey key)
    {
        var checkpoint = Checkpoint.Open(Note.Span, key);
        MerkleVerification.Inclusion(
            Index, MerkleHash.Leaf(Leaf.Span), checkpoint.Tree, Hashes.AsSpan());
        return checkpoint;
    }

    private static Digest HashOf(string line)
    {
        Demand(
            Digest.TryParse(line, out var hash), $"dòng \"{line}\" không phải giá trị băm",
            $"the line \"{line}\" is no hash");
        return hash;
    }

    private static bool TryNumber(string text, out long number) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
            && text == number.ToString(CultureInfo.InvariantCulture);

    private static void Demand(bool holds, string vietnamese, string english)
    {
        if (!holds)
        {
            throw new ProofException(
                "proof.malformed", $"Đây không phải tệp chứng minh: {vietnamese}.",
                $"This is no proof file: {english}.");
        }
    }
}
