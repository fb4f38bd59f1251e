using System.Text;
using CoopLedger.Proof.Entries;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Tests.Tiles;
using CoopLedger.Proof.Tiles;
using CoopLedger.Proof.Trees;
using FsCheck;
using FsCheck.Fluent;

namespace CoopLedger.Proof.Tests.Notes;

/// <summary>Whatever bytes are handed over: an answer or a <see cref="ProofException"/>, never
/// another exception.</summary>
public sealed class HostileTests : IDisposable
{
    private readonly Signed _log = new();

    /// <summary>How bytes are altered: at a place, by a kind of change, with a byte.</summary>
    private static readonly Arbitrary<(int Place, int Kind, byte Value)[]> Changes = (
        from place in Gen.Choose(0, 1 << 20)
        from kind in Gen.Choose(0, 4)
        from value in Gen.Elements<byte>([.. " \n+-=/0123456789Azaf\r\0\u007F"u8, 0xFF, 0xE2, 0x80])
        select (place, kind, value)).ArrayOf().Where(changes => changes.Length > 0)
        .ToArbitrary();

    [Fact]
    public void Random_bytes_are_refused() => Prop.ForAll<byte[]>(bytes =>
    {
        Assert.Throws<ProofException>(() => SignedNote.Parse(bytes));
        Assert.Throws<ProofException>(() => InclusionFile.Parse(bytes));
        Assert.Throws<ProofException>(() => ConsistencyFile.Parse(bytes));
        Assert.Throws<ProofException>(() => VerifierKey.Parse(Encoding.Latin1.GetString(bytes)));
        Assert.Throws<ProofException>(() => VerifierKey.Of("name", bytes));
        Assert.Throws<ProofException>(() => EventEntry.Parse(bytes));
        Assert.False(_log.Key.Verifies("text"u8, bytes));
        Assert.True(EntryBundle.TryParse(bytes, out var entries) || entries.Count <= bytes.Length);
        Assert.False(Tile.TryParse(Encoding.Latin1.GetString(bytes), out _, out _));
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void Altered_notes_are_refused() => Hold(
        _log.Checkpoint(), bytes => Checkpoint.Open(bytes, _log.Key));

    [Fact]
    public void Altered_proof_files_are_refused() => Hold(
        _log.Inclusion().ToBytes(), bytes => InclusionFile.Parse(bytes).Verify(_log.Key));

    [Fact]
    public void Altered_keys_are_refused() => Hold(
        Encoding.Latin1.GetBytes(_log.Key.ToString()),
        bytes => VerifierKey.Parse(Encoding.Latin1.GetString(bytes)), mayHold: IsSameKey);

    [Fact]
    public void Altered_events_are_read_or_refused() => Hold(
        MadeFolder.Entry(7, "loan-1", 0), bytes => EventEntry.Parse(bytes), mayHold: _ => true);

    [Fact]
    public void Altered_consistency_proofs_are_refused()
    {
        var hashes = MerkleProofs.Consistency(Signed.Grove, 7, 20);
        Hold(
            new ConsistencyFile(7, 20, hashes).ToBytes(),
            bytes => ConsistencyFile.Parse(bytes).Verify(
                new(Signed.Origin, Signed.Grove.Head(7)),
                new(Signed.Origin, Signed.Grove.Head(20))));
    }

    [Fact]
    public void Altered_public_keys_are_refused_or_are_other_keys() => Hold(
        _log.Key.PublicKey.ToArray(), bytes => VerifierKey.Of(Signed.Origin, bytes),
        mayHold: _ => true);

    public void Dispose() => _log.Dispose();

    // The id guards the key and not the name.
    private bool IsSameKey(byte[] bytes) =>
        VerifierKey.Parse(Encoding.Latin1.GetString(bytes)).Id == _log.Key.Id;

    private static void Hold(
        byte[] good, Action<byte[]> check, Func<byte[], bool>? mayHold = null)
    {
        check(good);
        var config = Config.QuickThrowOnFailure.WithMaxTest(1000);
        Prop.ForAll(Changes, changes =>
        {
            var bytes = changes.Aggregate(good, Changed);
            try
            {
                check(bytes);
            }
            catch (ProofException problem)
            {
                Assert.NotEmpty(problem.Code);
                return;
            }

            Assert.True(
                bytes.AsSpan().SequenceEqual(good) || mayHold?.Invoke(bytes) == true,
                Convert.ToHexString(bytes));
        }).Check(config);
    }

    private static byte[] Changed(byte[] bytes, (int Place, int Kind, byte Value) change)
    {
        if (bytes.Length == 0)
        {
            return [change.Value];
        }

        var at = change.Place % bytes.Length;
        return change.Kind switch
        {
            0 => [.. bytes[..at], (byte)(bytes[at] ^ (1 << (change.Value % 8))), .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], change.Value, .. bytes[(at + 1)..]],
            2 => [.. bytes[..at], change.Value, .. bytes[at..]],
            3 => [.. bytes[..at], .. bytes[(at + 1)..]],
            _ => bytes[..at],
        };
    }
}
