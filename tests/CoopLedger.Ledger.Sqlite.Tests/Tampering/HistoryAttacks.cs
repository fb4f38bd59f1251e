using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Tests.Tampering;

/// <summary>Another history that contradicts itself in nothing: envelopes, columns, checksums, edge
/// and stored hashes are all as they should be. Only what was signed can tell.</summary>
internal static class HistoryAttacks
{
    private const string Root = "checkpoint.root";
    private const int Place = (int)ColumnAttacks.Place;

    // Of the checkpoints at 100, 300, 520 and 700, that of 520 is the first that can tell.
    private const long AfterAgreed = 301;
    private const string Between = "size 520 does not agree";

    public static IEnumerable<Attack> All() => [.. Rewritten(), .. Shortened(), .. Forked()];

    private static IEnumerable<Attack> Rewritten()
    {
        yield return Rewrite("two neighbours swapped", RowAttacks.Swapped);
        yield return Rewrite("an event left out", all => Forgery.Sealed(
            all.Where(stored => stored.Position != Place)));
        yield return Rewrite("an event put in", all => Forgery.Sealed(
            [.. all.Take(Place), Other(all[Place]), .. all.Skip(Place)]));
        yield return Rewrite("an event doubled", all => Forgery.Sealed(
            [.. all.Take(Place), Other(all[Place - 1]), .. all.Skip(Place)]));
        yield return Rewrite("two streams swapped", Exchanged);
        yield return Rewrite("what an event says changed", Changed);
        yield return Attack.Of(
            "history: an event changed, the checkpoints deleted",
            forgery =>
            {
                forgery.Rewrite(Changed(forgery.All));
                forgery.Sql("DELETE FROM checkpoint");
            },
            "ledger.forked", 1, "700 events");
        yield return Attack.Of(
            "history: an event changed, all that was signed deleted, one note kept elsewhere",
            forgery =>
            {
                forgery.Rewrite(Changed(forgery.All));
                forgery.Sql("DELETE FROM checkpoint");
                File.Delete(forgery.LastSigned);
                forgery.KeepElsewhere(700);
                forgery.KeepElsewhere(300);
            },
            Root, AfterAgreed, "kept-700.note");
        yield return new(
            "history: an event changed, all of it signed anew with the right key, one note kept "
                + "elsewhere",
            async forgery =>
            {
                forgery.Rewrite(Changed(forgery.All));
                forgery.Sql("DELETE FROM checkpoint WHERE size > 300");
                File.Delete(forgery.LastSigned);
                await Sign(forgery);
                forgery.KeepElsewhere(520);
            },
            Root, 1, "may have been signed again) point to 301–520");
    }

    private static IEnumerable<Attack> Shortened()
    {
        yield return Attack.Of(
            "history: the tail cut off, the checkpoints left",
            forgery =>
            {
                forgery.Sql("DELETE FROM event WHERE position > 600");
                forgery.RewriteEdge(forgery.All.Take(600));
            },
            "checkpoint.ahead", 601, "size 700 speaks of 700 events, the ledger has 600");
        yield return Attack.Of(
            "history: an older copy put back", forgery => forgery.RestoreOlder(400),
            "ledger.behind-checkpoint", 401, "401–700 are missing");
        yield return Attack.Of(
            "history: an older copy put back with its keys, one note kept elsewhere",
            forgery =>
            {
                forgery.RestoreOlder(520);
                File.WriteAllBytes(forgery.LastSigned, forgery.Note(520));
                forgery.KeepElsewhere(700);
            },
            "checkpoint.ahead", 521, "kept-700.note");
    }

    private static IEnumerable<Attack> Forked()
    {
        yield return new(
            "history: an older copy put back and written on",
            async forgery =>
            {
                forgery.RestoreOlder(520);
                await WriteOn(forgery, 200);
            },
            "ledger.forked", 521, "700 events");
        yield return new(
            "history: an older copy put back with its keys, written on and signed, one note kept "
                + "elsewhere",
            async forgery =>
            {
                forgery.RestoreOlder(520);
                File.WriteAllBytes(forgery.LastSigned, forgery.Note(520));
                await WriteOn(forgery, 200);
                await Sign(forgery);
                forgery.KeepElsewhere(700);
            },
            Root, 1, "point to 521–700");
    }

    private static Attack Rewrite(
        string name, Func<IReadOnlyList<StoredEvent>, List<StoredEvent>> change) => Attack.Of(
        "history: " + name, forgery => forgery.Rewrite(change(forgery.All)),
        Root, AfterAgreed, Between);

    public static List<StoredEvent> Changed(IReadOnlyList<StoredEvent> all) => Changed(all, Place);

    public static List<StoredEvent> Changed(IReadOnlyList<StoredEvent> all, long position) =>
        Forgery.Sealed(all.Select(stored => stored.Position == position
            ? stored with { Event = stored.Event with { Data = Other(all, stored).Event.Data } }
            : stored));

    /// <summary>What another event of the same name says.</summary>
    private static StoredEvent Other(IReadOnlyList<StoredEvent> all, StoredEvent one) =>
        all.First(stored => stored.Event.Name == one.Event.Name
            && !stored.Event.Data.Span.SequenceEqual(one.Event.Data.Span));

    private static StoredEvent Other(StoredEvent stored) => stored with
    {
        Event = stored.Event with { Id = Guid.NewGuid() },
        Stream = new("loan-zz"),
    };

    private static List<StoredEvent> Exchanged(IReadOnlyList<StoredEvent> all)
    {
        var pair = all.GroupBy(stored => stored.Stream)
            .Where(stream => stream.First().Position is > 300 and <= 520)
            .Take(2).Select(stream => stream.Key).ToList();
        return Forgery.Sealed(all.Select(stored =>
            stored.Stream == pair[0] ? stored with { Stream = pair[1] }
            : stored.Stream == pair[1] ? stored with { Stream = pair[0] }
            : stored));
    }

    private static async Task WriteOn(Forgery forgery, int count)
    {
        await using var store = SqliteEventStore.Open(forgery.Ledger, StoreAccess.ReadWrite);
        var model = forgery.All[Place];
        await store.Append(
            new("loan-zz"), -1,
            [.. Enumerable.Range(0, count)
                .Select(_ => model.Event with { Id = Guid.NewGuid() })],
            model.Origin, CancellationToken.None);
    }

    private static async Task Sign(Forgery forgery)
    {
        await using var store = SqliteEventStore.Open(forgery.Ledger, StoreAccess.ReadWrite);
        await SignedLedger.Sign(store, forgery.Ledger);
    }
}
