using System.Text;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Tests.Notes;

/// <summary>What is a proof file, and what it proves.</summary>
public sealed class InclusionFileTests
{
    private static readonly Dictionary<string, Func<byte[], byte[]>> Malformations =
        new(StringComparer.Ordinal)
        {
            ["nothing"] = _ => [],
            ["no empty line"] = file => file[..40],
            ["another first line"] = file => Signed.With(file, "@v1", "@v2"),
            ["no first line"] = file => Signed.With(file, "c2sp.org/tlog-proof@v1\n", ""),
            ["no event"] = file => Line(file, 1, _ => null),
            ["an event that is not base64"] = file => Line(file, 1, line => line + "!"),
            ["an event with stray bits"] = file => Line(file, 1, _ => "extra AB=="),
            ["a word for extra"] = file => Line(file, 1, line => "data" + line[5..]),
            ["no index"] = file => Line(file, 2, _ => null),
            ["an index without a number"] = file => Line(file, 2, _ => "index "),
            ["an index with leading zeros"] = file => Line(file, 2, _ => "index 05"),
            ["an index with a plus sign"] = file => Line(file, 2, _ => "index +5"),
            ["an index below zero"] = file => Line(file, 2, _ => "index -5"),
            ["an index beyond 63 bits"] = file => Line(file, 2, _ => "index 9223372036854775808"),
            ["a space after the index"] = file => Line(file, 2, _ => "index 5 "),
            ["a hash of the wrong length"] = file => Line(
                file, 3, _ => Convert.ToBase64String(new byte[31])),
            ["a hash with stray bits"] = file => Line(file, 3, line => line[..^2] + "B="),
            ["a stray line"] = file => Line(file, 3, line => line + "\nstray"),
            ["CR line ends"] = file => Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(file).Replace("\n", "\r\n", StringComparison.Ordinal)),
            ["64 hashes"] = file => Line(file, 3, line => string.Join(
                '\n', Enumerable.Repeat(line, 64))),
            ["a mark of byte order"] = file => [0xEF, 0xBB, 0xBF, .. file],
            ["more than its limit"] = file => [.. file, .. new byte[InclusionFile.LengthMax]],
        };

    public static TheoryData<string> Malformed { get; } = [.. Malformations.Keys];

    [Fact]
    public void Every_leaf_of_every_small_tree_is_proved_by_its_file_alone()
    {
        using var log = new Signed();
        for (var size = 1; size <= Signed.Leaves.Length; size++)
        {
            var index = size * 5 % size;
            var bytes = log.Inclusion(index, size).ToBytes();
            var file = InclusionFile.Parse(bytes);
            Assert.Equal(Signed.Leaves[index], file.Leaf.ToArray());
            Assert.Equal(Signed.Grove.Head(size), file.Verify(log.Key).Tree);
            Assert.Equal(bytes, file.ToBytes());
        }
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_file_is_refused(string how)
    {
        using var log = new Signed();
        var file = log.Inclusion().ToBytes();
        Signed.Fails("proof.malformed", () => InclusionFile.Parse(Malformations[how](file)));
    }

    [Fact]
    public void A_file_whose_note_is_malformed_is_refused()
    {
        using var log = new Signed();
        var file = log.Inclusion().ToBytes();
        Refused("note.malformed", log, file[..^1]);
        Refused("note.malformed", log, [.. file, .. "more"u8]);
        Refused("note.signature", log, Signed.With(file, "\n\n", "\n\n\n"));
    }

    [Fact]
    public void A_file_that_proves_something_else_is_refused()
    {
        using var log = new Signed();
        using var other = new Signed();
        var file = log.Inclusion(5);
        Refused("note.unsigned", other, file.ToBytes());
        Refused("proof.root", log, (file with { Leaf = Signed.Leaves[6] }).ToBytes());
        Refused("proof.root", log, (file with { Index = 6 }).ToBytes());
        Refused("proof.index", log, (file with { Index = 20 }).ToBytes());
        Refused("proof.index", log, (file with { Note = log.Checkpoint(0) }).ToBytes());
        Refused("proof.root", log, (file with { Note = log.Checkpoint(19) }).ToBytes());
        Refused("proof.length", log, (file with { Hashes = file.Hashes[..^1] }).ToBytes());
        Refused("proof.length", log, (file with
        {
            Hashes = [.. file.Hashes, file.Hashes[0]],
        }).ToBytes());
        Refused("proof.root", log, (file with
        {
            Hashes = [file.Hashes[1], file.Hashes[0], .. file.Hashes[2..]],
        }).ToBytes());
    }

    [Fact]
    public void A_node_is_not_passed_off_as_a_leaf()
    {
        using var log = new Signed();
        var (left, right) = (Signed.Grove.Hash(0, 0), Signed.Grove.Hash(0, 1));
        byte[] node = [.. left.ToArray(), .. right.ToArray()];
        var hashes = MerkleProofs.Inclusion(Signed.Grove, 0, 20)[1..];
        Refused("proof.length", log, new InclusionFile(
            node, 0, hashes, log.Checkpoint()).ToBytes());
    }

    private static void Refused(string code, Signed log, byte[] file) =>
        Signed.Fails(code, () => InclusionFile.Parse(file).Verify(log.Key));

    private static byte[] Line(byte[] file, int number, Func<string, string?> alter)
    {
        var lines = Encoding.UTF8.GetString(file).Split('\n').ToList();
        var altered = alter(lines[number]);
        lines.RemoveAt(number);
        if (altered is not null)
        {
            lines.Insert(number, altered);
        }

        return Encoding.UTF8.GetBytes(string.Join('\n', lines));
    }
}
