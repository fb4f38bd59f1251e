using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using Microsoft.Data.Sqlite;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>Reads rows and trusts none of them.</summary>
internal static class LogRow
{
    /// <summary>The event of a row of the columns position, stream, revision, id, name,
    /// recorded_at, checksum, envelope.</summary>
    /// <exception cref="LedgerDamagedException">The envelope has changed since it was written, or
    /// a column does not say what the envelope says. Someone who forges all of them is found by
    /// the Merkle root.</exception>
    public static StoredEvent Event(SqliteDataReader row, Guid ledger)
    {
        var position = row.GetInt64(0);
        var envelope = row.GetFieldValue<byte[]>(7);
        Demand(row.GetInt64(6) == Crc32C.Of(envelope), position, "checksum");
        var stored = Envelope.Open(ledger, position, envelope);
        Demand(
            string.Equals(row.GetString(1), stored.Stream.Text, StringComparison.Ordinal),
            position, "stream");
        Demand(row.GetInt64(2) == stored.Revision, position, "revision");
        var id = row.GetFieldValue<byte[]>(3);
        Demand(
            id.Length == 16 && new Guid(id, bigEndian: true) == stored.Event.Id, position, "id");
        Demand(
            string.Equals(row.GetString(4), stored.Event.Name, StringComparison.Ordinal),
            position, "name");
        Demand(
            row.GetInt64(5) == stored.Origin.RecordedAt.ToUnixTimeMilliseconds(),
            position, "recorded_at");
        return stored;
    }

    /// <summary>The Merkle edge of a row of the columns size, bytes, last position.</summary>
    public static MerkleEdge Edge(SqliteDataReader row) =>
        Edge(row.GetInt64(0), row.GetFieldValue<byte[]>(1), row.GetInt64(2));

    /// <summary>The Merkle edge, given its size, its bytes and the last position.</summary>
    public static MerkleEdge Edge(long size, ReadOnlySpan<byte> bytes, long last)
    {
        var edge = UncheckedEdge(size, bytes);
        return edge.Size == last
            ? edge
            : throw new LedgerDamagedException(
                Math.Min(edge.Size, last) + 1,
                $"the log ends at {last}, but its Merkle edge at {edge.Size}.");
    }

    /// <summary>The Merkle edge, for a reader that compares it with the log row by row.</summary>
    public static MerkleEdge UncheckedEdge(SqliteDataReader row) =>
        UncheckedEdge(row.GetInt64(0), row.GetFieldValue<byte[]>(1));

    private static MerkleEdge UncheckedEdge(long size, ReadOnlySpan<byte> bytes)
    {
        try
        {
            var edge = MerkleEdge.Parse(bytes);
            return edge.Size == size
                ? edge
                : throw new FormatException("Its size is not that of its hashes.");
        }
        catch (FormatException broken)
        {
            // Without an edge nothing is proved, from the first position on.
            throw new LedgerDamagedException(1, "the Merkle edge cannot be read.", broken);
        }
    }

    /// <exception cref="LedgerDamagedException">It does not hold.</exception>
    public static void Demand(bool holds, long position, string column)
    {
        if (!holds)
        {
            throw new LedgerDamagedException(
                position, $"the column {column} does not agree with the envelope.");
        }
    }
}
