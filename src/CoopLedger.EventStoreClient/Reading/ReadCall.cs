using System.Runtime.CompilerServices;
using EventStore.Client.Grpc;
using EventStore.Client.Wire.Streams;

namespace EventStore.Client;

/// <summary>A read or a subscription: asks when somebody wants to know, and once.</summary>
internal sealed class ReadCall(
    Calls calls, ReadReq request, string? streamName, TimeSpan? deadline,
    UserCredentials? credentials, CancellationToken token) : IDisposable
{
    /// <summary>Nodes that are asked before a read fails: reading twice does no harm.</summary>
    private const int OpenMax = 4;

    private readonly Lock _gate = new();
    private readonly EventDecoder _decoder = new();
    private readonly CallTime _time = new(deadline, token);
    private Task<OpenedRead>? _opened;
    private bool _enumerated;

    public StreamPosition? First { get; private set; }

    public StreamPosition? Last { get; private set; }

    public Position? LastOfAll { get; private set; }

    public string? SubscriptionId { get; private set; }

    public async Task<ReadState> State()
    {
        var read = await Opened();
        if (!read.IsNotFound)
        {
            return ReadState.Ok;
        }

        // Nobody needs to enumerate what is not there.
        read.Dispose();
        Dispose();
        return ReadState.StreamNotFound;
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
        OpenedRead? read = null;
        try
        {
            read = await Opened();
            if (read.IsNotFound)
            {
                throw new StreamNotFoundException(streamName ?? "");
            }

            // What has been received already is handed over without waiting.
            do
            {
                while (TryNextEvent(read, out var next))
                {
                    yield return next;
                }
            }
            while (await Fill(read));
        }
        finally
        {
            read?.Dispose();
            Dispose();
        }
    }

    /// <inheritdoc cref="Events"/>
    public async IAsyncEnumerable<StreamMessage> Messages(
        [EnumeratorCancellation] CancellationToken token = default)
    {
        Begin();
        using var cancelling = token.UnsafeRegister(state => ((CallTime)state!).Cancel(), _time);
        OpenedRead? read = null;
        try
        {
            read = await Opened();
            if (read.IsNotFound)
            {
                yield return StreamMessage.NotFound.Instance;
                yield break;
            }

            if (request.Options.Subscription is null)
            {
                yield return StreamMessage.Ok.Instance;
            }

            do
            {
                while (read.TryNext(out var bytes))
                {
                    yield return MessageOf(bytes.Span);
                }
            }
            while (await Fill(read));
        }
        finally
        {
            read?.Dispose();
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

    private Task<OpenedRead> Opened()
    {
        lock (_gate)
        {
            return _opened ??= Open();
        }
    }

    private async Task<OpenedRead> Open()
    {
        try
        {
            for (var failures = 1; ; failures++)
            {
                var connection = await calls.Current(_time.Token);
                try
                {
                    return await OpenAt(connection);
                }
                catch (Exception fault) when (Calls.IsOfConnection(fault))
                {
                    calls.Lost(connection, fault);
                    if (failures == OpenMax)
                    {
                        throw;
                    }
                }

                await calls.Pause(failures, _time.Token);
            }
        }
        catch (OperationCanceledException fault) when (_time.IsOver)
        {
            throw GrpcFault.TimeOver(fault);
        }
    }

    private async Task<OpenedRead> OpenAt(Connection connection)
    {
        var headers = await calls.HeadersFor(connection, credentials, _time.Token);
        var response = await GrpcCall.ServerStream(
            connection.Http, connection.Address, Calls.Streams + "Read", request, headers,
            _time.Remaining, _time.Token);
        return await OpenedRead.Of(response, _time.Token);
    }

    private bool TryNextEvent(OpenedRead read, out ResolvedEvent next)
    {
        while (read.TryNext(out var bytes))
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

    private async ValueTask<bool> Fill(OpenedRead read)
    {
        try
        {
            return await read.Fill(_time.Token);
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
