using System.Text;
using CoopLedger.Ledger.Keys;
using CoopLedger.Proof.Notes;

namespace CoopLedger.Ledger.Sqlite.Tests.Tampering;

/// <summary>What was signed, replaced or removed, in the ledger and beside the key.</summary>
internal static class CheckpointAttacks
{
    private const string Stranger = "stranger.db";
    private const string Unsigned = "note.unsigned";
    private const string Of300 = "size 300";

    public static IEnumerable<Attack> All() => [.. InLedger(), .. BesideKey(), .. Unfound()];

    private static IEnumerable<Attack> InLedger()
    {
        yield return Replaced(
            "signed by another key", forgery => forgery.Note(300, Stranger), Unsigned);
        yield return Replaced(
            "signed by another key under the name and id of the right one",
            forgery => Misattributed(forgery.Note(300, Stranger), forgery.Note(300)),
            "note.signature");
        yield return Replaced(
            "with the signature of another one",
            forgery => Misattributed(forgery.Note(520), forgery.Note(300)), "note.signature");
        yield return Replaced(
            "of another ledger",
            forgery => Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(forgery.Note(300)).Replace("/6f0f", "/7f0f")),
            "checkpoint.origin");
        yield return Replaced(
            "of another size", forgery => forgery.Note(100), "checkpoint.malformed");
        yield return Replaced("that is empty", _ => [], "note.malformed");
        yield return Attack.Of(
            "a checkpoint added that a stranger signed",
            forgery => forgery.Set(
                "INSERT INTO checkpoint VALUES (600, $value)",
                Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(forgery.Note(700, Stranger))
                    .Replace("\n700\n", "\n600\n"))),
            Unsigned, null, "size 600");
        yield return Attack.Of(
            "a checkpoint added twice, for another size",
            forgery => forgery.Sql(
                "INSERT INTO checkpoint SELECT 600, note FROM checkpoint WHERE size = 520"),
            "checkpoint.malformed", null, "size 600");
    }

    private static IEnumerable<Attack> BesideKey()
    {
        yield return Beside("of another size than its root", "ledger.forked", 1, forgery =>
            Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(forgery.Note(700))
                .Replace("\n700\n", "\n699\n")));
        yield return Beside("with a flipped bit in its signature", "note.signature", null,
            forgery => WithFlippedSignature(forgery.Note(700)));
        yield return Beside("cut off", "keys.damaged", null,
            forgery => forgery.Note(700)[..^5]);
        yield return Beside("signed by another key", Unsigned, null,
            forgery => forgery.Note(700, Stranger));
        yield return Beside("of another ledger", "keys.other-ledger", null,
            forgery => Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(forgery.Note(700)).Replace("/6f0f", "/7f0f")));
        yield return Attack.Of(
            "the signing key replaced by another",
            forgery => File.Copy(
                forgery.OfStranger(LedgerKeys.SigningFile),
                Path.Combine(forgery.Keys, LedgerKeys.SigningFile), overwrite: true),
            Unsigned, null, "size 100");
    }

    // The ledger still is what was signed, and the next signing mends these; a history that is cut
    // or changed at the same time is found by whichever of the two is left, or by a note kept
    // elsewhere.
    private static IEnumerable<Attack> Unfound()
    {
        yield return Attack.Of(
            "only the newest checkpoint deleted",
            forgery => forgery.Sql("DELETE FROM checkpoint WHERE size = 700"),
            Attack.Sound, null);
        yield return Attack.Of(
            "only last-signed.note deleted", forgery => File.Delete(forgery.LastSigned),
            Attack.Sound, null);
        yield return Beside(
            "that is an older one", Attack.Sound, null, forgery => forgery.Note(520));
        yield return Attack.Of(
            "all that was signed after 520 deleted or older, and the history after it changed",
            forgery =>
            {
                forgery.Rewrite(HistoryAttacks.Changed(forgery.All, 600));
                forgery.Sql("DELETE FROM checkpoint WHERE size = 700");
                File.WriteAllBytes(forgery.LastSigned, forgery.Note(520));
            },
            Attack.Sound, null);
    }

    private static Attack Replaced(
        string name, Func<Forgery, byte[]> note, string code) => Attack.Of(
        "a checkpoint replaced by one " + name,
        forgery => forgery.Set(
            "UPDATE checkpoint SET note = $value WHERE size = 300", note(forgery)),
        code, null, Of300);

    private static Attack Beside(
        string name, string code, long? position, Func<Forgery, byte[]> note) => Attack.Of(
        "last-signed.note replaced by one " + name,
        forgery => File.WriteAllBytes(forgery.LastSigned, note(forgery)),
        code, position, code == Attack.Sound ? "" : LedgerKeys.LastSignedFile);

    // The bit of a byte that is signed with: in the letters that stand for it, the letter might be
    // none any more.
    private static byte[] WithFlippedSignature(byte[] note)
    {
        var own = SignedNote.Parse(note);
        return SignedNote.Format(own.Text, own.Signatures[0] with
        {
            Signature = Forgery.Flipped(own.Signatures[0].Signature.ToArray(), -20),
        });
    }

    /// <summary>The text of one note with the signature of another, under the name and id of its
    /// own key.</summary>
    private static byte[] Misattributed(byte[] signature, byte[] text)
    {
        var own = SignedNote.Parse(text);
        return SignedNote.Format(own.Text, own.Signatures[0] with
        {
            Signature = SignedNote.Parse(signature).Signatures[0].Signature,
        });
    }
}
