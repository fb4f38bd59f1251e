using CoopLedger.Bench;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Tests.Tampering;

/// <summary>Rows removed, put in, doubled and swapped, by somebody who does not or not
/// wholly recompute what depends on them.</summary>
internal static class RowAttacks
{
    private const string Damaged = "ledger.damaged";
    private const string Fault = "audit.fault";
    private const long End = SignedLedger.Events;
    private const int Place = (int)ColumnAttacks.Place;

    public static IEnumerable<Attack> All() => [.. OfEvents(), .. OfTail(), .. OfOthers()];

    private static IEnumerable<Attack> OfEvents()
    {
        foreach (var position in (long[])[1, Place, End])
        {
            yield return Attack.Of(
                $"event {position} deleted",
                forgery => forgery.Sql($"DELETE FROM event WHERE position = {position}"),
                Fault, position);
        }

        yield return Attack.Of(
            "an event deleted, those after it moved up",
            forgery => forgery.Sql($"DELETE FROM event WHERE position = {Place};" + Move(-1)),
            Fault, Place);
        yield return Attack.Of(
            "a well-made event inserted at the end",
            forgery => forgery.Insert(Forged(forgery, End + 1)), Fault, End + 1);
        yield return Attack.Of(
            "a well-made event inserted, those after it moved down",
            forgery =>
            {
                forgery.Sql($"{Move(1)}");
                forgery.Insert(Forged(forgery, Place));
            },
            Fault, Place);
        yield return Attack.Of(
            "two neighbours swapped",
            forgery => forgery.Sql(
                $"""
                UPDATE event SET position = 9999 WHERE position = {Place};
                UPDATE event SET position = {Place} WHERE position = {Place + 1};
                UPDATE event SET position = {Place + 1} WHERE position = 9999;
                """),
            Fault, Place);
        yield return Attack.Of(
            "two neighbours swapped and sealed anew, the edge and the stored hashes as they were",
            forgery =>
            {
                forgery.Sql("DELETE FROM event");
                forgery.Insert(Swapped(forgery.All));
            },
            Fault, Place);
    }

    private static IEnumerable<Attack> OfTail()
    {
        yield return Attack.Of(
            "the tail cut off", forgery => forgery.Sql("DELETE FROM event WHERE position > 650"),
            Fault, 651);
        yield return Attack.Of(
            "the tail cut off, the edge as if it had never been",
            forgery =>
            {
                forgery.Sql("DELETE FROM event WHERE position > 400");
                forgery.RewriteEdge(forgery.All.Take(400));
            },
            Damaged, 401, "row 1");
        yield return Attack.Of(
            "a row doubled at the end",
            forgery => forgery.Sql(Double(End + 1)), Fault, End + 1);
        yield return Attack.Of(
            "a row doubled at the end, and in the edge",
            forgery =>
            {
                forgery.Sql(Double(End + 1));
                forgery.RewriteEdge([.. forgery.All, forgery.All[Place - 1]]);
            },
            Fault, End + 1);
        yield return Attack.Of(
            "an event doubled with its id, sealed anew, in the edge, the indexes gone",
            forgery =>
            {
                var doubled = forgery.All[Place - 1] with { Stream = new StreamName("loan-zz") };
                var all = Forgery.Sealed([.. forgery.All, doubled]);
                forgery.Sql(
                    """
                    CREATE TABLE other (position INTEGER PRIMARY KEY, stream TEXT, revision INTEGER,
                        id BLOB, name TEXT, recorded_at INTEGER, checksum INTEGER, envelope BLOB);
                    INSERT INTO other SELECT * FROM event;
                    DROP TABLE event;
                    ALTER TABLE other RENAME TO event;
                    """);
                forgery.Insert(all[^1]);
                forgery.RewriteEdge(all);
            },
            Fault, End + 1, "twice");
    }

    private static IEnumerable<Attack> OfOthers()
    {
        yield return Attack.Of(
            "a row of hashes deleted", forgery => forgery.Sql("DELETE FROM tile WHERE number = 0"),
            Damaged, 1);
        yield return Attack.Of(
            "two rows of hashes swapped",
            forgery => forgery.Sql(
                """
                UPDATE tile SET number = 9 WHERE number = 0;
                UPDATE tile SET number = 0 WHERE number = 1;
                UPDATE tile SET number = 1 WHERE number = 9;
                """),
            Damaged, 1);
        yield return Attack.Of(
            "a row of hashes doubled",
            forgery => forgery.Sql(
                "INSERT INTO tile SELECT level, 2, root, hashes FROM tile WHERE number = 1"),
            Damaged, 701, "row 2");
        yield return Attack.Of(
            "the edge deleted", forgery => forgery.Sql("DELETE FROM edge"),
            "store.failed", null, "damaged");
        yield return Attack.Of(
            "the edge as it was earlier",
            forgery => forgery.RewriteEdge(forgery.All.Take(520)), Fault, 521);
        yield return Attack.Of(
            "the ledger's id deleted", forgery => forgery.Sql("DELETE FROM ledger"),
            "store.failed", null, "damaged");
        yield return Attack.Of(
            "a table dropped", forgery => forgery.Sql("DROP TABLE checkpoint"),
            "store.not-a-ledger", null);
    }

    /// <summary>All events, two neighbours swapped, each sealed for its place.</summary>
    public static List<StoredEvent> Swapped(IReadOnlyList<StoredEvent> all) => Forgery.Sealed(
        [.. all.Take(Place - 1), all[Place], all[Place - 1], .. all.Skip(Place + 1)]);

    /// <summary>An event that never was, on a stream of its own.</summary>
    public static StoredEvent Forged(Forgery forgery, long position)
    {
        var model = forgery.All[Place - 1];
        return Envelope.Seal(
            Nation.LedgerId, position, new StreamName("loan-zz"), 0,
            model.Event with { Id = Guid.NewGuid() }, model.Origin);
    }

    // By way of negative positions, so that no two are the same on the way.
    private static string Move(int by) =>
        $"""
        UPDATE event SET position = -position - {by} WHERE position >= {Place};
        UPDATE event SET position = -position WHERE position < 0;
        """;

    private static string Double(long position) =>
        $"""
        INSERT INTO event
        SELECT {position}, 'loan-zz', revision, zeroblob(16), name, recorded_at, checksum, envelope
        FROM event WHERE position = {Place};
        """;
}
