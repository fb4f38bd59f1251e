using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Entries;

namespace CoopLedger.Ledger.Tests.Exporting;

/// <summary>What the ledger seals is what an auditor reads: two readers of one format.</summary>
public sealed class EntryTests
{
    [Fact]
    public void An_envelope_says_the_same_to_the_auditor()
    {
        var ledger = Guid.NewGuid();
        var stored = Envelope.Seal(
            ledger, 1_234_567, Sample.Stream, 89, Sample.Event("""{"tên":"Tân Phú"}"""),
            Sample.Origin() with { Correlation = Guid.NewGuid() });
        var entry = EventEntry.Parse(stored.Envelope);
        Assert.Equal(
            (ledger, stored.Position, stored.Revision, stored.Event.Id),
            (entry.Ledger, entry.Position, entry.Revision, entry.Id));
        Assert.Equal(stored.Origin.RecordedAt, entry.RecordedAt);
        Assert.Equal(
            (stored.Stream.Text, stored.Event.Name, stored.Origin.Actor, stored.Origin.Key),
            (entry.Stream, entry.Name, entry.Actor, entry.Key));
        Assert.Equal(stored.Event.Data.ToArray(), entry.Data.ToArray());
        Assert.Equal(stored.Origin.Metadata.ToArray(), entry.Metadata.ToArray());
        Assert.Equal(
            stored.Envelope.Length,
            Envelope.LengthOf(stored.Stream, stored.Event, stored.Origin));
    }
}
