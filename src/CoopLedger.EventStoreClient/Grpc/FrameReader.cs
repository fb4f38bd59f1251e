using System.Buffers;
using System.Buffers.Binary;
using Grpc.Core;

namespace EventStore.Client.Grpc;

/// <summary>Reads whole messages from a stream of bytes through one large pooled buffer.</summary>
/// <remarks>
/// <see cref="TryNext"/> gives what lies in the buffer already, without waiting and without a copy;
/// only <see cref="Fill"/> waits, and it takes as many bytes as there are.
/// </remarks>
internal sealed class FrameReader(Stream stream, bool hasEncoding = false) : IDisposable
{
    private const int BufferSize = 256 * 1024;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _start;
    private int _end;

    /// <summary>Whether bytes of an unfinished message are left.</summary>
    public bool HasRest => _end > _start;

    /// <summary>The next whole message in the buffer. It is valid until the next call.</summary>
    /// <exception cref="RpcException">The head of the message breaks the protocol.</exception>
    public bool TryNext(out ReadOnlyMemory<byte> message)
    {
        message = default;
        if (_end - _start < Frame.HeadSize)
        {
            return false;
        }

        var size = SizeOfNext();
        if (_end - _start - Frame.HeadSize < size)
        {
            return false;
        }

        message = _buffer.AsMemory(_start + Frame.HeadSize, size);
        _start += Frame.HeadSize + size;
        return true;
    }

    /// <summary>Reads on.</summary>
    /// <returns>False at the end of the stream.</returns>
    public ValueTask<bool> Fill(CancellationToken token)
    {
        MakeRoom();
        var read = stream.ReadAsync(_buffer.AsMemory(_end), token);
        return read.IsCompletedSuccessfully ? new(Took(read.Result)) : Await(read);
    }

    public void Dispose()
    {
        var buffer = Interlocked.Exchange(ref _buffer, []);
        if (buffer.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    private async ValueTask<bool> Await(ValueTask<int> read) => Took(await read);

    private bool Took(int count)
    {
        _end += count;
        return count > 0;
    }

    private int SizeOfNext()
    {
        var flag = _buffer[_start];
        if (flag > 1)
        {
            throw GrpcFault.Broken($"The flag of a message is {flag}.");
        }

        if (flag == 1)
        {
            throw hasEncoding
                ? GrpcFault.Here(StatusCode.Unimplemented, "The server compresses its messages.")
                : GrpcFault.Broken("A message is marked as compressed, but no coding is named.");
        }

        var size = BinaryPrimitives.ReadUInt32BigEndian(_buffer.AsSpan(_start + 1));
        return size <= Frame.MessageMax
            ? (int)size
            : throw GrpcFault.Here(
                StatusCode.ResourceExhausted,
                $"A message of {size} bytes is above the limit of {Frame.MessageMax} bytes.");
    }

    private void MakeRoom()
    {
        if (_start == _end)
        {
            _start = _end = 0;
        }

        var left = _end - _start;
        var needed = left < Frame.HeadSize ? BufferSize : Frame.HeadSize + SizeOfNext();
        if (needed > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(needed);
            _buffer.AsSpan(_start, left).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        else if (_start > 0 && _buffer.Length - _end < _buffer.Length / 2)
        {
            _buffer.AsSpan(_start, left).CopyTo(_buffer);
        }
        else
        {
            return;
        }

        _start = 0;
        _end = left;
    }
}
