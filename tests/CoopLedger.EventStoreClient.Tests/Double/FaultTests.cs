using CoopLedger.Doubles;
using EventStore.Client.Wire;
using EventStore.Client.Wire.Streams;
using Google.Protobuf;

namespace CoopLedger.EventStoreClient.Tests.Double;

/// <summary>Every fault of the double does what it says, and once.</summary>
public sealed class FaultTests
{
    private const string Broken = "broken";

    /// <summary>What comes back: the gRPC status, none, or a broken stream; and whether the append
    /// was made.</summary>
    public static TheoryData<string, string, bool> Outcomes => new()
    {
        { nameof(Fault.LoseReply), Broken, true },
        { nameof(Fault.BreakBefore), Broken, false },
        { nameof(Fault.ResetStream) + " made", Broken, true },
        { nameof(Fault.ResetStream), Broken, false },
        { nameof(Fault.Delay), "0", true },
        { nameof(Fault.EndWithoutTrailers), "none", true },
        { nameof(Fault.MalformedFrame), "malformed", true },
        { nameof(Fault.ShortFrame), "malformed", true },
        { nameof(Fault.TruncatedMessage), "malformed", true },
        { nameof(Fault.CompressedFlag), "malformed", true },
        { nameof(Fault.NoStatus), "none", true },
        { nameof(Fault.Unavailable), "14", false },
        { nameof(Fault.TimedOut) + " made", "10", true },
        { nameof(Fault.TimedOut), "10", false },
        { nameof(Fault.WithHttpStatus), "none", false },
        { nameof(Fault.Drip), "0", true },
    };

    [Theory]
    [MemberData(nameof(Outcomes))]
    public async Task A_fault_breaks_one_append_as_it_says(
        string name, string outcome, bool isMade)
    {
        await using var server = await EventStoreDouble.Start();
        server.Faults.Add(FaultOf(name).On("Append").OfStream(Given.Stream));
        Assert.Equal("0", await Append(server, "other")); // Not for this stream.
        Assert.Equal(1, server.Faults.Waiting);
        Assert.Equal(outcome, await Append(server, Given.Stream));
        Assert.Equal(isMade ? 1 : 0, server.Log.ReadStream(Given.Stream).Count);
        Assert.Equal((1, 0), (server.Faults.Met, server.Faults.Waiting));
        Assert.Equal("0", await Append(server, Given.Stream));
        Assert.Equal(isMade ? 2 : 1, server.Log.ReadStream(Given.Stream).Count);
    }

    [Fact]
    public async Task A_fault_may_pass_some_calls_and_meet_some()
    {
        await using var server = await EventStoreDouble.Start();
        server.Faults.Add(Fault.Unavailable().Skipping(1).Repeated(2));
        var outcomes = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            outcomes.Add(await Append(server, Given.Stream));
        }

