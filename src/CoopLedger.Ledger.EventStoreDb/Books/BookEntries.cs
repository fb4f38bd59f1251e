using System.Runtime.CompilerServices;
using System.Text.Json;
using CoopLedger.Ledger.Store;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Books;

/// <summary>The entries of the books that a ledger keeps of itself on its cluster.</summary>
internal static class BookEntries
{
    /// <summary>The entries of a book; none when it was never written to.</summary>
    public static async IAsyncEnumerable<EventRecord> Read(
        EventStoreClient client, string stream, Direction direction, StreamPosition from,
        long count, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var read = client.ReadStreamAsync(
            direction, stream, from, count, cancellationToken: cancellationToken);
        if (await read.ReadState == ReadState.StreamNotFound)
        {
            yield break;
        }

        await foreach (var resolved in read)
        {
            yield return resolved.OriginalEvent;
        }
    }

    /// <summary>Reads what an entry says.</summary>
    /// <exception cref="LedgerDamagedException">It is not what it should be.</exception>
    public static T Parse<T>(EventRecord record, string type, string what, Func<T> read)
    {
        try
        {
            return record.EventType == type
                ? read()
                : throw new FormatException($"Its type is {record.EventType}.");
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException)
        {
            throw new LedgerDamagedException(
                0, $"entry {record.EventNumber.ToUInt64()} of {record.EventStreamId} is no "
                    + $"{what}: {broken.Message}", broken);
        }
    }

    /// <summary>Appends an entry after the one at a revision; -1 for the first.</summary>
    /// <returns>Whether it was appended; if not, somebody else has written meanwhile.</returns>
    public static async Task<bool> TryAppend(
        EventStoreClient client, string stream, long after, EventData entry,
        CancellationToken cancellationToken)
    {
        try
        {
            _ = after < 0
                ? await client.AppendToStreamAsync(
                    stream, StreamState.NoStream, [entry], cancellationToken: cancellationToken)
                : await client.AppendToStreamAsync(
                    stream, StreamRevision.FromInt64(after), [entry],
                    cancellationToken: cancellationToken);
            return true;
        }
        catch (WrongExpectedVersionException)
        {
            return false;
        }
    }
}
