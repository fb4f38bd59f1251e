using System.Collections.Immutable;
using System.Text.Json;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Books;

/// <summary>The signed checkpoints of a ledger, in a stream of their own on its cluster: the note
/// as the entry's bytes, its size in the entry's metadata.</summary>
internal sealed class CheckpointBook(EventStoreClient client, string stream, Guid ledger)
{
    private const string TypeName = "ledger.checkpoint.v1";

    /// <summary>Those of sizes above <paramref name="after"/>, by size.</summary>
    public async Task<ImmutableArray<StoredCheckpoint>> Read(
        long after, CancellationToken cancellationToken)
    {
        var (checkpoints, _) = await ReadAll(cancellationToken);
        return [.. checkpoints.Values.Where(checkpoint => checkpoint.Size > after)];
    }

    public async Task Add(StoredCheckpoint checkpoint, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (checkpoints, last) = await ReadAll(cancellationToken);
            var id = EventIds.Of(ledger, $"checkpoint:{checkpoint.Size}", 0);
            var entry = new EventData(
                Uuid.FromGuid(id), TypeName, checkpoint.Note,
                JsonSerializer.SerializeToUtf8Bytes(new { size = checkpoint.Size }),
                "application/octet-stream");
            if (checkpoints.ContainsKey(checkpoint.Size)
                || await BookEntries.TryAppend(client, stream, last, entry, cancellationToken))
            {
                return;
            }
        }
    }

    private async Task<(SortedDictionary<long, StoredCheckpoint> Checkpoints, long Last)> ReadAll(
        CancellationToken cancellationToken)
    {
        var (checkpoints, last) = (new SortedDictionary<long, StoredCheckpoint>(), -1L);
        await foreach (var record in BookEntries.Read(
            client, stream, Direction.Forwards, StreamPosition.Start, long.MaxValue,
            cancellationToken))
        {
            last = record.EventNumber.ToInt64();
            var size = SizeOf(record);
            _ = checkpoints.TryAdd(size, new(size, record.Data));
        }

        return (checkpoints, last);
    }

    private static long SizeOf(EventRecord record) => BookEntries.Parse(
        record, TypeName, "checkpoint", () =>
        {
            using var json = JsonDocument.Parse(record.Metadata);
            return json.RootElement.GetProperty("size").GetInt64();
        });
}
