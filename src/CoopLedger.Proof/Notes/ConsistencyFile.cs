using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Notes;

/// <summary>A file that proves that the log of one checkpoint is the beginning of that of a later
/// one. It holds hashes only: nothing of what was recorded.</summary>
/// <remarks>A format of this program, as C2SP has none for a file: the line
/// <c>coopledger/consistency-proof@v1</c>; <c>old</c> and the earlier size; <c>new</c> and the
/// later size; the hashes of RFC 6962 section 2.1.2 in base64, a line each. ASCII; every line ends
/// with a newline; nothing follows. The roots are in the two checkpoints and not here.</remarks>
/// <param name="Old">The earlier size, from 1.</param>
/// <param name="New">The later size, no less.</param>
/// <param name="Hashes">The proof; empty when the sizes are the same.</param>
public sealed record ConsistencyFile(long Old, long New, ImmutableArray<Digest> Hashes)
{
    public const string Extension = ".consistency";

    /// <summary>One on each of the levels of a tree, on either side.</summary>
    public const int HashesMax = 64;

    private const string Header = "coopledger/consistency-proof@v1";
    private const int LengthMax = 4096;

    /// <exception cref="ProofException">The bytes are no such file.</exception>
    public static ConsistencyFile Parse(ReadOnlySpan<byte> bytes)
    {
        Demand(bytes.Length <= LengthMax, "quá dài", "it is too long");
        var lines = Encoding.Latin1.GetString(bytes).Split('\n');
        Demand(lines[0] == Header, $"dòng 1 phải là {Header}", $"line 1 is not {Header}");
        Demand(lines.Length >= 4, "thiếu dòng", "lines are missing");
        Demand(
            lines[^1].Length == 0, "dòng cuối không kết thúc bằng xuống dòng",
            "the last line does not end with a newline");
        var (old, @new) = (Size(lines[1], "old "), Size(lines[2], "new "));
        Demand(
            old >= 1 && old <= @new, "cỡ old phải từ 1 đến cỡ new",
            "the old size is not from 1 to the new one");
        Demand(lines.Length - 4 <= HashesMax, "quá nhiều giá trị băm", "it has too many hashes");
        return new(old, @new, [.. lines[3..^1].Select(HashOf)]);
    }

    /// <summary>The file's bytes.</summary>
    public byte[] ToBytes()
    {
        var text = string.Create(
            CultureInfo.InvariantCulture, $"{Header}\nold {Old}\nnew {New}\n");
        return Encoding.ASCII.GetBytes(
            text + string.Concat(Hashes.Select(hash => hash.ToBase64() + "\n")));
    }

    /// <summary>Checks that the earlier log is the beginning of the later one.</summary>
    /// <exception cref="ProofException">It is not shown to be, or the checkpoints are of other
    /// sizes or of two logs.</exception>
    public void Verify(Checkpoint old, Checkpoint @new)
    {
        if (old.Origin != @new.Origin)
        {
            throw new ProofException(
                "checkpoint.origin",
                $"Hai điểm kiểm tra là của hai sổ: {old.Origin} và {@new.Origin}.",
                $"The checkpoints are of two logs: {old.Origin} and {@new.Origin}.");
        }

        if ((old.Tree.Size, @new.Tree.Size) != (Old, New))
        {
            throw new ProofException(
                "proof.index",
                $"Chứng minh đi từ cỡ {Old} đến {New}, hai điểm kiểm tra từ {old.Tree.Size} đến "
                    + $"{@new.Tree.Size}.",
                $"The proof goes from size {Old} to {New}, the checkpoints from {old.Tree.Size} "
                    + $"to {@new.Tree.Size}.");
        }

        MerkleVerification.Consistency(old.Tree, @new.Tree, Hashes.AsSpan());
    }

    private static long Size(string line, string word)
    {
        Demand(
            line.StartsWith(word, StringComparison.Ordinal),
            $"dòng \"{line}\" phải bắt đầu bằng \"{word}\"",
            $"the line \"{line}\" does not begin with \"{word}\"");
        Demand(
            long.TryParse(
                line[word.Length..], NumberStyles.None, CultureInfo.InvariantCulture,
                out var size)
                && line[word.Length..] == size.ToString(CultureInfo.InvariantCulture),
            $"dòng \"{line}\" không có cỡ", $"the line \"{line}\" has no size");
        return size;
    }

    private static Digest HashOf(string line)
    {
        Demand(
            Digest.TryParse(line, out var hash), $"dòng \"{line}\" không phải giá trị băm",
            $"the line \"{line}\" is no hash");
        return hash;
    }

    private static void Demand(bool holds, string vietnamese, string english)
    {
        if (!holds)
        {
            throw new ProofException(
                "proof.malformed",
                $"Đây không phải tệp chứng minh nối tiếp: {vietnamese}.",
                $"This is no file of a consistency proof: {english}.");
        }
    }
}
