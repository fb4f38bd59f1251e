using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Reports;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Segments;
using CoopLedger.Ledger.Tests.Contracts;

namespace CoopLedger.Ledger.Tests.Segments;

/// <summary>A part read from its segment is the part that is posted event by event.</summary>
public sealed class SegmentReplayTests
{
    private static Event[] Facts { get; } =
        [.. Samples.All.Concat(Samples.Bare).Where(fact => fact is not FactReversed)];

    [Fact]
    public void Every_event_and_its_reversal_are_posted_as_when_they_are_read_whole()
    {
        Event[] events = [.. Facts, .. Facts.Select(Reversal)];
        Assert.Contains(events, fact => fact is FactReversed { Reversed: ReportReceived });

        AssertSame(events);
    }

    [Fact]
    public void Reports_of_many_days_are_posted_as_when_they_are_read_whole()
    {
        var received = Assert.Single(Samples.All.OfType<ReportReceived>());
        Event[] events =
        [
            .. Enumerable.Range(0, 400).Select(i => received with
            {
                On = received.Due.AddDays((i % 7) - 3), Due = received.Due.AddDays(i / 9),
            }),
        ];

        AssertSame([.. events, .. events.Select(Reversal)]);
    }

    private static Event Reversal(Event fact, int place) => new FactReversed(
        new Guid(place + 1, 0, 0, new byte[8]), place + 1, fact, fact.On.AddDays(1),
        new Text("nhầm"), false);

    private static void AssertSame(Event[] events)
    {
        var whole = new Projection();
        var builder = whole.NewPartBuilder();
        builder.Begin(1);
        for (var i = 0; i < events.Length; i++)
        {
            builder.Apply(i + 1, events[i]);
        }

        whole.Join(builder.End(events.Length));
        var read = Read(events);

        Assert.True(whole.Journal.Postings > 0);
        Assert.Equal(whole.Journal.Postings, read.Journal.Postings);
        Assert.Equal(whole.Hash(), read.Hash());
        Assert.All(Enumerable.Range(1, events.Length), position =>
            Assert.Equal(whole.Reversals.Of(position), read.Reversals.Of(position)));
    }

    private static Projection Read(Event[] events)
    {
        using var sample = new SegmentSample();
        sample.Folder.Write(
            0, SegmentSample.Built([.. events.Select(SegmentSample.Stored)], part: 0));
        using var segment = sample.Folder.TryOpen(
            0, SegmentSample.LedgerId, SegmentSample.Root, out _)!;
        var projection = new Projection();
        projection.Join(
            new SegmentReplay(new FactScanner(projection.NewPartBuilder())).Read(segment));
        return projection;
    }
}
