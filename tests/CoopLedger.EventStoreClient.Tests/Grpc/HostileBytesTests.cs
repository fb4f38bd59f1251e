using EventStore.Client;
using EventStore.Client.Grpc;
using EventStore.Client.Wire.Streams;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Grpc.Core;

namespace CoopLedger.EventStoreClient.Tests.Grpc;

/// <summary>Whatever bytes come, they are messages or an <see cref="RpcException"/>.</summary>
public sealed class HostileBytesTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(3_000);

    /// <summary>Bytes that the protocol is made of are likelier than others.</summary>
    private static Gen<byte[]> Bytes => Gen.Frequency(
        (3, Gen.Elements<byte>(0, 1, 2, 5, 0x08, 0x0A, 0x12, 0x18, 0x1A, 0x32, 0x3A, 0x42)),
        (1, Gen.Choose(0, 255).Select(value => (byte)value))).ArrayOf();

    [Fact]
    public void Framing_gives_messages_or_a_fault() =>
        Prop.ForAll(Bytes.ToArbitrary(), bytes => IsReadOrRefused(() => ReadFrames(bytes)))
            .Check(Many);

    [Fact]
    public void Decoding_gives_an_event_or_a_fault() =>
        Prop.ForAll(Bytes.ToArbitrary(), bytes => IsReadOrRefused(() => Decode(bytes)))
            .Check(Many);

    [Fact]
    public void An_event_with_one_byte_changed_gives_an_event_or_a_fault()
    {
        var whole = Events.Response(7).ToByteArray();
        Prop.ForAll(
            Gen.Choose(0, whole.Length - 1).SelectMany(at => Gen.Choose(0, 255).Select(value =>
            {
                byte[] changed = [.. whole];
                changed[at] = (byte)value;
                return changed;
            })).ToArbitrary(),
            bytes => IsReadOrRefused(() => Decode(bytes))).Check(Many);
    }

    [Fact]
    public void Every_beginning_of_an_event_gives_a_fault()
    {
        var whole = Events.Response(7).ToByteArray();
        for (var length = 1; length < whole.Length; length++)
        {
            Assert.Throws<RpcException>(() => Decode(whole[..length]));
        }
    }

    [Fact]
    public async Task A_body_of_any_bytes_is_an_answer_or_a_fault()
    {
        byte[] body = [];
        await using var server = await RawServer.Start(
            context => RawServer.Body(body, ("grpc-status", "0"))(context));
        foreach (var bytes in Bytes.Sample(200))
        {
            body = bytes;
            var fault = await Record.ExceptionAsync(() => GrpcCall.Unary(
                server.Http, server.Address, "/a.B/C", new ReadReq(), ReadResp.Parser,
                CallHeaders.None, null, default));
            Assert.True(fault is null or RpcException, $"{Convert.ToHexString(bytes)}: {fault}");
        }
    }

    private static bool IsReadOrRefused(Action read) =>
        Record.Exception(read) is null or RpcException;

    private static void ReadFrames(byte[] bytes)
    {
        using var reader = new FrameReader(new MemoryStream(bytes));
        do
        {
            while (reader.TryNext(out var message))
            {
                Assert.True(message.Length <= bytes.Length);
            }
        }
        while (reader.Fill(default).AsTask().Result);
    }

    private static void Decode(byte[] bytes)
    {
        var decoder = new EventDecoder();
        if (!decoder.TryDecode(bytes, out _))
        {
            ReadMessage.Of(GrpcResponse.Decode(ReadResp.Parser, bytes), decoder);
        }
    }
}
