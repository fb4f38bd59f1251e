using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Tests.Notes;

/// <summary>What is a checkpoint, and of whom.</summary>
public sealed class CheckpointTests
{
    private const string Hash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";

    /// <summary>Texts that a key may have signed and that are no checkpoint.</summary>
    private static readonly Dictionary<string, string> Malformations = new(StringComparer.Ordinal)
    {
        ["no lines"] = "\n",
        ["one line"] = $"{Signed.Origin}\n",
        ["no root"] = $"{Signed.Origin}\n5\n",
        ["an extension line"] = $"{Signed.Origin}\n5\n{Hash}\nextension\n",
        ["an empty line before the end"] = $"{Signed.Origin}\n5\n{Hash}\n\n",
        ["an empty line in between"] = $"{Signed.Origin}\n\n5\n{Hash}\n",
        ["no name"] = $"\n5\n{Hash}\n",
        ["a space in the name"] = $"coop ledger\n5\n{Hash}\n",
        ["a plus in the name"] = $"coop+ledger\n5\n{Hash}\n",
        ["leading zeros"] = $"{Signed.Origin}\n05\n{Hash}\n",
        ["two zeros"] = $"{Signed.Origin}\n00\n{Hash}\n",
        ["a plus sign"] = $"{Signed.Origin}\n+5\n{Hash}\n",
        ["a minus sign"] = $"{Signed.Origin}\n-5\n{Hash}\n",
        ["a space before the size"] = $"{Signed.Origin}\n 5\n{Hash}\n",
        ["a space after the size"] = $"{Signed.Origin}\n5 \n{Hash}\n",
        ["a size in hexadecimal"] = $"{Signed.Origin}\n0x5\n{Hash}\n",
        ["a size with a point"] = $"{Signed.Origin}\n5.000\n{Hash}\n",
        ["Arabic digits"] = $"{Signed.Origin}\n٥\n{Hash}\n",
        ["a size beyond 63 bits"] = $"{Signed.Origin}\n9223372036854775808\n{Hash}\n",
        ["no size"] = $"{Signed.Origin}\n\n{Hash}\n",
        ["a root of 31 bytes"] = $"{Signed.Origin}\n5\n{Convert.ToBase64String(new byte[31])}\n",
        ["a root of 33 bytes"] = $"{Signed.Origin}\n5\n{Convert.ToBase64String(new byte[33])}\n",
        ["a root in hexadecimal"] = $"{Signed.Origin}\n5\n{new string('a', 64)}\n",
        ["a root with stray bits"] = $"{Signed.Origin}\n5\n{Hash[..^2]}V=\n",
        ["a root without padding"] = $"{Signed.Origin}\n5\n{Hash[..^1]}\n",
        ["a space after the root"] = $"{Signed.Origin}\n5\n{Hash} \n",
        ["an empty tree with another root"] =
            $"{Signed.Origin}\n0\n{Convert.ToBase64String(new byte[32])}\n",
    };

    public static TheoryData<string> Malformed { get; } = [.. Malformations.Keys];

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(20)]
    public void A_checkpoint_is_read_as_it_was_signed(long size)
    {
        using var log = new Signed();
        var checkpoint = Checkpoint.Open(log.Checkpoint(size), log.Key);
        Assert.Equal(new(Signed.Origin, Signed.Grove.Head(size)), checkpoint);
        Assert.Equal(SignedNote.Parse(log.Checkpoint(size)).Text, checkpoint.Text);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_checkpoint_is_refused_though_it_is_signed(string how)
    {
        using var log = new Signed();
        var note = log.Note(Malformations[how]);
        Signed.Fails("checkpoint.malformed", () => Checkpoint.Open(note, log.Key));
    }

    [Fact]
    public void A_checkpoint_of_another_log_is_refused_though_the_key_signed_it()
    {
        using var log = new Signed();
        var note = log.Note(new Checkpoint("coopledger/other", Signed.Grove.Head(3)).Text);
        Signed.Fails("checkpoint.origin", () => Checkpoint.Open(note, log.Key));
    }

    [Fact]
    public void A_checkpoint_altered_after_it_was_signed_is_refused()
    {
        using var log = new Signed();
        var note = log.Checkpoint();
        Signed.Fails("note.signature", () => Checkpoint.Open(
            Signed.With(note, "\n20\n", "\n19\n"), log.Key));
        Signed.Fails("note.signature", () => Checkpoint.Open(
            Signed.With(note, Signed.Grove.Head(20).Root.ToBase64(), new Digest().ToBase64()),
            log.Key));
    }

    [Fact]
    public void The_largest_size_is_read()
    {
        using var log = new Signed();
        var tree = new TreeHead(long.MaxValue, default);
        Assert.Equal(tree, Checkpoint.Open(
            log.Note(new Checkpoint(Signed.Origin, tree).Text), log.Key).Tree);
    }
}
