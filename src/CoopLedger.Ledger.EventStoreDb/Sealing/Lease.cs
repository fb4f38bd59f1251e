using System.Text.Json;
using CoopLedger.Ledger.EventStoreDb.Books;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Sealing;

/// <summary>The right to seal: an entry in a stream of its own, appended at the revision after the
/// one before, so that one of two gets it.</summary>
/// <remarks>It only saves work. That no two can seal the same is kept by the seals' own revisions;
/// clocks that differ make somebody wait longer or ask earlier, and no more.</remarks>
/// <param name="client">The cluster.</param>
/// <param name="stream">The stream of the lease.</param>
/// <param name="holder">Who asks, different in each process.</param>
/// <param name="clock">The clock.</param>
internal sealed class Lease(
    EventStoreClient client, string stream, string holder, TimeProvider clock)
{
    private const string TypeName = "ledger.lease.v1";

    /// <summary>How long it holds after its last entry.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromSeconds(10);

    private DateTimeOffset _renewAt = DateTimeOffset.MinValue;
    private long _revision = -1;

    /// <summary>Who holds it; nobody when it has run out or was given back.</summary>
    public async Task<string?> Holder(CancellationToken cancellationToken)
    {
        _revision = -1;
        await foreach (var record in BookEntries.Read(
            client, stream, Direction.Backwards, StreamPosition.End, 1, cancellationToken))
        {
            _revision = record.EventNumber.ToInt64();
            var end = record.Created.ToUniversalTime() + Term;
            return end > clock.GetUtcNow().UtcDateTime ? NameIn(record) : null;
        }

        return null;
    }

    /// <summary>Takes it, or keeps it.</summary>
    /// <returns>Whether it is held.</returns>
    public async Task<bool> TryHold(CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() < _renewAt)
        {
            return true;
        }

        return (await Holder(cancellationToken) is not { } other || other == holder)
            && await TryWrite(holder, cancellationToken);
    }

    /// <summary>Gives it back, if it is held.</summary>
    public async Task Release(CancellationToken cancellationToken)
    {
        if (_renewAt > DateTimeOffset.MinValue)
        {
            _ = await TryWrite(null, cancellationToken);
            _renewAt = DateTimeOffset.MinValue;
        }
    }

    private async Task<bool> TryWrite(string? name, CancellationToken cancellationToken)
    {
        var entry = new EventData(
            Uuid.NewUuid(), TypeName, JsonSerializer.SerializeToUtf8Bytes(new { holder = name }));
        if (!await BookEntries.TryAppend(client, stream, _revision, entry, cancellationToken))
        {
            _renewAt = DateTimeOffset.MinValue;
            return false;
        }

        _revision++;
        _renewAt = clock.GetUtcNow() + (Term / 2);
        return true;
    }

    private static string? NameIn(EventRecord record)
    {
        using var json = JsonDocument.Parse(record.Data);
        return json.RootElement.GetProperty("holder").GetString();
    }
}
