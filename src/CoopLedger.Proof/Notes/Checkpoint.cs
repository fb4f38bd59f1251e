using System.Globalization;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Notes;

/// <summary>What a log says of itself, ready to be signed: who it is, how long, and its root.
/// </summary>
/// <remarks>Source: C2SP tlog-checkpoint. Three lines: the origin, the size in decimal, the root
/// in base64. This log writes no extension lines and refuses notes that have any.</remarks>
/// <param name="Origin">The log's name, which is also its key's name.</param>
/// <param name="Tree">Size and root.</param>
public sealed record Checkpoint(string Origin, TreeHead Tree)
{
    /// <exception cref="ProofException">The note's text is no checkpoint.</exception>
    public static Checkpoint Of(SignedNote note)
    {
        var lines = note.Text.Split('\n');
        Demand(lines.Length == 4, "cần đúng ba dòng", "exactly three lines are expected");
        Demand(
            VerifierKey.IsName(lines[0]), "dòng 1 không phải tên sổ",
            "line 1 is no log's name");
        Demand(
            long.TryParse(
                lines[1], NumberStyles.None, CultureInfo.InvariantCulture, out var size)
                && lines[1] == size.ToString(CultureInfo.InvariantCulture),
            "dòng 2 không phải cỡ", "line 2 is no size");
        Demand(
            Digest.TryParse(lines[2], out var root), "dòng 3 không phải gốc 32 byte",
            "line 3 is no root of 32 bytes");
        Demand(
            size > 0 || root == MerkleHash.Empty, "sổ trống không có gốc ấy",
            "an empty log has another root");
        return new(lines[0], new(size, root));
    }

    /// <summary>Reads a checkpoint and checks who signed it.</summary>
    /// <exception cref="ProofException">It is no checkpoint, of another log, or not signed by
    /// the key.</exception>
    public static Checkpoint Open(ReadOnlySpan<byte> note, VerifierKey key)
    {
        var signed = SignedNote.Parse(note);
        signed.Verify(key);
        var checkpoint = Of(signed);
        return checkpoint.Origin == key.Name ? checkpoint : throw new ProofException(
            "checkpoint.origin",
            $"Điểm kiểm tra là của sổ {checkpoint.Origin}, khóa là của {key.Name}.",
            $"The checkpoint is of the log {checkpoint.Origin}, the key of {key.Name}.");
    }

    /// <summary>The text that is signed.</summary>
    public string Text => string.Create(
        CultureInfo.InvariantCulture, $"{Origin}\n{Tree.Size}\n{Tree.Root.ToBase64()}\n");

    private static void Demand(bool holds, string vietnamese, string english)
    {
        if (!holds)
        {
            throw new ProofException(
                "checkpoint.malformed", $"Đây không phải điểm kiểm tra: {vietnamese}.",
                $"This is no checkpoint: {english}.");
        }
    }
}
