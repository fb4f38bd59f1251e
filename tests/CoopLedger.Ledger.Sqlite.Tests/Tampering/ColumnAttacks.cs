using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text;
using CoopLedger.Bench;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Tests.Tampering;

/// <summary>A flipped bit in each column, and in each field of an envelope.</summary>
internal static class ColumnAttacks
{
    /// <summary>An event whose hash is in a whole stored row.</summary>
    public const long Place = 350;

    /// <summary>An event after the last whole row: only the Merkle edge covers it, together with
    /// the others of <see cref="TailRun"/>.</summary>
    public const long TailPlace = 690;

    public const long TailRun = 689;

    private const string Damaged = "ledger.damaged";
    private const string Fault = "audit.fault";
    private const string Unreadable = "store.failed";

    private static readonly ImmutableArray<(string Name, int At)> Fixed =
    [
        ("format", 0), ("ledger id", 1), ("position", 24), ("revision", 32), ("event id", 40),
        ("recorded-at", 56), ("correlation", 60), ("causation", 80),
    ];

    private static readonly ImmutableArray<string> Parts =
        ["stream", "event name", "actor", "submit key", "data", "metadata"];

    public static IEnumerable<Attack> All() =>
    [
        .. OfEvents(), .. OfEdge(), .. OfTiles(), .. OfCheckpoints(), .. OfLedger(),
        .. InEnvelopes(), .. SealedAnew(),
    ];

    private static IEnumerable<Attack> OfEvents()
    {
        yield return Flip("event", "position", $"position = {Place}", 0, 1024, Fault, Place);
        yield return Flip("event", "stream", $"position = {Place}", 2, 1, Fault, Place);
        yield return Flip("event", "revision", $"position = {Place}", 0, 64, Fault, Place);
        yield return Flip("event", "id", $"position = {Place}", 9, 128, Fault, Place);
        yield return Flip("event", "name", $"position = {Place}", -1, 1, Fault, Place);
        yield return Flip("event", "recorded_at", $"position = {Place}", 0, 1, Fault, Place);
        yield return Flip("event", "checksum", $"position = {Place}", 0, 1, Fault, Place);
        yield return Flip("event", "envelope", $"position = {Place}", -3, 1, Fault, Place);
    }

    private static IEnumerable<Attack> OfEdge()
    {
        yield return Flip("edge", "one", "true", 0, 2, Unreadable, null, "damaged");
        yield return Flip("edge", "size", "true", 0, 1, Fault, 1);
        yield return Flip("edge", "bytes", "true", 7, 1, Fault, 1) with
        {
            Name = "edge.bytes, the size in it",
        };
        yield return Flip("edge", "bytes", "true", 8, 1, Fault, 1, "1–512");
        yield return Flip("edge", "bytes", "true", -1, 1, Fault, 697, "697–700") with
        {
            Name = "edge.bytes, the last hash",
        };
    }

    private static IEnumerable<Attack> OfTiles()
    {
        yield return Flip("tile", "level", "number = 1", 0, 1, Damaged, 257);
        yield return Flip("tile", "number", "number = 1", 0, 2, Damaged, 257);
        yield return Flip("tile", "root", "number = 0", 31, 128, Damaged, 1);
        yield return Flip("tile", "hashes", "number = 1", 8191, 1, Damaged, 512);
    }

    private static IEnumerable<Attack> OfCheckpoints()
    {
        yield return Flip(
            "checkpoint", "size", "size = 300", 0, 1, "checkpoint.malformed", null, "size 301");
        yield return Attack.Of(
            "checkpoint.size, its sign", forgery => forgery.Sql(
                "UPDATE checkpoint SET size = -300 WHERE size = 300"),
            "checkpoint.malformed", null, "size -300");
        foreach (var (name, text, code) in ((string, string, string)[])
            [("the log's name", "coopledger/", "checkpoint.origin"),
                ("the size", "\n300\n", "checkpoint.malformed"),
                ("the root", "=\n\n", "checkpoint.malformed"),
                ("the key's name", "\u2014 c", "note.unsigned"),
                ("the dash", "\u2014", "note.malformed"),
                ("the end", "\n", "note.malformed")])
        {
            yield return Attack.Of(
                $"checkpoint.note, {name}",
                forgery => forgery.Flip(
                    "checkpoint", "note", "size = 300",
                    EndOf(forgery.Note(300), text) - 1 - (text.StartsWith('=') ? 2 : 0)
                        - (text == "\n300\n" ? 1 : 0)),
                code, null, "size 300") with { Column = "checkpoint.note" };
        }

        yield return Flip(
            "checkpoint", "note", "size = 300", -20, 1, "note.signature", null, "size 300") with
        {
            Name = "checkpoint.note, the signature",
        };
    }

