using System.Threading.Channels;
using CoopLedger.Ledger.EventStoreDb.Books;
using CoopLedger.Ledger.EventStoreDb.Sealing;
using CoopLedger.Ledger.Store;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Order;

/// <summary>All that follows a ledger on its cluster, put together.</summary>
internal sealed class Following : IAsyncDisposable
{
    private readonly Channel<Alarm> _newAlarms = Channel.CreateUnbounded<Alarm>();

    private Following(ClusterConnection cluster, IMirrorStore mirror, LogPlace start)
    {
        var (client, streams, ledger) = (cluster.Client, cluster.Streams, mirror.LedgerId);
        Voids = new(client, streams, mirror);
        AlarmBook = new(client, streams.Alarms, ledger);
        Lease = new(client, streams.Lease, Uuid.NewUuid().ToString(), TimeProvider.System);
        Sealer = new(cluster.Seals(ledger), Lease, mirror, start.Position, cluster.Address);
        Writer = new(mirror, Voids, start, Sealer.Note);
        Feed = new(client, streams, Writer, alarm =>
        {
            if (Alarms.Add(alarm))
            {
                _ = _newAlarms.Writer.TryWrite(alarm);
            }
        });
    }

    public VoidAppends Voids { get; }

    public Lease Lease { get; }

    public Sealer Sealer { get; }

    public MirrorWriter Writer { get; }

    public Feed Feed { get; }

    public AlarmLog Alarms { get; } = new();

    public AlarmBook AlarmBook { get; }

    /// <summary>Alarms as they come, to be kept on the cluster.</summary>
    public ChannelReader<Alarm> NewAlarms => _newAlarms.Reader;

    /// <summary>Begins to follow, and returns when the mirror has what the cluster has.</summary>
    public static async Task<Following> Begin(
        ClusterConnection cluster, IMirrorStore mirror, CancellationToken cancellationToken)
    {
        var seals = cluster.Seals(mirror.LedgerId);
        var following = new Following(
            cluster, mirror, await Mirrors.Start(mirror, seals, cancellationToken));
        try
        {
            following.Alarms.AddRange(await following.AlarmBook.Read(cancellationToken));
            following.Feed.Start();
            await foreach (var last in cluster.Client.ReadAllAsync(
                Direction.Backwards, Position.End,
                StreamFilter.Prefix(cluster.Streams.Watched), 1,
                cancellationToken: cancellationToken))
            {
                await following.Feed.Reach(last.OriginalPosition!.Value, cancellationToken);
            }

            return following;
        }
        catch
        {
            await following.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Feed.DisposeAsync();
        Sealer.Dispose();
    }
}
