using CoopLedger.Doubles;
using EventStore.Client.Wire;
using EventStore.Client.Wire.Streams;
using Google.Protobuf;
using Case = EventStore.Client.Wire.Streams.BatchAppendResp.ResultOneofCase;

namespace CoopLedger.EventStoreClient.Tests.Double;

/// <summary>`BatchAppend` of the double: many appends on one call.</summary>
public sealed class DoubleBatchTests
{
    [Fact]
    public async Task Appends_are_made_in_the_order_they_came()
    {
        await using var server = await EventStoreDouble.Start();
        var requests = Enumerable.Range(0, 200).Select(i => Request(i, i - 1, Given.Event(i)));
        var answers = await Ask(server, [.. requests]);
        Assert.Equal(200, answers.Count);
        Assert.All(answers, answer => Assert.Equal(Case.Success, answer.ResultCase));
        Assert.Equal(200, server.Log.ReadStream(Given.Stream).Count);
        Assert.Equal(
            answers.Select(answer => $"{answer.CorrelationId.String}"),
            answers.Select(answer => $"{Id((int)answer.Success.CurrentRevision)}"),
            StringComparer.Ordinal);
    }

    [Fact]
    public async Task Chunks_of_two_appends_may_be_mixed()
    {
        await using var server = await EventStoreDouble.Start();
        var (one, two) = (Request(1, -1, Given.Event(1)), Request(2, -1, Given.Event(2)));
        two.Options.StreamIdentifier.StreamName = ByteString.CopyFromUtf8("other");
        (one.IsFinal, two.IsFinal) = (false, false);
        var (oneEnd, twoEnd) = (Request(1, -1, Given.Event(3)), Request(2, -1, Given.Event(4)));
        (oneEnd.Options, twoEnd.Options) = (null, null);
        var answers = await Ask(server, one, two, twoEnd, oneEnd);
        Assert.Equal(
            [$"{Id(2)}", $"{Id(1)}"], answers.Select(answer => answer.CorrelationId.String),
            StringComparer.Ordinal);
        Assert.Equal(
            [Given.Event(1).Id, Given.Event(3).Id],
            server.Log.ReadStream(Given.Stream).Select(stored => stored.Id));
        Assert.Equal(2, server.Log.ReadStream("other").Count);
    }

    [Fact]
    public async Task An_error_is_answered_inside_and_the_call_goes_on()
    {
        await using var server = await EventStoreDouble.Start(new() { AppendSizeMax = 1000 });
        var large = Request(2, 0, new ProposedEvent(Guid.NewGuid(), "large", new byte[1001]));
        large.IsFinal = false; // Refused before its end.
        var answers = await Ask(
            server, Request(0, -1, Given.Event(0)), Request(1, 5, Given.Event(1)), large,
            Request(3, 0, Given.Event(3)));
        Assert.Equal(
            [Case.Success, Case.Error, Case.Error, Case.Success],
            answers.Select(answer => answer.ResultCase));
        Assert.Equal((6, 3), (answers[1].Error.Code, answers[2].Error.Code));
        Assert.Equal(
            (0UL, 5UL),
            (answers[1].Error.Details.Unpack<WrongExpectedVersion>().CurrentStreamRevision,
                answers[1].StreamPosition));
        Assert.Equal(
            "type.googleapis.com/event_store.client.MaximumAppendSizeExceeded",
            answers[2].Error.Details.TypeUrl);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_time_out_is_answered_inside_whether_it_was_made_or_not(bool made)
    {
        await using var server = await EventStoreDouble.Start();
        server.Faults.Add(Fault.TimedOut(made).On("BatchAppend"));
        var answers = await Ask(
            server, Request(0, -1, Given.Event(0)), Request(1, -1, Given.Event(0)));
        Assert.Equal(4, answers[0].Error.Code);
        Assert.True(answers[0].Error.Details.Is(EventStore.Client.Wire.Timeout.Descriptor));
        Assert.Equal(Case.Success, answers[1].ResultCase);
        Assert.Equal(0UL, answers[1].Success.CurrentRevision);
        Assert.Single(server.Log.ReadStream(Given.Stream)); // The repeat is idempotent.
    }

    [Fact]
    public async Task A_follower_ends_the_whole_call_with_the_leader()
    {
        await using var cluster = await EventStoreCluster.Start();
        var answer = await RawCall.Ask(
            cluster.Nodes[1], "BatchAppend", null, [Request(0, -1, Given.Event(0))],
            needsLeader: true);
        Assert.Equal((5, "not-leader"), (answer.Status, answer.Exception));
        Assert.Empty(cluster.Log.ReadStream(Given.Stream));
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static async Task<IReadOnlyList<BatchAppendResp>> Ask(
        EventStoreDouble server, params BatchAppendReq[] requests)
    {
        var answer = await RawCall.Ask(server, "BatchAppend", null, [.. requests]);
        Assert.Equal(0, answer.Status);
        return [.. answer.Messages.Select(BatchAppendResp.Parser.ParseFrom)];
    }

    private static BatchAppendReq Request(int id, long expected, ProposedEvent proposed)
    {
        var options = new BatchAppendReq.Types.Options
        {
            StreamIdentifier = new() { StreamName = ByteString.CopyFromUtf8(Given.Stream) },
            Deadline = new() { Seconds = 10 },
        };
        if (expected < 0)
        {
            options.NoStream = new();
        }
        else
        {
            options.StreamPosition = (ulong)expected;
        }

        return new()
        {
            CorrelationId = new() { String = $"{Id(id)}" },
            Options = options,
            IsFinal = true,
            ProposedMessages =
            {
                new BatchAppendReq.Types.ProposedMessage
                {
                    Id = new() { String = $"{proposed.Id}" },
                    Metadata = { ["type"] = proposed.Type, ["content-type"] = "application/json" },
                    Data = ByteString.CopyFrom(proposed.Data.Span),
                },
            },
        };
    }
}
