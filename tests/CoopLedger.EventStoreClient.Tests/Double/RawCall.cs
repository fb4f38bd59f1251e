using System.Buffers.Binary;
using System.Net;
using System.Net.Http.Headers;
using CoopLedger.Doubles;
using Google.Protobuf;

namespace CoopLedger.EventStoreClient.Tests.Double;

/// <summary>Calls a double without any client: bytes in frames, and what comes back.</summary>
internal sealed record RawCall(int? Status, string? Exception, IReadOnlyList<byte[]> Messages)
{
    private const int HeaderSize = 5;
    private const string Streams = "/event_store.client.streams.Streams/";

    public static Task<RawCall> Ask(
        EventStoreDouble server, string method, string? timeout, params IMessage[] messages) =>
        Ask(server, method, timeout, messages, needsLeader: false);

    public static async Task<RawCall> Ask(
        EventStoreDouble server, string method, string? timeout, IMessage[] messages,
        bool needsLeader)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(
            HttpMethod.Post, new Uri(server.Address, Streams + method))
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent([.. messages.SelectMany(Frame)]),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/grpc");
        request.Headers.Add("requires-leader", needsLeader ? "True" : "False");
        if (timeout is not null)
        {
            request.Headers.Add("grpc-timeout", timeout);
        }

        using var response = await http.SendAsync(request);
        var body = await response.Content.ReadAsByteArrayAsync();
        return new(
            int.TryParse(Either(response, "grpc-status"), out var status) ? status : null,
            Either(response, "exception"), response.IsSuccessStatusCode ? Split(body) : []);
    }

    private static string? Either(HttpResponseMessage response, string key) =>
        response.Headers.TryGetValues(key, out var values)
            || response.TrailingHeaders.TryGetValues(key, out values)
                ? values.Single()
                : null;

    private static byte[] Frame(IMessage message)
    {
        var bytes = new byte[HeaderSize + message.CalculateSize()];
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(1), bytes.Length - HeaderSize);
        message.WriteTo(bytes.AsSpan(HeaderSize));
        return bytes;
    }

    /// <exception cref="FormatException">A frame is malformed.</exception>
    private static List<byte[]> Split(byte[] body)
    {
        var messages = new List<byte[]>();
        for (var at = 0; at < body.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(body.AsSpan(at + 1));
            if (body[at] != 0 || length > body.Length - at - HeaderSize)
            {
                throw new FormatException("A frame is compressed or does not end.");
            }

            messages.Add(body[(at + HeaderSize)..(at + HeaderSize + (int)length)]);
            at += HeaderSize + (int)length;
        }

        return messages;
    }
}
