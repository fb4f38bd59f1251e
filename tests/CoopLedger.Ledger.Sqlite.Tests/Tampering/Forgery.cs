using System.Text;
using CoopLedger.Bench;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite.Tests.Tampering;

/// <summary>Somebody who may write the file of a ledger, and knows how it is made.</summary>
internal sealed class Forgery : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly SignedLedger _made;

    public Forgery(SignedLedger made)
    {
        _made = made;
        File.Copy(Path.Combine(made.Root, "ledger.db"), Ledger);
        Directory.CreateDirectory(Keys);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Keys, UnixFileMode.UserRead | UnixFileMode.UserWrite
                | UnixFileMode.UserExecute);
        }

        foreach (var file in Directory.GetFiles(Path.Combine(made.Root, "ledger.db.keys")))
        {
            File.Copy(file, Path.Combine(Keys, Path.GetFileName(file)));
        }

        DropTriggers();
    }

    public string Ledger => _folder.Path("ledger.db");

    public string Keys => Ledger + ".keys";

    public string LastSigned => Path.Combine(Keys, LedgerKeys.LastSignedFile);

    public IReadOnlyList<StoredEvent> All => _made.All;

    /// <summary>The files given to <c>--against</c>.</summary>
    public List<string> Against { get; } = [];

    public void Dispose() => _folder.Dispose();

    public void Sql(string sql) => Raw.Run(Ledger, "PRAGMA ignore_check_constraints = ON; " + sql);

    public long Number(string sql) => (long)Raw.Read(Ledger, sql)!;

    /// <summary>The note that was signed at a size, by the ledger or by the stranger.</summary>
    public byte[] Note(int size, string ledger = "ledger.db") => (byte[])Raw.Read(
        Path.Combine(_made.Root, ledger), $"SELECT note FROM checkpoint WHERE size = {size}")!;

    /// <summary>A file beside the stranger's key.</summary>
    public string OfStranger(string name) => Path.Combine(_made.Root, "stranger.db.keys", name);

    /// <summary>Keeps a note where only <c>--against</c> finds it.</summary>
    public void KeepElsewhere(int size)
    {
        var file = _folder.Path($"kept-{size}.note");
        File.WriteAllBytes(file, Note(size));
        Against.Add(file);
    }

    /// <summary>Flips bits of one byte of a value: of a number its lowest byte.</summary>
    /// <param name="table">The table.</param>
    /// <param name="column">The column.</param>
    /// <param name="where">The row.</param>
    /// <param name="at">The byte, from 0; of a negative number, from the end.</param>
    /// <param name="mask">The bits.</param>
    public void Flip(string table, string column, string where, int at = 0, int mask = 1)
    {
        object flipped = Raw.Read(Ledger, $"SELECT {column} FROM {table} WHERE {where}") switch
        {
            long number => number ^ mask,
            string text => Encoding.UTF8.GetString(Flipped(Encoding.UTF8.GetBytes(text), at, mask)),
            byte[] bytes => Flipped(bytes, at, mask),
            var other => throw new ArgumentException($"{column} is {other}.", nameof(column)),
        };
        Set($"UPDATE {table} SET {column} = $value WHERE {where}", flipped);
    }

    public static byte[] Flipped(byte[] bytes, int at, int mask = 1)
    {
        byte[] flipped = [.. bytes];
        flipped[at < 0 ? flipped.Length + at : at] ^= (byte)mask;
        return flipped;
    }

    /// <summary>Runs a change that takes one value, <c>$value</c>.</summary>
    public void Set(string sql, object value)
    {
        using var connection = Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA ignore_check_constraints = ON; " + sql;
        command.Parameters.AddWithValue("$value", value);
        Assert.Equal(1, command.ExecuteNonQuery());
    }

    /// <summary>Writes an envelope with its checksum; the other columns stay.</summary>
    public void SetEnvelope(long position, byte[] envelope) => Set(
        $"UPDATE event SET envelope = $value, checksum = {Crc32C.Of(envelope)} "
            + $"WHERE position = {position}",
        envelope);

    /// <summary>Seals events anew, each for its place in the list and in its stream.</summary>
    public static List<StoredEvent> Sealed(IEnumerable<StoredEvent> events)
    {
        var revisions = new Dictionary<string, long>(StringComparer.Ordinal);
        var anew = new List<StoredEvent>();
        foreach (var stored in events)
        {
            var revision = revisions.GetValueOrDefault(stored.Stream.Text, -1) + 1;
            revisions[stored.Stream.Text] = revision;
            anew.Add(Envelope.Seal(
                Nation.LedgerId, anew.Count + 1, stored.Stream, revision, stored.Event,
                stored.Origin));
        }

        return anew;
    }

    /// <summary>Puts other events in the place of all, columns, checksums, Merkle edge and stored
    /// hashes included: nothing in the file contradicts them but checkpoints.</summary>
    public void Rewrite(IReadOnlyCollection<StoredEvent> events)
    {
        Sql("DELETE FROM event");
        Insert(events);
        RewriteEdge(events);
        RewriteTiles(events.Count);
    }

    public void Insert(params IReadOnlyCollection<StoredEvent> events)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction();
        foreach (var stored in events)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "INSERT INTO event VALUES ($p, $s, $r, $i, $n, $t, $c, $e)";
            command.Parameters.AddWithValue("$p", stored.Position);
            command.Parameters.AddWithValue("$s", stored.Stream.Text);
            command.Parameters.AddWithValue("$r", stored.Revision);
            command.Parameters.AddWithValue("$i", stored.Event.Id.ToByteArray(bigEndian: true));
            command.Parameters.AddWithValue("$n", stored.Event.Name);
            command.Parameters.AddWithValue(
                "$t", stored.Origin.RecordedAt.ToUnixTimeMilliseconds());
            command.Parameters.AddWithValue("$c", (long)Crc32C.Of(stored.Envelope.Span));
            command.Parameters.AddWithValue("$e", stored.Envelope.ToArray());
            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void RewriteEdge(IEnumerable<StoredEvent> events)
    {
        var edge = events.Aggregate(
            MerkleEdge.Empty, (before, stored) => before.With(stored.Envelope.Span));
        Set($"UPDATE edge SET size = {edge.Size}, bytes = $value", edge.ToBytes());
    }

    public void RewriteTiles(long size)
    {
        Sql("DELETE FROM tile");
        using var connection = Open();
        using var tiles = new TileWriter(connection);
        tiles.Extend(0, size);
    }

    /// <summary>As the ledger was when it had so many events.</summary>
    public void RestoreOlder(int size)
    {
        Sql($"DELETE FROM event WHERE position > {size}");
        Sql($"DELETE FROM checkpoint WHERE size > {size}");
        RewriteEdge(All.Take(size));
        RewriteTiles(size);
    }

    private void DropTriggers()
    {
        var drops = Raw.Read(
            Ledger,
            "SELECT group_concat('DROP TRIGGER ' || name, ';') FROM sqlite_schema "
                + "WHERE type = 'trigger'");
        Raw.Run(Ledger, (string)drops!);
    }

    private SqliteConnection Open()
    {
        var source = new SqliteConnectionStringBuilder { DataSource = Ledger, Pooling = false };
        var connection = new SqliteConnection(source.ToString());
        connection.Open();
        return connection;
    }
}
