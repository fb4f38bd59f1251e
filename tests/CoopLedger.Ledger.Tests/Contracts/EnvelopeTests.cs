using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>The bytes of an envelope are for ever: they are what is hashed.</summary>
public sealed class EnvelopeTests
{
    private const string Hex =
        "01" // format
        + "11111111222233334444555555555555" // ledger
        + "0000000000000007" // position
        + "0000000000000002" // revision
        + "8cacbf0c446656f6a7b3b99b1a3ce23d" // event id
        + "0000018ecaad1147" // recorded at
        + "aaaaaaaabbbbccccddddeeeeeeeeeeee" // correlation
        + "00000000000000000000000000000001" // causation
        + "0000000e" + "6f7267616e69736174696f6e2d61" // organisation-a
        + "00000012" + "6d656d6265722e61646d69747465642e7631" // member.admitted.v1
        + "00000003" + "c3a2" + "31" // â1
        + "00000001" + "6b" // k
        + "00000002" + "7b7d" // {}
        + "00000000";

    private static readonly Guid Ledger = new("11111111-2222-3333-4444-555555555555");

    private static readonly StoredEvent Stored = Envelope.Seal(
        Ledger, 7, new StreamName("organisation-a"), 2,
        new NewEvent(
            new("8cacbf0c-4466-56f6-a7b3-b99b1a3ce23d"), "member.admitted.v1", "{}"u8.ToArray(),
            new("00000000-0000-0000-0000-000000000001")),
        new Origin(
            "â1", "k", new DateTimeOffset(2024, 4, 11, 1, 2, 3, 591, TimeSpan.Zero),
            new("aaaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeee"), ReadOnlyMemory<byte>.Empty));

    [Fact]
    public void An_envelope_is_sealed_to_these_bytes_for_ever() =>
        Assert.Equal(Hex, Convert.ToHexStringLower(Stored.Envelope.Span));

    [Fact]
    public void An_envelope_is_opened_to_what_was_sealed() => Sample.AssertSame(
        Stored, Envelope.Open(Ledger, 7, Convert.FromHexString(Hex)));

    [Fact]
    public void Time_is_kept_to_the_millisecond_in_UTC()
    {
        var origin = Stored.Origin with
        {
            RecordedAt = new DateTimeOffset(2024, 4, 11, 8, 2, 3, 591, 999, TimeSpan.FromHours(7)),
        };
        var stored = Envelope.Seal(Ledger, 7, Stored.Stream, 2, Stored.Event, origin);
        Assert.Equal(Hex, Convert.ToHexStringLower(stored.Envelope.Span));
        Assert.Equal(Stored.Origin.RecordedAt, stored.Origin.RecordedAt);
    }

    [Fact]
    public void A_draft_becomes_the_sealed_envelope_when_it_is_placed()
    {
        var draft = new EnvelopeDraft(Ledger, Stored.Stream, Stored.Event, Stored.Origin);
        draft.Place(3, 1, Stored.Origin with { RecordedAt = DateTimeOffset.UnixEpoch });
        var placed = draft.Place(Stored.Position, Stored.Revision, Stored.Origin);
        Assert.Equal(Hex, Convert.ToHexStringLower(placed.Envelope.Span));
        Sample.AssertSame(Stored, placed);
        Assert.Equal(
            ["organisation-a", "member.admitted.v1"],
            [
                Encoding.UTF8.GetString(draft.Bytes.Slice(
                    EnvelopeDraft.StreamAt, draft.StreamLength)),
                Encoding.UTF8.GetString(draft.Bytes.Slice(draft.NameAt, draft.NameLength)),
            ]);
        Assert.Equal(
            Stored.Event.Id, new(draft.Bytes.Slice(EnvelopeDraft.IdAt, 16), bigEndian: true));
    }

    [Fact]
    public void No_part_of_an_envelope_is_one()
    {
        for (var length = 0; length < Stored.Envelope.Length; length++)
        {
            Damaged(Ledger, 7, Stored.Envelope[..length].ToArray());
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(100)]
    public void Nothing_may_follow_an_envelope(int more) =>
        Damaged(Ledger, 7, [.. Stored.Envelope.Span, .. new byte[more]]);

    [Fact]
    public void An_envelope_belongs_to_one_ledger_and_one_position()
    {
        Damaged(Guid.NewGuid(), 7, Stored.Envelope.ToArray());
        Damaged(Ledger, 8, Stored.Envelope.ToArray());
    }

    [Fact]
    public void A_flipped_bit_is_never_taken_for_the_same_event()
    {
        for (var bit = 0; bit < Stored.Envelope.Length * 8; bit++)
        {
            var bytes = Stored.Envelope.ToArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            try
            {
                // Only its hash tells that a letter of a text is another one.
                var opened = Envelope.Open(Ledger, 7, bytes);
                var again = Envelope.Seal(
                    Ledger, 7, opened.Stream, opened.Revision, opened.Event, opened.Origin);
                Assert.Equal(bytes, again.Envelope.ToArray());
            }
            catch (LedgerDamagedException damage)
            {
                Assert.Equal(7, damage.Position);
            }
        }
    }

    [Theory]
    [InlineData(0)] // format
    [InlineData(1)] // ledger
    [InlineData(24)] // position
    [InlineData(89)] // a length
    public void A_flipped_byte_of_the_frame_is_damage(int at)
    {
        var bytes = Stored.Envelope.ToArray();
        bytes[at] ^= 0xFF;
        Damaged(Ledger, 7, bytes);
    }

    [Fact]
    public void Half_a_character_has_no_bytes() => Assert.ThrowsAny<EncoderFallbackException>(
        () => Envelope.Seal(
            Ledger, 7, Stored.Stream, 2, Stored.Event, Stored.Origin with { Actor = "\ud800" }));

    private static void Damaged(Guid ledger, long position, byte[] bytes) => Assert.Equal(
        position,
        Assert.Throws<LedgerDamagedException>(
            () => Envelope.Open(ledger, position, bytes)).Position);
}