        Assert.Equal(["0", "14", "14", "0"], outcomes, StringComparer.Ordinal);
    }

    [Theory]
    [InlineData(nameof(Fault.Drop), "0 1 / 14")]
    [InlineData(nameof(Fault.DeliverTwice), "0 1 2 2 3 / 0")]
    [InlineData(nameof(Fault.NoStatus), "0 1 2 / none")]
    [InlineData(nameof(Fault.EndWithoutTrailers), "0 1 / none")]
    public async Task A_read_breaks_after_some_events(string name, string outcome)
    {
        await using var server = await EventStoreDouble.Start();
        server.Log.Append(Given.Stream, Given.Events(0, 1, 2, 3));
        server.Faults.Add(FaultOf(name).After(2).On("Read"));
        var answer = await RawCall.Ask(server, "Read", null, new ReadReq
        {
            Options = new()
            {
                Stream = new()
                {
                    StreamIdentifier = Name(Given.Stream),
                    Start = new(),
                },
                Count = ulong.MaxValue,
                NoFilter = new(),
                UuidOption = new() { Structured = new() },
            },
        });
        var revisions = answer.Messages.Select(message =>
            ReadResp.Parser.ParseFrom(message).Event.Event.StreamRevision);
        var status = answer.Status is { } number ? $"{number}" : "none";
        Assert.Equal(outcome, $"{string.Join(' ', revisions)} / {status}");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_leader_that_changes_leaves_a_write_unknown(bool keepsUncommitted)
    {
        await using var cluster = await EventStoreCluster.Start();
        cluster.HoldsCommits = true;
        var held = Append(cluster.Nodes[0], Given.Stream);
        while (cluster.Uncommitted == 0)
        {
            await Task.Delay(10);
        }

        cluster.MoveLeader(1, keepsUncommitted);
        Assert.Equal("10", await held);
        Assert.Equal(keepsUncommitted ? 1 : 0, cluster.Log.ReadStream(Given.Stream).Count);
    }

    [Fact]
    public async Task A_killed_node_comes_back_at_its_address()
    {
        await using var cluster = await EventStoreCluster.Start();
        var port = cluster.Nodes[0].Port;
        await cluster.Kill(0);
        Assert.Equal(-1, cluster.Leader);
        Assert.Equal(Broken, await Append(cluster.Nodes[0], Given.Stream));
        cluster.MoveLeader(2);
        await cluster.Restart(0);
        Assert.Equal((port, 2), (cluster.Nodes[0].Port, cluster.Leader));
        Assert.Equal("0", await Append(cluster.Nodes[0], Given.Stream)); // Handed to the leader.
    }

    private static Fault FaultOf(string name) => name switch
    {
        nameof(Fault.LoseReply) => Fault.LoseReply(),
        nameof(Fault.BreakBefore) => Fault.BreakBefore(),
        "ResetStream made" => Fault.ResetStream(made: true),
        nameof(Fault.ResetStream) => Fault.ResetStream(made: false),
        nameof(Fault.Delay) => Fault.Delay(TimeSpan.FromMilliseconds(20)),
        nameof(Fault.EndWithoutTrailers) => Fault.EndWithoutTrailers(),
        nameof(Fault.MalformedFrame) => Fault.MalformedFrame(),
        nameof(Fault.ShortFrame) => Fault.ShortFrame(),
        nameof(Fault.TruncatedMessage) => Fault.TruncatedMessage(),
        nameof(Fault.CompressedFlag) => Fault.CompressedFlag(),
        nameof(Fault.NoStatus) => Fault.NoStatus(),
        nameof(Fault.Unavailable) => Fault.Unavailable(),
        "TimedOut made" => Fault.TimedOut(made: true),
        nameof(Fault.TimedOut) => Fault.TimedOut(made: false),
        nameof(Fault.WithHttpStatus) => Fault.WithHttpStatus(503),
        nameof(Fault.Drip) => Fault.Drip(3, TimeSpan.FromMilliseconds(1)),
        nameof(Fault.Drop) => Fault.Drop(0),
        _ => Fault.DeliverTwice(),
    };

    private static StreamIdentifier Name(string stream) =>
        new() { StreamName = ByteString.CopyFromUtf8(stream) };

    private static async Task<string> Append(EventStoreDouble server, string stream)
    {
        var proposed = new AppendReq.Types.ProposedMessage
        {
            Id = new() { String = $"{Guid.NewGuid()}" },
            Metadata = { ["type"] = "numbered", ["content-type"] = "application/json" },
            Data = ByteString.CopyFromUtf8("{}"),
        };
        try
        {
            var answer = await RawCall.Ask(
                server, "Append", null,
                new AppendReq
                {
                    Options = new() { StreamIdentifier = Name(stream), Any = new() },
                },
                new AppendReq { ProposedMessage = proposed });
            if (answer.Status == 0)
            {
                Assert.NotNull(AppendResp.Parser.ParseFrom(Assert.Single(answer.Messages)).Success);
            }

            return answer.Status is { } status ? $"{status}" : "none";
        }
        catch (HttpRequestException)
        {
            return Broken;
        }
        catch (Exception e) when (e is InvalidProtocolBufferException or FormatException)
        {
            return "malformed";
        }
    }
}
