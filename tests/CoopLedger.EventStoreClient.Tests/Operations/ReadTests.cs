using CoopLedger.Doubles;
using EventStore.Client;
using Grpc.Core;

namespace CoopLedger.EventStoreClient.Tests.Operations;

/// <summary>Reading a stream, and all of them.</summary>
public sealed class ReadTests
{
    [Fact]
    public async Task A_stream_is_read_from_an_event_on_that_event_with_it()
    {
        await using var server = await Filled();
        await using var client = server.Client();
        var read = client.ReadStreamAsync(Direction.Forwards, "cl-a-s", new StreamPosition(3), 2);
        Assert.Equal(ReadState.Ok, await read.ReadState);
        Assert.Equal(["3", "4"], await Texts(read));
        Assert.Equal(
            ["9", "8"],
            await Texts(client.ReadStreamAsync(
                Direction.Backwards, "cl-a-s", StreamPosition.End, 2)));
    }

    [Fact]
    public async Task A_stream_that_does_not_exist_has_a_state_and_throws_when_it_is_read()
    {
        await using var server = await EventStoreDouble.Start();
        await using var client = server.Client();
        var read = client.ReadStreamAsync(Direction.Forwards, "s", StreamPosition.Start);
        Assert.Equal(ReadState.StreamNotFound, await read.ReadState);
        var fault = await Assert.ThrowsAsync<StreamNotFoundException>(() => Texts(read));
        Assert.Equal("s", fault.Stream);
        var messages = client.ReadStreamAsync(Direction.Forwards, "s", StreamPosition.Start);
        Assert.IsType<StreamMessage.NotFound>(Assert.Single(await All(messages.Messages)));
    }

    [Fact]
    public async Task A_stream_that_was_deleted_for_good_throws()
    {
        await using var server = await Filled();
        server.Log.Tombstone("cl-a-s", ExpectedRevision.Any);
        await using var client = server.Client();
        await Assert.ThrowsAsync<StreamDeletedException>(() => Texts(
            client.ReadStreamAsync(Direction.Forwards, "cl-a-s", StreamPosition.Start)));
    }

    [Fact]
    public async Task The_messages_of_a_stream_tell_its_ends()
    {
        await using var server = await Filled();
        await using var client = server.Client();
        var read = client.ReadStreamAsync(Direction.Forwards, "cl-a-s", StreamPosition.Start, 3);
        var messages = await All(read.Messages);
        Assert.IsType<StreamMessage.Ok>(messages[0]);
        Assert.Equal(3, messages.OfType<StreamMessage.Event>().Count());
        Assert.Equal(new StreamPosition(9), read.LastStreamPosition);
        Assert.Contains(messages, message => message is StreamMessage.LastStreamPosition(var last)
            && last == new StreamPosition(9));
    }

    [Fact]
    public async Task An_event_is_read_as_it_was_appended()
    {
        await using var server = await EventStoreDouble.Start();
        await using var client = server.Client();
        var given = Given.Event();
        var result = await client.AppendToStreamAsync("s", StreamState.NoStream, [given]);
        var read = Assert.Single(await All(
            client.ReadStreamAsync(Direction.Forwards, "s", StreamPosition.Start)));
        Assert.Equal(given.EventId, read.Event.EventId);
        Assert.Equal(given.Type, read.Event.EventType);
        Assert.Equal(given.ContentType, read.Event.ContentType);
        Assert.Equal(given.Data.Span, read.Event.Data.Span);
        Assert.Equal(given.Metadata.Span, read.Event.Metadata.Span);
        Assert.Equal("s", read.OriginalStreamId);
        Assert.Equal(result.LogPosition, read.OriginalPosition);
        Assert.Equal(server.Log.ReadStream("s")[0].Created.UtcDateTime, read.Event.Created);
    }

    [Fact]
    public async Task All_streams_are_read_in_the_order_of_the_log()
    {
        await using var server = await Filled();
        await using var client = server.Client();
        var all = await All(client.ReadAllAsync(Direction.Forwards, Position.Start));
        Assert.Equal(
            server.Log.All.Select(one => (ulong)one.Position),
            all.Select(one => one.OriginalPosition!.Value.CommitPosition));
        var backwards = await All(client.ReadAllAsync(Direction.Backwards, Position.End));
        Assert.Equal(
            all.Select(one => one.Event.EventId),
            backwards.Select(one => one.Event.EventId).Reverse());
        var from = all[5].OriginalPosition!.Value;
        Assert.Equal(
            all.Skip(5).Take(4).Select(one => one.Event.EventId),
            (await All(client.ReadAllAsync(Direction.Forwards, from, 4)))
                .Select(one => one.Event.EventId));
    }

