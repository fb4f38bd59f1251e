using System.Runtime.CompilerServices;
using CoopLedger.Ledger.Writing;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Books;

/// <summary>The seals of a ledger, in a stream of their own on its cluster.</summary>
/// <remarks>Each is appended at the revision after the one it follows: of two that would seal at
/// the same time, one is refused.</remarks>
internal sealed class SealBook(EventStoreClient client, string stream, Guid ledger)
{
    private const string TypeName = "ledger.sealed.v1";

    /// <summary>The last seal and its revision; -1 when there is none.</summary>
    public async Task<(Seal? Seal, long Revision)> ReadLast(CancellationToken cancellationToken)
    {
        await foreach (var (seal, revision) in Read(
            Direction.Backwards, StreamPosition.End, 1, cancellationToken))
        {
            return (seal, revision);
        }

        return (null, -1);
    }

    /// <summary>All seals in order.</summary>
    public async IAsyncEnumerable<Seal> ReadAll(
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var (seal, _) in Read(
            Direction.Forwards, StreamPosition.Start, long.MaxValue, cancellationToken))
        {
            yield return seal;
        }
    }

    /// <summary>The place of a position that is sealed; nothing when it is not.</summary>
    public async Task<Position?> PlaceOf(long position, CancellationToken cancellationToken)
    {
        await foreach (var (seal, _) in Read(
            Direction.Backwards, StreamPosition.End, long.MaxValue, cancellationToken))
        {
            if (seal.First <= position)
            {
                return position <= seal.Size ? seal.Places[(int)(position - seal.First)] : null;
            }
        }

        return null;
    }

    /// <returns>Whether it was appended; if not, somebody else has sealed meanwhile.</returns>
    public async Task<bool> TryAppend(
        Seal seal, long after, CancellationToken cancellationToken)
    {
        var id = Uuid.FromGuid(EventIds.Of(ledger, $"seal:{seal.First}:{seal.Root}", 0));
        var entry = new EventData(id, TypeName, seal.Write());
        return await BookEntries.TryAppend(client, stream, after, entry, cancellationToken);
    }

    private async IAsyncEnumerable<(Seal Seal, long Revision)> Read(
        Direction direction, StreamPosition from, long count,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var record in BookEntries.Read(
            client, stream, direction, from, count, cancellationToken))
        {
            yield return (
                BookEntries.Parse(record, TypeName, "seal", () => Seal.Read(record.Data)),
                record.EventNumber.ToInt64());
        }
    }
}
