using System.Text;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Proof.Tests.Notes;

/// <summary>What is a consistency proof in a file, and what it proves.</summary>
public sealed class ConsistencyFileTests
{
    private static readonly ConsistencyFile Good = Made(7, 20);

    private static readonly Dictionary<string, Func<string, string>> Malformations =
        new(StringComparer.Ordinal)
        {
            ["nothing"] = _ => "",
            ["another version"] = text => With(text, "@v1", "@v2"),
            ["only its first line"] = text => text[..(text.IndexOf('\n') + 1)],
            ["no newline at the end"] = text => text[..^1],
            ["an empty line at the end"] = text => text + "\n",
            ["a stray line"] = text => text + "stray\n",
            ["CR line ends"] = text => text.Replace("\n", "\r\n", StringComparison.Ordinal),
            ["sizes in the other order"] = text => With(With(text, "old", "x"), "new", "old"),
            ["leading zeros"] = text => With(text, "old 7", "old 07"),
            ["a plus sign"] = text => With(text, "new 20", "new +20"),
            ["a minus sign"] = text => With(text, "old 7", "old -7"),
            ["an empty old tree"] = text => With(text, "old 7", "old 0"),
            ["an old tree that is the larger"] = text => With(text, "old 7", "old 21"),
            ["a size beyond 63 bits"] = text => With(text, "new 20", "new 9223372036854775808"),
            ["a hash of the wrong length"] = text => text + Convert.ToBase64String(new byte[33])
                + "\n",
            ["65 hashes"] = text => text + string.Concat(Enumerable.Repeat(
                new Digest().ToBase64() + "\n", 65)),
            ["100 kB"] = text => text + new string('A', 100_000),
        };

    public static TheoryData<string> Malformed { get; } = [.. Malformations.Keys];

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 20)]
    [InlineData(8, 20)]
    [InlineData(20, 20)]
    public void A_file_is_read_as_it_was_written_and_proves(int first, int second)
    {
        var bytes = Made(first, second).ToBytes();
        var file = ConsistencyFile.Parse(bytes);
        Assert.Equal(bytes, file.ToBytes());
        file.Verify(Point(first), Point(second));
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_file_is_refused(string how) => Signed.Fails(
        "proof.malformed", () => ConsistencyFile.Parse(Encoding.Latin1.GetBytes(
            Malformations[how](Encoding.Latin1.GetString(Good.ToBytes())))));

    [Fact]
    public void A_file_that_proves_something_else_is_refused()
    {
        Signed.Fails("proof.index", () => Good.Verify(Point(8), Point(20)));
        Signed.Fails("proof.index", () => Good.Verify(Point(7), Point(19)));
        Signed.Fails("proof.index", () => Good.Verify(Point(20), Point(7)));
        Signed.Fails("checkpoint.origin", () => Good.Verify(
            Point(7), Point(20) with { Origin = "coopledger/another" }));
        Signed.Fails("proof.root", () => Good.Verify(
            Point(7), Point(20) with { Tree = new(20, Signed.Grove.Head(19).Root) }));
        Signed.Fails("proof.root", () => Good.Verify(
            Point(7) with { Tree = new(7, Signed.Grove.Head(6).Root) }, Point(20)));
        Signed.Fails("proof.length", () => (Good with { Hashes = Good.Hashes[1..] }).Verify(
            Point(7), Point(20)));
    }

    private static ConsistencyFile Made(int first, int second) =>
        new(first, second, MerkleProofs.Consistency(Signed.Grove, first, second));

    private static Checkpoint Point(long size) => new(Signed.Origin, Signed.Grove.Head(size));

    private static string With(string text, string from, string to)
    {
        Assert.Contains(from, text, StringComparison.Ordinal);
        return text.Replace(from, to, StringComparison.Ordinal);
    }
}
