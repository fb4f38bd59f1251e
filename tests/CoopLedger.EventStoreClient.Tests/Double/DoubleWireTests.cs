using CoopLedger.Doubles;
using EventStore.Client.Wire;
using EventStore.Client.Wire.Streams;
using Google.Protobuf;
using Options = EventStore.Client.Wire.Streams.ReadReq.Types.Options;

namespace CoopLedger.EventStoreClient.Tests.Double;

/// <summary>What the double says over the wire, read without a client.</summary>
public sealed class DoubleWireTests
{
    private const int Ok = 0;
    private const int InvalidArgument = 3;
    private const int DeadlineExceeded = 4;

    public static TheoryData<string, string, bool, string> Combinations
    {
        get
        {
            var all = new TheoryData<string, string, bool, string>();
            foreach (var stream in new[] { "stream", "all", "none" })
            {
                foreach (var count in new[] { "count", "subscription", "none" })
                {
                    foreach (var filter in new[] { "filter", "no filter", "none" })
                    {
                        all.Add(stream, count, true, filter);
                        all.Add(stream, count, false, filter);
                    }
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(Combinations))]
    public async Task A_read_is_one_of_nine_combinations(
        string stream, string count, bool forwards, string filter)
    {
        await using var server = await EventStoreDouble.Start();
        server.Log.Append(Given.Stream, Given.Events(0));
        var isAllowed = (stream, count, forwards, filter) is
            ("stream", "count", _, "no filter") or ("all", "count", _, "filter" or "no filter")
            or ("stream", "subscription", true, "no filter")
            or ("all", "subscription", true, "filter" or "no filter");
        var isLive = count == "subscription";
        var answer = await RawCall.Ask(
            server, "Read", isLive && isAllowed ? "300m" : null,
            new ReadReq { Options = OptionsOf(stream, count, forwards, filter) });
        Assert.Equal(
            !isAllowed ? InvalidArgument : isLive ? DeadlineExceeded : Ok, answer.Status);
        Assert.Equal(isAllowed, answer.Messages.Count > 0);
    }

    [Fact]
    public async Task A_read_without_a_way_of_writing_ids_is_refused()
    {
        await using var server = await EventStoreDouble.Start();
        var options = OptionsOf("all", "count", true, "no filter");
        options.UuidOption = null;
        var answer = await RawCall.Ask(server, "Read", null, new ReadReq { Options = options });
        Assert.Equal(InvalidArgument, answer.Status);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_event_is_written_as_the_definitions_say(bool textIds)
    {
        await using var server = await EventStoreDouble.Start();
        var id = new Guid("f1e2d3c4-b5a6-4978-8069-5a4b3c2d1e0f");
        server.Log.Append("sổ", new ProposedEvent(
            id, "đã ghi", new byte[300], "{}"u8.ToArray(), "application/octet-stream"));
        var stored = server.Log.All[^1];
        var options = OptionsOf("stream", "count", true, "no filter");
        options.Stream.StreamIdentifier.StreamName = ByteString.CopyFromUtf8("sổ");
        options.UuidOption = textIds ? new() { String = new() } : new() { Structured = new() };
        var answer = await RawCall.Ask(server, "Read", null, new ReadReq { Options = options });
        var message = Assert.Single(answer.Messages);
        var read = ReadResp.Parser.ParseFrom(message).Event;
        Assert.Equal(message, new ReadResp { Event = read }.ToByteArray());
        Assert.Equal((ulong)stored.Position, read.CommitPosition);
        Assert.Equal((ulong)stored.Position, read.Event.PreparePosition);
        Assert.Equal("sổ", read.Event.StreamIdentifier.StreamName.ToStringUtf8());
        Assert.Equal(["type", "content-type", "created"], read.Event.Metadata.Keys.ToArray());
        Assert.Equal("đã ghi", read.Event.Metadata["type"]);
        Assert.Equal(300, read.Event.Data.Length);
        Assert.Equal("{}", read.Event.CustomMetadata.ToStringUtf8());
        Assert.Equal(
            textIds ? "f1e2d3c4-b5a6-4978-8069-5a4b3c2d1e0f" : "F1E2D3C4B5A6497880695A4B3C2D1E0F",
            textIds ? read.Event.Id.String : $"{read.Event.Id.Structured.MostSignificantBits:X16}"
                + $"{read.Event.Id.Structured.LeastSignificantBits:X16}");
    }

    [Theory]
    [InlineData("{\"$tb\":40}", 0UL, new[] { "first 40", "event 40", "event 41", "last 41" })]
    [InlineData("{\"$tb\":40}", 30UL, new[] { "event 40", "event 41", "last 41" })]
    [InlineData("{\"$tb\":40}", 41UL, new[] { "event 41", "last 41" })]
    [InlineData("{\"$tb\":40}", 99UL, new[] { "last 41" })]
    public async Task A_new_client_is_told_where_a_stream_begins_and_ends(
        string metadata, ulong from, string[] told)
    {
        await using var server = await EventStoreDouble.Start();
        server.Log.Append(Given.Stream, Given.Events([.. Enumerable.Range(0, 42)]));
        server.Log.SetMetadata(Given.Stream, metadata);
        var options = OptionsOf("stream", "count", true, "no filter");
        options.Stream.Revision = from;
        options.ControlOption = new() { Compatibility = 1 };
        var answer = await RawCall.Ask(server, "Read", null, new ReadReq { Options = options });
        Assert.Equal(
            told, answer.Messages.Select(ReadResp.Parser.ParseFrom).Select(Told),
            StringComparer.Ordinal);
    }

    private static string Told(ReadResp answer) => answer.ContentCase switch
    {
        ReadResp.ContentOneofCase.Event => $"event {answer.Event.Event.StreamRevision}",
        ReadResp.ContentOneofCase.FirstStreamPosition => $"first {answer.FirstStreamPosition}",
        ReadResp.ContentOneofCase.LastStreamPosition => $"last {answer.LastStreamPosition}",
        var other => other.ToString(),
    };

    private static Options OptionsOf(string stream, string count, bool forwards, string filter)
    {
        var options = new Options
        {
            UuidOption = new() { Structured = new() },
            ReadDirection = forwards
                ? Options.Types.ReadDirection.Forwards
                : Options.Types.ReadDirection.Backwards,
        };
        if (stream == "stream")
        {
            var name = new StreamIdentifier { StreamName = ByteString.CopyFromUtf8(Given.Stream) };
            options.Stream = new() { StreamIdentifier = name };
            options.Stream.Start = new();
            options.Stream.Revision = 0;
        }
        else if (stream == "all")
        {
            options.All = forwards ? new() { Start = new() } : new() { End = new() };
        }

        _ = count switch
        {
            "count" => (object)(options.Count = 1000),
            "subscription" => options.Subscription = new(),
            _ => options,
        };
        _ = filter switch
        {
            "filter" => (object)(options.Filter = new()
            {
                StreamIdentifier = new() { Prefix = { Given.Stream } },
                Max = 32,
                CheckpointIntervalMultiplier = 1,
            }),
            "no filter" => options.NoFilter = new(),
            _ => options,
        };
        return options;
    }
}
