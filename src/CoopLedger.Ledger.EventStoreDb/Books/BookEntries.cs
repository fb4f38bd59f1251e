using System.Runtime.CompilerServices;
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
