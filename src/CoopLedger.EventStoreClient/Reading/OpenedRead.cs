using EventStore.Client.Grpc;
using EventStore.Client.Wire.Streams;

namespace EventStore.Client;

/// <summary>A read that a node has begun to answer: a node that may not answer says so in place of
/// the first message.</summary>
internal sealed class OpenedRead : IDisposable
{
    private readonly GrpcResponse _response;
    private byte[]? _first;

    private OpenedRead(GrpcResponse response, byte[]? first)
    {
        (_response, _first) = (response, first);
        IsNotFound = first is not null
            && GrpcResponse.Decode(ReadResp.Parser, first).ContentCase
                == ReadResp.ContentOneofCase.StreamNotFound;
    }

    /// <summary>Whether the answer is that there is no such stream.</summary>
    public bool IsNotFound { get; }

    /// <summary>Waits for the first message, or for the end of an answer that has none.</summary>
    public static async Task<OpenedRead> Of(GrpcResponse response, CancellationToken token)
    {
        try
        {
            do
            {
                if (response.TryNext(out var message))
                {
                    return new(response, message.ToArray());
                }
            }
            while (await response.Fill(token));

            return new(response, first: null);
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }

    /// <inheritdoc cref="GrpcResponse.TryNext(out ReadOnlyMemory{byte})"/>
    public bool TryNext(out ReadOnlyMemory<byte> message)
    {
        if (_first is null)
        {
            return _response.TryNext(out message);
        }

        (message, _first) = (_first, null);
        return true;
    }

    /// <inheritdoc cref="GrpcResponse.Fill"/>
    public ValueTask<bool> Fill(CancellationToken token) => _response.Fill(token);

    public void Dispose() => _response.Dispose();
}
