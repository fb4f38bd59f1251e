using CoopLedger.Doubles;
using EventStore.Client;
using Grpc.Core;
using Client = EventStore.Client.EventStoreClient;

namespace CoopLedger.EventStoreClient.Tests.Operations;

/// <summary>Subscribing: what there is, then what is appended.</summary>
public sealed class SubscriptionTests
{
    private static readonly SubscriptionFilterOptions Ours =
        new(StreamFilter.Prefix("cl-a-", "cl-a."));

    [Fact]
    public async Task A_subscription_gives_what_there_is_and_what_is_appended()
    {
        await using var server = await ReadTests.Filled();
        await using var client = server.Client();
        var seen = new List<string>();
        await foreach (var one in client.SubscribeToStream("cl-a-s", FromStream.Start))
        {
            seen.Add(one.Text());
            if (seen.Count == 10)
            {
                await client.AppendToStreamAsync(
                    "cl-a-s", new StreamRevision(9), [Given.Event("mới")]);
            }
            else if (seen.Count == 11)
            {
                break;
            }
        }

        Assert.Equal("mới", seen[^1]);
        Assert.Equal(["0", "1"], seen[..2]);
    }

    [Fact]
    public async Task The_event_that_was_dealt_with_is_not_given_again()
    {
        await using var server = await ReadTests.Filled();
        await using var client = server.Client();
        await using var first = client.SubscribeToAll(FromAll.Start, filterOptions: Ours);
        var three = await Take(first, 3);
        await using var rest = client.SubscribeToAll(
            FromAll.After(three[2].OriginalPosition!.Value), filterOptions: Ours);
        Assert.Equal("3", (await Take(rest, 1))[0].Text());
        await using var stream = client.SubscribeToStream(
            "cl-a-s", FromStream.After(new StreamPosition(8)));
        Assert.Equal("9", (await Take(stream, 1))[0].Text());
    }

    [Fact]
    public async Task The_end_is_what_is_appended_from_now_on()
    {
        await using var server = await ReadTests.Filled();
        await using var client = server.Client();
        await using var subscription = client.SubscribeToAll(FromAll.End, filterOptions: Ours);
        await foreach (var message in subscription.Messages)
        {
            if (message is StreamMessage.SubscriptionConfirmation(var id))
            {
                Assert.Equal(id, subscription.SubscriptionId);
                await client.AppendToStreamAsync(
                    "cl-a-new", StreamState.NoStream, [Given.Event("sau")]);
            }
            else if (message is StreamMessage.Event(var one))
            {
                Assert.Equal("sau", one.Text());
                break;
            }
        }
    }

    [Fact]
    public async Task The_messages_tell_the_beginning_the_progress_and_that_it_has_caught_up()
    {
        await using var server = await ReadTests.Filled();
        SmallEvents.Fill(server.Log, 500, "strange-");
        await using var client = server.Client();
        await using var subscription = client.SubscribeToAll(
            FromAll.Start,
            filterOptions: new(StreamFilter.Prefix(10, "cl-a-", "cl-a."), checkpointInterval: 2));
        var messages = new List<StreamMessage>();
        await foreach (var message in subscription.Messages)
        {
            messages.Add(message);
            if (message is StreamMessage.CaughtUp)
            {
                break;
            }
        }

        Assert.IsType<StreamMessage.SubscriptionConfirmation>(messages[0]);
        Assert.NotNull(subscription.SubscriptionId);
        Assert.Equal(15, messages.OfType<StreamMessage.Event>().Count());
        var checkpoints =
            messages.OfType<StreamMessage.AllStreamCheckpointReached>().ToList();
        Assert.NotEmpty(checkpoints);
        Assert.True(checkpoints[^1].Position
            > messages.OfType<StreamMessage.Event>().Last().ResolvedEvent.OriginalPosition);
    }

    [Fact]
    public async Task A_cancellation_ends_it_and_the_servers_side_too()
    {
        await using var server = await ReadTests.Filled();
        await using var client = server.Client();
        using var source = new CancellationTokenSource();
        var caughtUp = new TaskCompletionSource();
        var subscription = client.SubscribeToAll(FromAll.Start, cancellationToken: source.Token);
        var reading = Task.Run(async () =>
        {
            await foreach (var message in subscription.Messages)
            {
                if (message is StreamMessage.CaughtUp)
                {
                    caughtUp.TrySetResult();
                }
            }
        });
        await caughtUp.Task.WaitAsync(Given.Patience);
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Disposing_of_it_ends_an_enumeration_that_waits()
    {
        await using var server = await ReadTests.Filled();
        await using var client = server.Client();
        var subscription = client.SubscribeToAll(FromAll.End);
        var reading = ReadTests.All(subscription);
        Assert.False(reading.IsCompleted);
        await subscription.DisposeAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => reading.WaitAsync(Given.Patience));
    }

    [Fact]
    public async Task The_token_of_the_enumeration_ends_it_as_well()
    {
        await using var server = await ReadTests.Filled();
        await using var client = server.Client();
        using var source = new CancellationTokenSource();
        var seen = 0;
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            var subscription = client.SubscribeToStream("cl-a-s", FromStream.Start);
            await foreach (var one in subscription.WithCancellation(source.Token))
            {
                if (++seen == 10)
                {
                    await source.CancelAsync();
                }
            }
        });
        Assert.Equal(10, seen);
    }

    [Fact]
    public async Task A_subscription_ends_with_its_connection_and_another_goes_on_after_it()
    {
        await using var server = await ReadTests.Filled();
        await using var client = server.Client();
        var (last, seen) = (FromAll.Start, new List<string>());
        var fault = await Assert.ThrowsAsync<RpcException>(async () =>
        {
            await foreach (var one in client.SubscribeToAll(last, filterOptions: Ours))
            {
                seen.Add(one.Text());
                last = FromAll.After(one.OriginalPosition!.Value);
                if (seen.Count == 15)
                {
                    server.BreakConnections();
                }
            }
        });
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        await client.AppendToStreamAsync("cl-a-t", StreamState.NoStream, [Given.Event("sau")]);
        await using var again = client.SubscribeToAll(last, filterOptions: Ours);
        Assert.Equal("sau", (await Take(again, 1))[0].Text());
    }

    [Fact]
    public async Task An_event_that_comes_twice_is_seen_twice()
    {
        // Whoever subscribes tells them apart by their position: delivery is at least once.
        await using var server = await ReadTests.Filled();
        await using var client = server.Client();
        server.Faults.Add(Fault.DeliverTwice(after: 1).On("Read"));
        await using var subscription = client.SubscribeToStream("cl-a-s", FromStream.Start);
        Assert.Equal(["0", "1", "1"], Texts(await Take(subscription, 3)));
    }

    [Fact]
    public async Task A_slow_line_changes_nothing()
    {
        await using var server = await ReadTests.Filled();
        await using var client = server.Client();
        server.Faults.Add(Fault.Drip(50, TimeSpan.FromMilliseconds(1)).On("Read"));
        await using var subscription = client.SubscribeToStream("cl-a-s", FromStream.Start);
        Assert.Equal(
            ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
            Texts(await Take(subscription, 10)));
    }

    private static string[] Texts(List<ResolvedEvent> events) =>
        [.. events.Select(one => one.Text())];

    private static async Task<List<ResolvedEvent>> Take(
        Client.StreamSubscriptionResult subscription, int count)
    {
        var taken = new List<ResolvedEvent>();
        await foreach (var one in subscription)
        {
            taken.Add(one);
            if (taken.Count == count)
            {
                break;
            }
        }

        return taken;
    }
}
