using System.Runtime.CompilerServices;
using EventStore.Client.Grpc;
using EventStore.Client.Wire.Streams;

namespace EventStore.Client;

/// <summary>A read or a subscription: asks when somebody wants to know, and once.</summary>
internal sealed class ReadCall : IDisposable
{
    /// <summary>Nodes that are asked before a read fails: reading twice does no harm.</summary>
    private const int OpenMax = 4;

    private readonly Lock _gate = new();
    private readonly EventDecoder _decoder = new();
    private readonly CallTime _time;
    private readonly Calls _calls;
    private readonly ReadReq _request;
    private readonly TimeSpan? _deadline;
    private readonly UserCredentials? _credentials;
    private readonly string? _streamName;
    private Task<GrpcResponse>? _opened;
    private ResolvedEvent? _firstEvent;
    private StreamMessage? _firstMessage;
    private bool _enumerated;

    public ReadCall(
        Calls calls, ReadReq request, string? streamName, TimeSpan? deadline,
        UserCredentials? credentials, CancellationToken token)
    {
        (_calls, _request, _streamName) = (calls, request, streamName);
        (_deadline, _credentials) = (deadline, credentials);
        _time = new(deadline, token);
    }

    public StreamPosition? First { get; private set; }

    public StreamPosition? Last { get; private set; }

    public Position? LastOfAll { get; private set; }

    public string? SubscriptionId { get; private set; }

    private bool IsSubscription => _request.Options.Subscription is not null;

    public async Task<ReadState> State()
    {
        _ = await Opened();
        return _firstMessage is StreamMessage.NotFound ? ReadState.StreamNotFound : ReadState.Ok;
    }

    /// <summary>Ends it. An enumeration that is waiting ends as cancelled.</summary>
    public void Dispose()
    {
        _time.Cancel();
        _time.Dispose();
    }

    /// <exception cref="InvalidOperationException">It has been enumerated.</exception>
    public async IAsyncEnumerator<ResolvedEvent> Events(CancellationToken token)
    {
        Begin();
        using var cancelling = token.UnsafeRegister(state => ((CallTime)state!).Cancel(), _time);
        GrpcResponse? response = null;
        try
        {
            response = await Opened();
            if (_firstMessage is StreamMessage.NotFound)
            {
                throw new StreamNotFoundException(_streamName ?? "");
            }

            if (_firstEvent is { } first)
            {
                yield return first;
            }

            do
            {
                while (TryNextEvent(response, out var next))
                {
                    yield return next;
                }
            }
            while (await Fill(response));
        }
        finally
        {
            response?.Dispose();
            Dispose();
        }
    }

    /// <inheritdoc cref="Events"/>
    public async IAsyncEnumerable<StreamMessage> Messages(
        [EnumeratorCancellation] CancellationToken token = default)
    {
        Begin();
        using var cancelling = token.UnsafeRegister(state => ((CallTime)state!).Cancel(), _time);
        GrpcResponse? response = null;
        try
        {
            response = await Opened();
            if (!IsSubscription && _firstMessage is not StreamMessage.NotFound)
            {
                yield return StreamMessage.Ok.Instance;
            }

            var message = _firstEvent is { } first
                ? new StreamMessage.Event(first)
                : _firstMessage;
            if (message is not null)
            {
                yield return message;
            }

            do
            {
                while (response.TryNext(out var bytes))
                {
                    yield return MessageOf(bytes.Span);
                }
            }
            while (await Fill(response));
        }
        finally
        {
            response?.Dispose();
            Dispose();
        }
    }

    private void Begin()
    {
        lock (_gate)
        {
            if (_enumerated)
            {
                throw new InvalidOperationException("A read is enumerated once.");
            }

            _enumerated = true;
        }
    }

    private Task<GrpcResponse> Opened()
    {
        lock (_gate)
        {
            return _opened ??= Open();
        }
    }

    private async Task<GrpcResponse> Open()
    {
        try
        {
            for (var failures = 1; ; failures++)
            {
                var connection = await _calls.Current(_time.Token);
                try
                {
                    return await OpenAt(connection);
                }
                catch (Exception fault) when (Calls.IsOfConnection(fault))
                {
                    _calls.Lost(connection, fault);
                    if (failures == OpenMax)
                    {
                        throw;
                    }
                }

                await _calls.Pause(failures, _time.Token);
            }
        }
        catch (OperationCanceledException fault) when (_time.IsOver)
        {
            throw GrpcFault.TimeOver(fault);
        }
    }

    /// <summary>Opens the call, up to its first message: only then is the node the right one.
    /// </summary>
    private async Task<GrpcResponse> OpenAt(Connection connection)
    {
        var headers = await _calls.HeadersFor(connection, _credentials, _time.Token);
        var response = await GrpcCall.ServerStream(
            connection.Http, connection.Address, Calls.Streams + "Read", _request, headers,
            _deadline is null ? null : _time.Remaining, _time.Token);
        try
        {
            do
            {
                if (response.TryNext(out var bytes))
                {
                    if (_decoder.TryDecode(bytes.Span, out var first))
                    {
                        _firstEvent = first;
                    }
                    else
                    {
                        _firstMessage = Other(bytes.Span);
                    }

                    break;
                }
            }
            while (await response.Fill(_time.Token));

            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    private bool TryNextEvent(GrpcResponse response, out ResolvedEvent next)
    {
        while (response.TryNext(out var bytes))
        {
            if (_decoder.TryDecode(bytes.Span, out next))
            {
                return true;
            }

            if (Other(bytes.Span) is StreamMessage.Event other)
            {
                next = other.ResolvedEvent;
                return true;
            }
        }

        next = default;
        return false;
    }

    private async ValueTask<bool> Fill(GrpcResponse response)
    {
        try
        {
            return await response.Fill(_time.Token);
        }
        catch (OperationCanceledException fault) when (_time.IsOver)
        {
            throw GrpcFault.TimeOver(fault);
        }
    }

    private StreamMessage MessageOf(ReadOnlySpan<byte> bytes) =>
        _decoder.TryDecode(bytes, out var resolved)
            ? new StreamMessage.Event(resolved)
            : Other(bytes);

    private StreamMessage Other(ReadOnlySpan<byte> bytes)
    {
        var message = ReadMessage.Of(GrpcResponse.Decode(ReadResp.Parser, bytes), _decoder);
        switch (message)
        {
            case StreamMessage.FirstStreamPosition(var first):
                First = first;
                break;
            case StreamMessage.LastStreamPosition(var last):
                Last = last;
                break;
            case StreamMessage.LastAllStreamPosition(var last):
                LastOfAll = last;
                break;
            case StreamMessage.SubscriptionConfirmation(var id):
                SubscriptionId = id;
                break;
            default:
                break;
        }

        return message;
    }
}
