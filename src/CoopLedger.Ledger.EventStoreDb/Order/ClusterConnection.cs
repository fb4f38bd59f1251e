using CoopLedger.Ledger.EventStoreDb.Books;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Order;

/// <summary>The client of one ledger's cluster, and the names of the ledger there.</summary>
internal sealed class ClusterConnection : IAsyncDisposable
{
    private ClusterConnection(LedgerAddress address, EventStoreClient client) =>
        (Address, Client, Streams) = (address, client, new LedgerStreams(address.Name));

    public LedgerAddress Address { get; }

    public EventStoreClient Client { get; }

    public LedgerStreams Streams { get; }

    /// <exception cref="Store.StoreException"><c>store.address</c>.</exception>
    public static ClusterConnection To(LedgerAddress address)
    {
        try
        {
            return new(address, new(EventStoreClientSettings.Create(address.Connection)));
        }
        catch (Exception fault) when (ClusterFaults.IsOurs(fault))
        {
            throw ClusterFaults.Told(fault, address);
        }
    }

    public SealBook Seals(Guid ledger) => new(Client, Streams.Seals, ledger);

    /// <summary>Runs something that talks to the cluster, and says what went wrong in our words.
    /// </summary>
    public async Task<T> Guarded<T>(Func<EventStoreClient, Task<T>> action)
    {
        try
        {
            return await action(Client);
        }
        catch (Exception fault) when (ClusterFaults.IsOurs(fault))
        {
            throw ClusterFaults.Told(fault, Address);
        }
    }

    public Task Guarded(Func<EventStoreClient, Task> action) => Guarded(async client =>
    {
        await action(client);
        return true;
    });

    /// <summary>A fault that was kept, as it is told now.</summary>
    public Exception Told(Exception fault) =>
        ClusterFaults.IsOurs(fault) ? ClusterFaults.Told(fault, Address) : fault;

    public ValueTask DisposeAsync() => Client.DisposeAsync();
}