    [Fact]
    public async Task A_filter_is_the_servers()
    {
        await using var server = await Filled();
        await using var client = server.Client();
        var ours = await All(client.ReadAllAsync(
            Direction.Forwards, Position.Start, StreamFilter.Prefix("cl-a-", "cl-a.")));
        Assert.Equal(15, ours.Count);
        var typed = await All(client.ReadAllAsync(
            Direction.Forwards, Position.Start, EventTypeFilter.RegularExpression("^b\\.")));
        Assert.Equal(5, typed.Count);
        Assert.All(
            await All(client.ReadAllAsync(
                Direction.Forwards, Position.Start, EventTypeFilter.ExcludeSystemEvents())),
            one => Assert.False(one.Event.EventType.StartsWith('$')));
        Assert.Empty(await All(client.ReadAllAsync(
            Direction.Forwards, Position.Start, StreamFilter.Prefix("nothing"))));
    }

    [Fact]
    public async Task A_read_is_enumerated_once_and_may_be_left_early()
    {
        await using var server = await Filled();
        await using var client = server.Client();
        var read = client.ReadAllAsync(Direction.Forwards, Position.Start);
        await foreach (var _ in read)
        {
            break;
        }

        await Assert.ThrowsAsync<InvalidOperationException>(() => All(read));
        Assert.Equal(
            10, (await All(client.ReadStreamAsync(
                Direction.Forwards, "cl-a-s", StreamPosition.Start))).Count);
    }

    [Fact]
    public async Task A_read_that_breaks_in_the_middle_throws_and_the_next_one_goes_on()
    {
        await using var server = await Filled();
        await using var client = server.Client();
        server.Faults.Add(Fault.Drop(after: 4).On("Read"));
        var read = new List<string>();
        var fault = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var one in client.ReadStreamAsync(
                Direction.Forwards, "cl-a-s", StreamPosition.Start))
            {
                read.Add(one.Text());
            }
        });
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        Assert.Equal(["0", "1", "2", "3"], read);
        Assert.Equal(
            6, (await Texts(client.ReadStreamAsync(
                Direction.Forwards, "cl-a-s", new StreamPosition(4)))).Length);
    }

    [Fact]
    public async Task A_node_that_is_not_ready_is_asked_again()
    {
        await using var server = await Filled();
        await using var client = server.Client();
        server.Faults.Add(Fault.Unavailable().On("Read").Repeated(2));
        Assert.Equal(
            10, (await Texts(client.ReadStreamAsync(
                Direction.Forwards, "cl-a-s", StreamPosition.Start))).Length);
    }

    [Fact]
    public async Task A_deadline_ends_a_read_and_a_cancellation_does_too()
    {
        await using var server = await Filled();
        await using var client = server.Client();
        server.Faults.Add(Fault.NeverAnswer().On("Read").Lasting());
        var fault = await Assert.ThrowsAsync<RpcException>(() => Texts(client.ReadStreamAsync(
            Direction.Forwards, "cl-a-s", StreamPosition.Start,
            deadline: TimeSpan.FromMilliseconds(200))));
        Assert.Equal(StatusCode.DeadlineExceeded, fault.StatusCode);
        using var source = new CancellationTokenSource();
        var read = Texts(client.ReadStreamAsync(
            Direction.Forwards, "cl-a-s", StreamPosition.Start,
            cancellationToken: source.Token));
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => read);
    }

    internal static async Task<EventStoreDouble> Filled()
    {
        var server = await EventStoreDouble.Start();
        await using var client = server.Client();
        await client.AppendToStreamAsync("cl-a-s", StreamState.NoStream, Given.Events(10));
        await client.AppendToStreamAsync("other", StreamState.NoStream, Given.Events(3));
        await client.AppendToStreamAsync(
            "cl-a.seals", StreamState.NoStream,
            [.. Enumerable.Range(0, 5).Select(_ => Given.Event(type: "b.thing.v1"))]);
        return server;
    }

    internal static async Task<List<T>> All<T>(IAsyncEnumerable<T> things)
    {
        var all = new List<T>();
        await foreach (var thing in things)
        {
            all.Add(thing);
        }

        return all;
    }

    private static async Task<string[]> Texts(IAsyncEnumerable<ResolvedEvent> events) =>
        [.. (await All(events)).Select(one => one.Text())];
}
