using System.Text;
using CoopLedger.Proof.Notes;

namespace CoopLedger.Proof.Tests.Notes;

/// <summary>What is a signed note and what is not, and whose signature counts.</summary>
public sealed class NoteTests
{
    private const string Text = "hello\nxin chào\n";

    /// <summary>Each spoils one thing of a note that was good.</summary>
    private static readonly Dictionary<string, Func<byte[], byte[]>> Malformations =
        new(StringComparer.Ordinal)
        {
            ["nothing at all"] = _ => [],
            ["only newlines"] = _ => "\n\n"u8.ToArray(),
            ["no signature"] = note => note[..(note.AsSpan().IndexOf("\n\n"u8) + 2)],
            ["no empty line"] = note => Signed.With(note, "\n\n", "\n"),
            ["no newline at the end"] = note => note[..^1],
            ["an empty line at the end"] = note => [.. note, (byte)'\n'],
            ["a line after the signatures"] = note => [.. note, .. "and more\n"u8],
            ["letters after the signatures"] = note => [.. note, .. "x"u8],
            ["a line between the signatures"] =
                note => Signed.With(note, "\n\n", "\n\nstray line\n"),
            ["CR line ends"] = note => Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(note).Replace("\n", "\r\n", StringComparison.Ordinal)),
            ["a control character in the text"] = note => Signed.With(note, "hello", "hel\tlo"),
            ["a zero in the text"] = note => Signed.With(note, "hello", "hel\0lo"),
            ["not UTF-8"] = note => [0xFF, .. note],
            ["UTF-8 cut in two"] = note => [.. note[..8], 0xC3, .. note[8..]],
            ["a hyphen for the em dash"] = note => Signed.With(note, "— ", "- "),
            ["an en dash for the em dash"] = note => Signed.With(note, "— ", "– "),
            ["no space after the dash"] = note => Signed.With(note, "— ", "—"),
            ["two spaces after the dash"] = note => Signed.With(note, "— ", "—  "),
            ["a space in the name"] = note => Signed.With(note, "— coop", "— co op"),
            ["a plus in the name"] = note => Signed.With(note, "— coop", "— co+op"),
            ["no name"] = note => Signed.With(note, "— " + Signed.Origin, "— "),
            ["a space after the signature"] = note => [.. note[..^1], .. " \n"u8],
            ["no base64"] = note => [.. note[..^3], .. "!!\n"u8],
            ["base64 without its padding"] = note => Signature(note, _ => "AAAAAAE"),
            ["base64 with stray bits"] = note => Signature(note, Stray),
            ["base64 with a space inside"] = note => Signature(note, text => text[..4] + " "
                + text[4..]),
            ["base64 of the other alphabet"] = note => Signature(note, _ => "AAAAA-_A"),
            ["a key id and no signature"] = note => Signature(note, _ => "AAAAAA=="),
            ["less than a key id"] = note => Signature(note, _ => "AAAA"),
            ["an empty signature"] = note => Signature(note, _ => ""),
            ["more than a million bytes"] = note =>
                [.. new byte[SignedNote.LengthMax].Select(_ => (byte)'a'), .. note],
        };

    public static TheoryData<string> Malformed { get; } = [.. Malformations.Keys];

    [Fact]
    public void A_note_is_read_as_it_was_written()
    {
        using var log = new Signed();
        var note = SignedNote.Parse(log.Note(Text));
        Assert.Equal(Text, note.Text);
        Assert.Equal((Signed.Origin, log.Key.Id), (note.Signatures[0].Name,
            note.Signatures[0].KeyId));
        note.Verify(log.Key);
        Assert.Equal("a\n\nb\n", SignedNote.Parse(log.Note("a\n\nb\n")).Text);
    }

    [Theory]
    [MemberData(nameof(Malformed))]
    public void A_malformed_note_is_refused(string how)
    {
        using var log = new Signed();
        var note = log.Note(Text);
        Signed.Fails("note.malformed", () => SignedNote.Parse(Malformations[how](note)));
    }

    [Fact]
    public void The_signature_of_an_unknown_key_beside_a_good_one_is_passed_over()
    {
        using var log = new Signed();
        using var witness = new Signed("witness.example/xa");
        foreach (var signatures in new NoteSignature[][]
        {
            [witness.Sign("other"), log.Sign(Text)], [log.Sign(Text), witness.Sign("other")],
            [log.Sign(Text), new(Signed.Origin, log.Key.Id + 1, new byte[] { 1 })],
            [log.Sign(Text), new("another/name", log.Key.Id, new byte[] { 1 })],
        })
        {
            SignedNote.Parse(SignedNote.Format(Text, signatures)).Verify(log.Key);
        }
    }

    [Fact]
    public void A_bad_signature_of_the_known_key_spoils_the_whole_note()
    {
        using var log = new Signed();
        foreach (var signatures in new NoteSignature[][]
        {
            [log.Sign("other\n")], [log.Sign(Text), log.Sign("other\n")],
            [log.Sign("other\n"), log.Sign(Text)],
            [log.Sign(Text) with { Signature = new byte[70] }],
            [log.Sign(Text) with { Signature = new byte[] { 0x30, 0x00 } }],
            [log.Sign(Text) with { Signature = new byte[64] }],
        })
        {
            var note = SignedNote.Parse(SignedNote.Format(Text, signatures));
            Signed.Fails("note.signature", () => note.Verify(log.Key));
        }
    }

    [Fact]
    public void A_second_empty_line_belongs_to_the_text_and_was_not_signed()
    {
        using var log = new Signed();
        var note = SignedNote.Parse(Signed.With(log.Note(Text), "\n\n", "\n\n\n"));
        Assert.Equal(Text + "\n", note.Text);
        Signed.Fails("note.signature", () => note.Verify(log.Key));
    }

    [Fact]
    public void A_note_that_only_others_signed_is_unsigned()
    {
        using var log = new Signed();
        using var other = new Signed();
        var note = SignedNote.Parse(other.Note(Text));
        Signed.Fails("note.unsigned", () => note.Verify(log.Key));
    }

    [Fact]
    public void A_hundred_signatures_are_read_and_no_more()
    {
        using var log = new Signed();
        var hundred = Enumerable.Range(0, SignedNote.SignaturesMax - 1)
            .Select(i => new NoteSignature($"witness-{i}", 7, new byte[] { 1 }))
            .Append(log.Sign(Text)).ToArray();
        SignedNote.Parse(SignedNote.Format(Text, hundred)).Verify(log.Key);
        Signed.Fails("note.malformed", () => SignedNote.Parse(
            SignedNote.Format(Text, [.. hundred, log.Sign(Text)])));
    }

    private static byte[] Signature(byte[] note, Func<string, string> alter)
    {
        var text = Encoding.UTF8.GetString(note);
        var from = text.LastIndexOf(' ') + 1;
        return Encoding.UTF8.GetBytes(text[..from] + alter(text[from..^1]) + "\n");
    }

    /// <summary>Sets a bit that base64 leaves unused before its padding.</summary>
    private static string Stray(string _) => "AAAAAAF="; // The five bytes are AAAAAAE=.
}