    // When a ledger was made and of which format it was first is told to nobody and used nowhere:
    // nothing is claimed that a change of it could falsify.
    private static IEnumerable<Attack> OfLedger()
    {
        yield return Flip("ledger", "one", "true", 0, 2, Unreadable, null, "damaged");
        yield return Flip("ledger", "id", "true", 5, 1, Fault, 1);
        yield return Flip("ledger", "format", "true", 0, 1, Attack.Sound, null);
        yield return Flip("ledger", "created_at", "true", 0, 1, Attack.Sound, null);
    }

    /// <summary>With a checksum that fits.</summary>
    private static IEnumerable<Attack> InEnvelopes()
    {
        foreach (var (name, at) in Fixed)
        {
            yield return InEnvelope(name, _ => at, 1);
        }

        for (var i = 0; i < Parts.Length; i++)
        {
            var part = i;
            yield return InEnvelope(Parts[part], bytes => StartOf(bytes, part) + 1, 1);
            yield return InEnvelope(
                Parts[part] + ", not UTF-8", bytes => StartOf(bytes, part), 128);
            yield return InEnvelope(
                Parts[part] + ", its length", bytes => StartOf(bytes, part) - 1, 1);
        }
    }

    /// <summary>With columns that fit, too.</summary>
    private static IEnumerable<Attack> SealedAnew()
    {
        yield return Sealed(
            "id", stored => stored with { Event = stored.Event with { Id = Guid.NewGuid() } });
        yield return Sealed("recorded-at", stored => stored with
        {
            Origin = stored.Origin with { RecordedAt = stored.Origin.RecordedAt.AddDays(-1) },
        });
        yield return Sealed("causation", stored => stored with
        {
            Event = stored.Event with { Causation = Guid.NewGuid() },
        });
        yield return Sealed("data", stored => stored with
        {
            Event = stored.Event with { Data = (byte[])[.. stored.Event.Data.Span, (byte)' '] },
        });
        yield return Sealed("actor", Another);
        yield return Attack.Of(
            "the actor of an event after the last stored row, sealed anew",
            forgery => Seal(forgery, TailPlace, Another), Fault, TailRun, "689–696");
    }

    public static StoredEvent Another(StoredEvent stored) =>
        stored with { Origin = stored.Origin with { Actor = "me" } };

    private static Attack Sealed(string name, Func<StoredEvent, StoredEvent> change) =>
        Attack.Of(
            $"the {name} of an event, sealed anew",
            forgery => Seal(forgery, Place, change), Fault, Place);

    public static void Seal(
        Forgery forgery, long position, Func<StoredEvent, StoredEvent> change)
    {
        var changed = change(forgery.All[(int)position - 1]);
        forgery.Sql($"DELETE FROM event WHERE position = {position}");
        forgery.Insert(Envelope.Seal(
            Nation.LedgerId, position, changed.Stream, changed.Revision, changed.Event,
            changed.Origin));
    }

    private static Attack InEnvelope(string name, Func<byte[], int> at, int mask) =>
        Attack.Of(
            $"event.envelope and its checksum, {name}",
            forgery =>
            {
                var bytes = forgery.All[(int)Place - 1].Envelope.ToArray();
                forgery.SetEnvelope(Place, Forgery.Flipped(bytes, at(bytes), mask));
            },
            Fault, Place);

    private static Attack Flip(
        string table, string column, string where, int at, int mask, string code,
        long? position, string says = "") => Attack.Of(
        $"{table}.{column}", forgery => forgery.Flip(table, column, where, at, mask), code,
        position, says) with { Column = $"{table}.{column}" };

    private static int StartOf(byte[] envelope, int part)
    {
        var at = 89;
        for (var i = 0; i < part; i++)
        {
            at += 4 + BinaryPrimitives.ReadInt32BigEndian(envelope.AsSpan(at));
        }

        return at + 4;
    }

    private static int EndOf(byte[] bytes, string text)
    {
        var sought = Encoding.UTF8.GetBytes(text);
        var at = text == "\n" ? bytes.Length - 1 : bytes.AsSpan().IndexOf(sought);
        Assert.True(at >= 0, text);
        return at + sought.Length;
    }
}
