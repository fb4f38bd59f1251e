using System.Text;
using CoopLedger.Domain.Organisations;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.Audit;

/// <summary>A ledger that was tampered with is found out, with the first bad position.</summary>
public sealed class VerificationTests
{
    private const long Last = 7;

    [Fact]
    public async Task An_untouched_ledger_is_sound()
    {
        await using var ledger = await Ledger();
        var report = await Verify(ledger.Store);
        Assert.True(report.IsSound, report.Fault);
        Assert.Equal((Last, 3, null), (report.Events, report.Streams, report.FaultPosition));
        Assert.Equal((await ledger.Store.ReadHead(CancellationToken.None)).RootText, report.Root);
        Assert.Equal(await ledger.Live.Read(live => live.Hash()), report.ProjectionHash);
    }

    [Fact]
    public async Task An_empty_ledger_is_sound()
    {
        await using var ledger = new TestLedger();
        var report = await Verify(ledger.Store);
        Assert.True(report.IsSound, report.Fault);
        Assert.Equal((0, 0), (report.Events, report.Streams));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(3, 4)]
    [InlineData(Last, Last)] // The log ends before its root does.
    public async Task A_missing_event_is_found(long missing, long found)
    {
        await using var ledger = await Ledger();
        await Unsound(new TamperedStore(
            ledger.Store, all => all.Where(stored => stored.Position != missing)), found);
    }

    [Fact]
    public async Task Two_events_in_each_others_place_are_found()
    {
        await using var ledger = await Ledger();
        await Unsound(
            new TamperedStore(ledger.Store, all => all.SetItem(1, all[2]).SetItem(2, all[1])), 3);
    }

    [Fact]
    public async Task An_event_id_that_occurs_twice_is_found() => await Unsound(
        4, (stored, all) => stored with
        {
            Event = stored.Event with { Id = all[1].Event.Id },
        });

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_revision_that_does_not_follow_is_found(int step) => await Unsound(
        4, (stored, _) => stored with { Revision = stored.Revision + step });

    [Fact]
    public async Task A_revision_that_does_not_follow_comes_before_what_is_wrong_after_it()
    {
        await using var ledger = await Ledger();
        var altered = TamperedStore.At(
            4, (stored, _) => stored with { Revision = stored.Revision + 1 },
            ledger.Store.LedgerId);
        await Unsound(
            new TamperedStore(
                ledger.Store, all => altered(all).Where(stored => stored.Position != 6)),
            4);
    }

    [Fact]
    public async Task An_event_moved_to_another_stream_is_found() => await Unsound(
        2, (stored, all) => stored with { Stream = all[2].Stream });

    [Fact]
    public async Task A_number_rewritten_is_found_by_the_root() => await Unsound(
        Last, (stored, _) => TamperedStore.WithData(stored, "40", "41"), altered: 3);

    [Fact]
    public async Task A_number_rewritten_beside_its_envelope_is_found_at_once()
    {
        await using var ledger = await Ledger();
        await Unsound(
            new TamperedStore(ledger.Store, all => all.Select(stored => stored.Position == 3
                ? TamperedStore.WithData(stored, "40", "41")
                : stored)),
            3);
    }

    [Fact]
    public async Task An_actor_rewritten_is_found_by_the_root() => await Unsound(
        Last, (stored, _) => stored with { Origin = stored.Origin with { Actor = "me" } },
        altered: 2);

    [Fact]
    public async Task An_unknown_event_is_found() => await Unsound(
        2, (stored, _) => stored with
        {
            Event = stored.Event with { Name = "cooperative.founded.v9" },
        });

    [Theory]
    [InlineData("\"on\"", "\"day\"")]
    [InlineData("2023-01-01", "2023-02-30")]
    [InlineData("}", "")]
    public async Task An_event_that_cannot_be_read_is_found(string from, string to) =>
        await Unsound(1, (stored, _) => TamperedStore.WithData(stored, from, to));

    [Fact]
    public async Task A_total_of_a_measure_that_there_is_not_is_found() => await Unsound(
        6, (stored, _) => TamperedStore.WithData(stored, "\"members\"", "\"memberz\""));

    [Fact]
    public async Task A_total_of_a_facet_that_there_is_not_is_found() => await Unsound(
        6, (stored, _) => TamperedStore.WithData(stored, "\"cooperative\"", "\"companies\""));

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("{\"command\":{},\"fingerprint\":\"a\"}")]
    [InlineData("{\"command\":\"a\"")]
    [InlineData("[]")]
    public async Task Metadata_that_cannot_be_read_are_found(string metadata) => await Unsound(
        5, (stored, _) => stored with
        {
            Origin = stored.Origin with { Metadata = Encoding.UTF8.GetBytes(metadata) },
        });

    [Theory]
    [InlineData("\"participations\":40", "\"participations\":39")] // Another content.
    [InlineData("\"position\":3", "\"position\":1")]
    [InlineData("\"position\":3", "\"position\":7")]
    [InlineData("\"position\":3", "\"position\":9")]
    public async Task A_reversal_of_what_was_not_recorded_is_found(string from, string to) =>
        await Unsound(7, (stored, _) => TamperedStore.WithData(stored, from, to));

    [Fact]
    public async Task The_log_of_another_ledger_is_found()
    {
        await using var ledger = await Ledger();
        await Unsound(
            new TamperedStore(
                ledger.Store,
                TamperedStore.At(3, (stored, _) => stored, new Guid(1, 2, 3, new byte[8]))),
            3);
    }

    /// <summary>1 founded a · 2 admitted a · 3 training · 4 end of membership · 5 converted outside
    /// · 6 total · 7 reversal of 3.</summary>
    private static async Task<TestLedger> Ledger()
    {
        var ledger = new TestLedger();
        await ledger.Record(Wish.Found("a", "2023-01-01"));
        await ledger.Record(Wish.Admit("a", "2023-01-02"));
        await ledger.Record(Wish.Train("t", 40, "2023-01-03"));
        await ledger.Record(new ConvertOutside(new("a"), TestLedger.Day("2023-01-04")));
        await ledger.Record(Wish.Total("total", "members", 5, "2023-01-05", "cooperative"));
        await ledger.Record(Wish.Reverse("3", "2023-01-06"));
        return ledger;
    }

    private static async Task Unsound(
        long found, Func<StoredEvent, IReadOnlyList<StoredEvent>, StoredEvent> alter,
        long? altered = null)
    {
        await using var ledger = await Ledger();
        var store = new TamperedStore(ledger.Store, TamperedStore.At(
            altered ?? found, (stored, all) => alter(stored, all), ledger.Store.LedgerId));
        await Unsound(store, found);
    }

    private static async Task Unsound(IEventStore store, long found)
    {
        var report = await Verify(store);
        Assert.False(report.IsSound);
        Assert.Equal(found, report.FaultPosition);
        Assert.StartsWith($"Position {found}: ", report.Fault, StringComparison.Ordinal);
        Assert.Equal("", report.ProjectionHash);
    }

    private static Task<VerificationReport> Verify(IEventStore store) =>
        LedgerVerification.Run(store, null, CancellationToken.None);
}
