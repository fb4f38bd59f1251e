using EventStore.Client;
using EventStore.Client.Wire.Streams;
using FsCheck;
using FsCheck.Fluent;
using Google.Protobuf;
using Recorded = EventStore.Client.Wire.Streams.ReadResp.Types.ReadEvent.Types.RecordedEvent;

namespace CoopLedger.EventStoreClient.Tests.Reading;

/// <summary>The decoder of events gives what the generated one gives.</summary>
public sealed class EventDecoderTests
{
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1_000);

    private static Gen<ulong> Number => Gen.OneOf(
        Gen.Choose(0, 300).Select(value => (ulong)value),
        Gen.Choose(0, int.MaxValue).Select(value => (ulong)value << 20),
        Gen.Constant(ulong.MaxValue));

    private static Gen<byte[]> Blob =>
        Gen.Choose(0, 255).Select(value => (byte)value).ArrayOf();

    private static Gen<Recorded> Record =>
        from number in Number
        from prepare in Number
        from name in Gen.Elements("cl-a-x", "cl-a.seals", "hợp tác xã", "s", new string('n', 300))
        from data in Blob
        from custom in Blob
        from id in Gen.Elements(true, false)
        from more in Gen.Elements(true, false)
        select Of(number, prepare, name, data, custom, id, more);

    private static Gen<ReadResp> Response =>
        from record in Record
        from link in Gen.OneOf(Gen.Constant<Recorded?>(null), Record.Select(one => (Recorded?)one))
        from hasPosition in Gen.Elements(true, false)
        select Of(record, link, hasPosition);

    [Fact]
    public void An_event_is_what_the_generated_decoder_says() =>
        Prop.ForAll(Response.ToArbitrary(), response =>
        {
            Assert.True(new EventDecoder().TryDecode(response.ToByteArray(), out var resolved));
            Same(response.Event.Event, resolved.Event);
            Same(response.Event.Link, resolved.Link);
            Assert.Equal(
                response.Event.HasCommitPosition ? response.Event.CommitPosition : null,
                resolved.OriginalPosition?.CommitPosition);
        }).Check(Many);

    [Fact]
    public void A_message_that_is_no_event_is_left_to_others()
    {
        var decoder = new EventDecoder();
        ReadResp[] others =
        [
            new(), new() { Confirmation = new() { SubscriptionId = "1" } },
            new() { Checkpoint = new() { CommitPosition = 1, PreparePosition = 1 } },
            new() { CaughtUp = new() }, new() { FellBehind = new() },
            new() { FirstStreamPosition = 0 }, new() { LastStreamPosition = 1 },
            new() { StreamNotFound = new() },
        ];
        Assert.All(others, other => Assert.False(
            decoder.TryDecode(other.ToByteArray(), out _), other.ToString()));
    }

    [Fact]
    public void A_field_of_a_later_version_beside_the_event_does_no_harm()
    {
        byte[] bytes = [.. Events.Response(3).ToByteArray(), 0xF8, 0x07, 0x01];
        var decoder = new EventDecoder();
        Assert.False(decoder.TryDecode(bytes, out _));
        var message = Assert.IsType<StreamMessage.Event>(
            ReadMessage.Of(ReadResp.Parser.ParseFrom(bytes), decoder));
        Same(Events.Record(3), message.ResolvedEvent.Event);
    }

    [Fact]
    public void A_name_that_comes_again_is_the_same_string()
    {
        var decoder = new EventDecoder();
        decoder.TryDecode(Events.Response(1).ToByteArray(), out var one);
        decoder.TryDecode(Events.Response(1).ToByteArray(), out var two);
        Assert.Same(one.Event.EventStreamId, two.Event.EventStreamId);
        Assert.Same(one.Event.EventType, two.Event.EventType);
    }

    private static void Same(Recorded? wire, EventRecord? record)
    {
        Assert.Equal(wire is null, record is null);
        if (wire is null || record is null)
        {
            return;
        }

        Assert.Equal(Uuid.FromWire(wire.Id), record.EventId);
        Assert.Equal(wire.StreamIdentifier.StreamName.ToStringUtf8(), record.EventStreamId);
        Assert.Equal(wire.StreamRevision, record.EventNumber.ToUInt64());
        Assert.Equal(wire.CommitPosition, record.Position.CommitPosition);
        Assert.Equal(wire.PreparePosition, record.Position.PreparePosition);
        Assert.Equal(wire.Metadata["type"], record.EventType);
        Assert.Equal(wire.Metadata["content-type"], record.ContentType);
        Assert.Equal(
            wire.Metadata["created"], $"{(record.Created - DateTime.UnixEpoch).Ticks}");
        Assert.Equal(wire.Data.Span, record.Data.Span);
        Assert.Equal(wire.CustomMetadata.Span, record.Metadata.Span);
    }

    private static Recorded Of(
        ulong number, ulong prepare, string name, byte[] data, byte[] custom, bool structured,
        bool more)
    {
        var record = new Recorded
        {
            Id = structured
                ? new()
                {
                    Structured = new() { MostSignificantBits = (long)(number >> 1) },
                }
                : new() { String = "00112233-4455-6677-8899-aabbccddeeff" },
            StreamIdentifier = new() { StreamName = ByteString.CopyFromUtf8(name) },
            StreamRevision = number,
            PreparePosition = prepare,
            CommitPosition = prepare,
            Metadata =
            {
                { "type", "a" }, { "content-type", "application/json" }, { "created", "-1" },
            },
            CustomMetadata = ByteString.CopyFrom(custom),
            Data = ByteString.CopyFrom(data),
        };
        if (more)
        {
            record.Metadata["more"] = "x";
        }

        return record;
    }

    private static ReadResp Of(Recorded record, Recorded? link, bool hasPosition)
    {
        var response = new ReadResp { Event = new() { Event = record, Link = link } };
        if (hasPosition)
        {
            response.Event.CommitPosition = (link ?? record).CommitPosition;
        }
        else
        {
            response.Event.NoPosition = new();
        }

        return response;
    }
}
