using System.Collections.Concurrent;
using System.Threading.Channels;
using EventStore.Client.Grpc;
using EventStore.Client.Wire.Streams;
using Grpc.Core;

namespace EventStore.Client;

/// <summary>One long call over which all appends of a connection go, side by side.</summary>
/// <remarks>An append is told from others by its correlation id. When the call ends, what became of
/// the appends that were under way is not known.</remarks>
internal sealed class BatchCall : IDisposable
{
    private readonly ConcurrentDictionary<Uuid, TaskCompletionSource<BatchAppendResp>> _pending =
        new();

    private readonly DuplexCall _call;
    private long _lastId;
    private Exception? _end;

    public BatchCall(Connection connection, CallHeaders headers)
    {
        Connection = connection;
        _call = GrpcCall.Duplex(
            connection.Http, connection.Address, Calls.Streams + "BatchAppend", headers);
        _ = Task.Run(Receive);
    }

    public Connection Connection { get; }

    public bool HasEnded => Volatile.Read(ref _end) is not null;

    /// <summary>Whether an append has waited in vain for its answer: the call may hang, so the
    /// next append goes over another.</summary>
    public bool HasHung { get; private set; }

    public async Task<AppendAnswer> Append(AppendRequest request, CallTime time, int chunkSize)
    {
        var id = Uuid.FromInt64(0, Interlocked.Increment(ref _lastId));
        var answer = new TaskCompletionSource<BatchAppendResp>(
            TaskCreationOptions.RunContinuationsAsynchronously);
        _pending[id] = answer;
        try
        {
            // Looked at after the entry: an end that comes later finds the entry.
            if (Volatile.Read(ref _end) is { } end)
            {
                throw end;
            }

            foreach (var chunk in AppendMessages.Batch(request, id, time.Remaining, chunkSize))
            {
                await _call.Send(chunk, time.Token);
            }

            return AppendMessages.AnswerOf(await answer.Task.WaitAsync(time.Token));
        }
        catch (ChannelClosedException fault)
        {
            throw Volatile.Read(ref _end) ?? GrpcFault.Lost(fault);
        }
        catch (OperationCanceledException) when (time.IsOver)
        {
            HasHung = true;
            throw;
        }
        finally
        {
            _pending.TryRemove(id, out _);
        }
    }

    /// <summary>Sends no more, and waits for what is under way.</summary>
    public void Complete() => _call.Complete();

    public void Dispose()
    {
        End(new ObjectDisposedException(nameof(EventStoreClient)));
        _call.Dispose();
    }

    private async Task Receive()
    {
        var ended = _call.Ended;
        try
        {
            using var response = await _call.Response;
            do
            {
                while (response.TryNext(BatchAppendResp.Parser, out var answer))
                {
                    if (_pending.TryRemove(Uuid.FromWire(answer!.CorrelationId), out var asked))
                    {
                        asked.TrySetResult(answer);
                    }
                }
            }
            while (await response.Fill(ended));

            End(GrpcFault.Here(StatusCode.Unavailable, "The server has ended the batch."));
        }
        catch (Exception fault)
        {
            // Whatever it is, it is those who wait for an answer that must be told.
            End(fault);
        }
        finally
        {
            _call.Dispose();
        }
    }

    private void End(Exception why)
    {
        if (Interlocked.CompareExchange(ref _end, why, comparand: null) is not null)
        {
            return;
        }

        _call.Complete();
        foreach (var asked in _pending.Values)
        {
            asked.TrySetException(why);
        }
    }
}
