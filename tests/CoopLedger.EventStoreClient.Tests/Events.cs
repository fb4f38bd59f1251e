using EventStore.Client.Wire.Streams;
using Google.Protobuf;
using Recorded = EventStore.Client.Wire.Streams.ReadResp.Types.ReadEvent.Types.RecordedEvent;

namespace CoopLedger.EventStoreClient.Tests;

/// <summary>Events as a server sends them.</summary>
internal static class Events
{
    public static ReadResp Response(ulong number) => new()
    {
        Event = new() { Event = Record(number), CommitPosition = 100 + number },
    };

    public static Recorded Record(ulong number) => new()
    {
        Id = new()
        {
            Structured = new()
            {
                MostSignificantBits = -(long)number,
                LeastSignificantBits = (long)number,
            },
        },
        StreamIdentifier = new() { StreamName = ByteString.CopyFromUtf8($"cl-test-a-{number}") },
        StreamRevision = number,
        PreparePosition = 100 + number,
        CommitPosition = 100 + number,
        Metadata =
        {
            { "type", "member.admitted.v1" },
            { "content-type", "application/octet-stream" },
            { "created", "17000000000000000" },
        },
        CustomMetadata = ByteString.CopyFromUtf8("beside"),
        Data = ByteString.CopyFromUtf8("dữ liệu"),
    };
}
