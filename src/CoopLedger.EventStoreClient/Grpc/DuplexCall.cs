using System.Threading.Channels;
using Google.Protobuf;

namespace EventStore.Client.Grpc;

/// <summary>A call whose two directions go on side by side.</summary>
internal sealed class DuplexCall : IDisposable
{
    /// <summary>Messages that may wait for the network before a writer has to.</summary>
    private const int WaitingMax = 256;

    private readonly Channel<IMessage> _requests = Channel.CreateBounded<IMessage>(WaitingMax);

    private readonly CancellationTokenSource _ended = new();
    private readonly HttpRequestMessage _request;
    private bool _disposed;

    public DuplexCall(HttpMessageInvoker http, Func<HttpContent, HttpRequestMessage> request)
    {
        Ended = _ended.Token;
        _request = request(new DuplexContent(_requests.Reader));
        Response = GrpcResponse.Open(http, _request, Ended);
    }

    /// <summary>The answer, once its head is there: perhaps only after the first request.</summary>
    public Task<GrpcResponse> Response { get; }

    /// <summary>Ends with the call.</summary>
    public CancellationToken Ended { get; }

    /// <summary>Sends a message, or waits until it can be sent.</summary>
    /// <exception cref="ChannelClosedException">The call has ended.</exception>
    public ValueTask Send(IMessage message, CancellationToken token) =>
        _requests.Writer.WriteAsync(message, token);

    /// <summary>Sends no more.</summary>
    public void Complete(Exception? why = null) => _requests.Writer.TryComplete(why);

    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, true))
        {
            return;
        }

        Complete();
        _ended.Cancel();
        _ended.Dispose();
        _request.Dispose();
    }
}
