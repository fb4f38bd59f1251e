using CoopLedger.Ledger.Store;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Order;

/// <summary>Keeps the mirror in step with the cluster: a catch-up subscription that begins anew
/// where it stood whenever it breaks off.</summary>
/// <remarks>An event that is delivered twice is known by its place in the cluster's log, which only
/// grows, and passed over.</remarks>
internal sealed class Feed : IAsyncDisposable
{
    private const int EventsMax = 4096;

    /// <summary>Events looked through between two checkpoints, in windows of 32.</summary>
    private const uint CheckpointInterval = 32;

    private static readonly TimeSpan PauseMin = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan PauseMax = TimeSpan.FromSeconds(5);

    private readonly EventStoreClient _client;
    private readonly LedgerStreams _streams;
    private readonly MirrorWriter _writer;
    private readonly Action<Alarm> _alarmed;
    private readonly Milestones _milestones = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly List<ClusterAppend> _waiting = [];

    private Task _settling = Task.CompletedTask;
    private Task _loop = Task.CompletedTask;
    private Position? _seen;
    private Position? _whole;
    private Position? _read;
    private int _events;

    /// <param name="client">The cluster.</param>
    /// <param name="streams">The ledger's streams on it.</param>
    /// <param name="writer">What takes the appends.</param>
    /// <param name="alarmed">Told of everything that no ledger does.</param>
    public Feed(
        EventStoreClient client, LedgerStreams streams, MirrorWriter writer,
        Action<Alarm> alarmed) =>
        (_client, _streams, _writer, _read, _alarmed) =
            (client, streams, writer, writer.Place, alarmed);

    /// <summary>Why it does not go on, if it does not.</summary>
    public Exception? Fault => _milestones.Fault;

    /// <summary>Is cancelled when it does not go on.</summary>
    public CancellationToken Stopped => _milestones.Stopped;

    /// <summary>Why the last connection broke off; nothing while one holds.</summary>
    public Exception? Interruption { get; private set; }

    public void Start() => _loop = Task.Run(() => Loop(_stop.Token));

    /// <summary>Returns when everything up to a place in the cluster's log is in the mirror.
    /// </summary>
    public Task Reach(Position place, CancellationToken cancellationToken) =>
        _milestones.Reach(place.CommitPosition, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop;
        _milestones.Fail(new ObjectDisposedException(nameof(Feed)));
        _milestones.Dispose();
        _stop.Dispose();
    }

    private async Task Loop(CancellationToken cancellationToken)
    {
        var pause = PauseMin;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await Follow(() => (Interruption, pause) = (null, PauseMin), cancellationToken);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault) when (ClusterFaults.IsPassing(fault))
            {
                Interruption = fault;
                await Task.WhenAny(Task.Delay(pause, cancellationToken));
                pause = pause * 2 < PauseMax ? pause * 2 : PauseMax;
            }
            catch (Exception fault)
            {
                _milestones.Fail(fault);
                return;
            }
        }
    }

    private async Task Follow(Action connected, CancellationToken cancellationToken)
    {
        var reading = new LogReading(_streams);
        using var hold = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var subscription = _client.SubscribeToAll(
            _read is { } place ? FromAll.After(place) : FromAll.Start,
            filterOptions: new SubscriptionFilterOptions(
                StreamFilter.Prefix(_streams.Watched), CheckpointInterval),
            cancellationToken: hold.Token);
        await using var messages = subscription.Messages.GetAsyncEnumerator(hold.Token);
        try
        {
            while (true)
            {
                var next = messages.MoveNextAsync();
                if (!(next.IsCompleted ? await next : await Wait(next.AsTask(), hold)))
                {
                    throw new IOException("The server ended the subscription.");
                }

                connected();
                await Take(messages.Current, reading, cancellationToken);
            }
        }
        finally
        {
            // What was being written is written, so that the next subscription begins after it.
            await Task.WhenAny(_settling);
            _settling = Task.CompletedTask;
            _waiting.Clear();
            (_events, _seen, _whole) = (0, null, null);
            _read = _writer.Place > _read || _read is null ? _writer.Place : _read;
        }
    }

    /// <summary>Writes what has been read while nothing comes. A fault in that ends the reading,
    /// which must not be left in the middle.</summary>
    private async Task<bool> Wait(Task<bool> next, CancellationTokenSource hold)
    {
        try
        {
            await Settle(hold.Token);
            if (await Task.WhenAny(next, _settling) == _settling)
            {
                await _settling;
            }

            return await next;
        }
        catch
        {
            await hold.CancelAsync();
            await Task.WhenAny(next);
            throw;
        }
    }

    private async Task Take(
        StreamMessage message, LogReading reading, CancellationToken cancellationToken)
    {
        switch (message)
        {
            case StreamMessage.Event(var resolved):
                Take(resolved.OriginalEvent, reading);
                if (_events >= EventsMax)
                {
                    await Settle(cancellationToken);
                }

                break;
            case StreamMessage.AllStreamCheckpointReached(var place) when !reading.IsInside:
                _whole = place;
                await Settle(cancellationToken);
                break;
        }
    }

    private void Take(EventRecord record, LogReading reading)
    {
        if (record.Position <= (_seen ?? _read))
        {
            return; // Delivered twice.
        }

        _seen = record.Position;

        try
        {
            var (append, alarm) = reading.Take(record);
            if (append is not null)
            {
                _waiting.Add(append);
                _events += append.Events.Length;
            }
            else if (alarm is not null)
            {
                _alarmed(alarm);
            }

            _whole = reading.IsInside ? _whole : record.Position;
        }
        catch (FormatException broken)
        {
            throw new LedgerDamagedException(
                _writer.Position + _events + 1, broken.Message, broken);
        }
    }

    /// <summary>Begins to write what has been read, once what was read before is written.
    /// </summary>
    private async Task Settle(CancellationToken cancellationToken)
    {
        await _settling;
        if (_whole is { } place)
        {
            var appends = _waiting.ToList();
            _waiting.Clear();
            (_events, _whole) = (0, null);
            _settling = Write(appends, place, cancellationToken);
        }
    }

    /// <param name="appends">What was read.</param>
    /// <param name="place">How far that reaches; nothing of the ledger's lies between.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    private async Task Write(
        List<ClusterAppend> appends, Position place, CancellationToken cancellationToken)
    {
        await Task.Yield();
        await _writer.Settle(appends, cancellationToken);
        _read = place;
        _milestones.Pass(place.CommitPosition);
    }
}
