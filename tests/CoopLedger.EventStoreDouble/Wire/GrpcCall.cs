using System.Buffers;
using System.Buffers.Binary;
using Google.Protobuf;
using Microsoft.AspNetCore.Http;

namespace CoopLedger.Doubles;

/// <summary>One gRPC call, frame by frame.</summary>
internal sealed class GrpcCall(HttpContext http, string method, CancellationToken cancellation)
{
    private const int MessageMax = 64 * 1024 * 1024;
    private const int FlushAt = 64 * 1024;

    private int _unflushed;

    public HttpContext Http => http;

    /// <summary>The method's name without its service: `Append`.</summary>
    public string Method => method;

    /// <summary>Ends when the client has gone, its deadline has passed or the node stops.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>How slowly bytes go out; none at their own speed.</summary>
    public Fault? Dripping { get; set; }

    public string Header(string name) => http.Request.Headers[name].ToString();

    /// <returns><see langword="null"/> when the client has sent everything.</returns>
    /// <exception cref="GrpcFault">A frame or message is malformed.</exception>
    public async ValueTask<T?> Receive<T>(
        MessageParser<T> parser, CancellationToken? until = null) where T : class, IMessage<T>
    {
        var input = http.Request.BodyReader;
        while (true)
        {
            var read = await input.ReadAsync(until ?? cancellation);
            var buffer = read.Buffer;
            if (TryFrame(ref buffer, out var message))
            {
                var parsed = Parse(parser, message);
                input.AdvanceTo(buffer.Start);
                return parsed;
            }

            input.AdvanceTo(buffer.Start, buffer.End);
            if (read.IsCompleted)
            {
                return buffer.IsEmpty
                    ? null
                    : throw new GrpcFault(GrpcStatus.Internal, "Incomplete message.");
            }
        }
    }

    /// <exception cref="GrpcFault">The client sent none, or it is malformed.</exception>
    public async ValueTask<T> ReceiveOne<T>(MessageParser<T> parser)
        where T : class, IMessage<T> =>
        await Receive(parser) ?? throw new GrpcFault(GrpcStatus.Internal, "No message.");

    public ValueTask Send(IMessage message) => SendFrame(EventFrames.Of(message), flush: true);

    /// <summary>Writes a frame; small ones go out together unless they are to be flushed.</summary>
    public async ValueTask SendFrame(ReadOnlyMemory<byte> frame, bool flush = false)
    {
        Begin();
        if (Dripping is { } drip)
        {
            await Drip(frame, drip);
            return;
        }

        http.Response.BodyWriter.Write(frame.Span);
        _unflushed += frame.Length;
        if (flush || _unflushed >= FlushAt)
        {
            await Flush();
        }
    }

    public async ValueTask Flush()
    {
        // Flushing starts the answer, whose head must say what it is even without messages.
        Begin();
        _unflushed = 0;
        await http.Response.BodyWriter.FlushAsync(cancellation);
    }

    /// <summary>Ends the call with a status: in the headers if nothing was sent before, else in the
    /// trailers.</summary>
    public void Finish(
        GrpcStatus status, string message, IReadOnlyList<(string Key, string Value)> trailers)
    {
        var target = http.Response.HasStarted || _unflushed > 0
            ? (Action<string, string>)((key, value) => http.Response.AppendTrailer(key, value))
            : (key, value) => http.Response.Headers[key] = value;
        Begin();
        target("grpc-status", $"{(int)status}");
        if (message.Length > 0)
        {
            target("grpc-message", Percent(message));
        }

        foreach (var (key, value) in trailers)
        {
            target(key, Percent(value));
        }
    }

    /// <summary>Breaks the TCP connection, with every call on it.</summary>
    public BrokenOffException BreakConnection()
    {
        http.Features.Get<Microsoft.AspNetCore.Connections.Features.IConnectionLifetimeFeature>()!
            .Abort();
        return new();
    }

    /// <summary>Resets this call's HTTP/2 stream and leaves the connection.</summary>
    public BrokenOffException BreakStream()
    {
        http.Abort();
        return new();
    }

    public void Begin()
    {
        if (!http.Response.HasStarted)
        {
            http.Response.ContentType = "application/grpc";
        }
    }

    private static T Parse<T>(MessageParser<T> parser, ReadOnlySequence<byte> message)
        where T : class, IMessage<T>
    {
        try
        {
            return parser.ParseFrom(message);
        }
        catch (InvalidProtocolBufferException e)
        {
            throw new GrpcFault(GrpcStatus.Internal, $"The message cannot be read: {e.Message}");
        }
    }

    private static bool TryFrame(
        ref ReadOnlySequence<byte> buffer, out ReadOnlySequence<byte> message)
    {
        message = default;
        if (buffer.Length < EventFrames.HeaderSize)
        {
            return false;
        }

        Span<byte> header = stackalloc byte[EventFrames.HeaderSize];
        buffer.Slice(0, EventFrames.HeaderSize).CopyTo(header);
        var length = BinaryPrimitives.ReadUInt32BigEndian(header[1..]);
        if (header[0] != 0)
        {
            throw new GrpcFault(GrpcStatus.Unimplemented, "Compression is not supported.");
        }

        if (length > MessageMax)
        {
            throw new GrpcFault(GrpcStatus.ResourceExhausted, "The message is too large.");
        }

        if (buffer.Length < EventFrames.HeaderSize + length)
        {
            return false;
        }

        message = buffer.Slice(EventFrames.HeaderSize, length);
        buffer = buffer.Slice(message.End);
        return true;
    }

    /// <summary>Percent-encodes what may not stand in a header, as gRPC wants its messages.
    /// </summary>
    private static string Percent(string text) => string.Concat(
        System.Text.Encoding.UTF8.GetBytes(text).Select(b =>
            b is >= 0x20 and <= 0x7E && b != '%' ? $"{(char)b}" : $"%{b:X2}"));

    private async Task Drip(ReadOnlyMemory<byte> frame, Fault drip)
    {
        for (var at = 0; at < frame.Length; at += drip.Bytes)
        {
            var part = frame.Slice(at, Math.Min(drip.Bytes, frame.Length - at));
            await http.Response.BodyWriter.WriteAsync(part, cancellation);
            await Task.Delay(drip.Pause, cancellation);
        }
    }
}
