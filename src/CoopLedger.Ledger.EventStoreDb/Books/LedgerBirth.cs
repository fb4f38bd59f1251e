using System.Text.Json;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Books;

/// <summary>The entry that makes a ledger on a cluster: its id, once and for all.</summary>
internal static class LedgerBirth
{
    private const string TypeName = "ledger.created.v1";
    private const int Format = 1;

    /// <exception cref="StoreException"><c>store.exists</c>: there is one of this name.</exception>
    public static async Task Write(
        EventStoreClient client, LedgerAddress address, string stream, Guid ledger,
        CancellationToken cancellationToken)
    {
        var data = JsonSerializer.SerializeToUtf8Bytes(new { id = ledger, format = Format });
        var entry = new EventData(
            Uuid.FromGuid(EventIds.Of(ledger, "ledger", 0)), TypeName, data);
        if (!await BookEntries.TryAppend(client, stream, -1, entry, cancellationToken))
        {
            throw new StoreException(
                "store.exists",
                $"{address}: trên cụm đã có một sổ tên này.",
                $"{address}: there is a ledger of this name on the cluster.");
        }
    }

    /// <exception cref="StoreException"><c>store.not-found</c>, <c>store.format</c>.</exception>
    public static async Task<Guid> Read(
        EventStoreClient client, LedgerAddress address, string stream,
        CancellationToken cancellationToken)
    {
        await foreach (var record in BookEntries.Read(
            client, stream, Direction.Forwards, StreamPosition.Start, 1, cancellationToken))
        {
            return IdOf(record) ?? throw new StoreException(
                "store.format",
                $"{address}: sổ này do một phiên bản khác lập; hãy dùng phiên bản mới hơn.",
                $"{address}: another version made this ledger; use a later one.");
        }

        throw new StoreException(
            "store.not-found",
            $"{address}: trên cụm không có sổ tên này. Hãy lập bằng init hoặc copy.",
            $"{address}: there is no ledger of this name on the cluster. Make one with init or "
                + "copy.");
    }

    private static Guid? IdOf(EventRecord record)
    {
        try
        {
            using var json = JsonDocument.Parse(record.Data);
            var fields = json.RootElement;
            return record.EventType == TypeName && fields.GetProperty("format").GetInt32() == Format
                ? fields.GetProperty("id").GetGuid()
                : null;
        }
        catch (Exception unread) when (unread is JsonException or KeyNotFoundException
            or InvalidOperationException or FormatException)
        {
            return null;
        }
    }
}
