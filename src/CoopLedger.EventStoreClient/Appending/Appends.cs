using EventStore.Client.Grpc;
using EventStore.Client.Wire.Streams;
using Grpc.Core;

namespace EventStore.Client;

/// <summary>Carries an append out once, in as many attempts as it takes and may take.</summary>
internal sealed class Appends(Calls calls, int chunkSize) : IDisposable
{
    /// <summary>Attempts of which the answer makes no sense. Another may; many will not.</summary>
    private const int SenselessMax = 3;

    private readonly Lock _gate = new();
    private BatchCall? _batch;
    private bool _disposed;

    public async Task<AppendAnswer> Append(
        AppendRequest request, TimeSpan? deadline, UserCredentials? credentials,
        CancellationToken token)
    {
        using var time = new CallTime(deadline, token);
        Exception? last = null;
        for (var failures = 1; ; failures++)
        {
            Connection? connection = null;
            try
            {
                connection = await calls.Current(time.Token);
                return await Attempt(connection, request, credentials, time);
            }
            catch (OperationCanceledException fault) when (time.IsOver)
            {
                throw GrpcFault.TimeOver(last ?? fault);
            }
            catch (Exception fault) when (MayRepeat(request, fault, connection, last, failures))
            {
                last = fault;
            }

            if (connection is not null && Calls.IsOfConnection(last))
            {
                calls.Lost(connection, last);
            }

            await Pause(failures, time, last);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _batch?.Dispose();
        }
    }

    /// <summary>Whether the same append, sent again, gives the same events once.</summary>
    private static bool MayRepeat(
        AppendRequest request, Exception fault, Connection? connection, Exception? last,
        int failures)
    {
        if (connection is null)
        {
            // No node was found. Worth waiting for only if the append may stand already.
            return last is not null && fault is RpcException or DiscoveryException;
        }

        return fault switch
        {
            NotLeaderException or RpcException { HasNoLeader: true } => true,
            RpcException { Outcome: Outcome.NotSent } => true,
            RpcException rpc when request.Expected.IsRepeatable => rpc.StatusCode switch
            {
                StatusCode.Unavailable or StatusCode.Aborted or StatusCode.DeadlineExceeded
                    or StatusCode.Cancelled => true,
                StatusCode.Unknown => failures < SenselessMax,
                _ => rpc.Outcome == Outcome.Unknown && failures < SenselessMax,
            },
            _ => false,
        };
    }

    private async Task Pause(int failures, CallTime time, Exception last)
    {
        try
        {
            await calls.Pause(failures, time.Token);
        }
        catch (OperationCanceledException) when (time.IsOver)
        {
            throw GrpcFault.TimeOver(last);
        }
    }

    private async Task<AppendAnswer> Attempt(
        Connection connection, AppendRequest request, UserCredentials? credentials, CallTime time)
    {
        var headers = await calls.HeadersFor(connection, credentials, time.Token);
        if (credentials is null && connection.SupportsBatchAppend)
        {
            return await BatchOn(connection, headers).Append(request, time, chunkSize);
        }

        var answer = await GrpcCall.ClientStream(
            connection.Http, connection.Address, Calls.Streams + "Append",
            AppendMessages.Single(request), AppendResp.Parser, headers, time.Remaining,
            time.Token);
        return AppendMessages.AnswerOf(answer);
    }

    /// <summary>The one batch call of a connection; one that has ended makes way for another.
    /// </summary>
    private BatchCall BatchOn(Connection connection, CallHeaders headers)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(EventStoreClient));
            if (_batch is null || _batch.HasEnded || _batch.HasHung
                || _batch.Connection != connection)
            {
                _batch?.Complete();
                _batch = new(connection, headers);
            }

            return _batch;
        }
    }
}
