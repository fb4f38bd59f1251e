using CoopLedger.Doubles;
using EventStore.Client;
using Grpc.Core;

namespace CoopLedger.EventStoreClient.Tests.Operations;

/// <summary>Appending, over the long batch call and over single ones.</summary>
public sealed class AppendTests
{
    public static TheoryData<bool> Ways { get; } = [true, false];

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_event_is_stored_as_it_was_given(bool batch)
    {
        await using var server = await Server(batch);
        await using var client = server.Client();
        var data = new EventData(
            Uuid.NewUuid(), "a.thing.v1", "dữ liệu"u8.ToArray(), "beside"u8.ToArray(),
            "application/octet-stream");
        var result = await client.AppendToStreamAsync("s", StreamState.NoStream, [data]);
        var stored = Assert.Single(server.Log.ReadStream("s"));
        Assert.Equal(data.EventId.ToGuid(), stored.Id);
        Assert.Equal("a.thing.v1", stored.Type);
        Assert.Equal("application/octet-stream", stored.ContentType);
        Assert.Equal(data.Data.Span, stored.Data.Span);
        Assert.Equal(data.Metadata.Span, stored.Metadata.Span);
        Assert.Equal(new StreamRevision(0), result.NextExpectedStreamRevision);
        Assert.Equal((ulong)stored.Position, result.LogPosition.CommitPosition);
        Assert.Equal(1, server.CallsOf(batch ? "BatchAppend" : "Append"));
        Assert.Equal(0, server.CallsOf(batch ? "Append" : "BatchAppend"));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_wrong_revision_is_refused(bool batch)
    {
        await using var server = await Server(batch);
        await using var client = server.Client();
        await client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(2));
        var fault = await Assert.ThrowsAsync<WrongExpectedVersionException>(
            () => client.AppendToStreamAsync("s", new StreamRevision(5), Given.Events(1)));
        Assert.Equal(("s", 5L, 1L), (fault.StreamName, fault.ExpectedVersion, fault.ActualVersion));
        var none = await Assert.ThrowsAsync<WrongExpectedVersionException>(
            () => client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(1)));
        Assert.Equal(StreamState.NoStream, none.ExpectedStreamState);
        Assert.Equal(new StreamRevision(1), none.ActualStreamRevision);
        var missing = await Assert.ThrowsAsync<WrongExpectedVersionException>(
            () => client.AppendToStreamAsync("t", new StreamRevision(0), Given.Events(1)));
        Assert.Null(missing.ActualVersion);
        Assert.Equal(2, server.Log.ReadStream("s").Count);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_conflict_is_an_answer_where_the_options_say_so(bool batch)
    {
        await using var server = await Server(batch);
        await using var client = server.Client();
        await client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(3));
        var result = await client.AppendToStreamAsync(
            "s", new StreamRevision(7), Given.Events(1),
            options => options.ThrowOnAppendFailure = false);
        var conflict = Assert.IsType<WrongExpectedVersionResult>(result);
        Assert.Equal((7L, 2L), (conflict.NextExpectedVersion, conflict.ActualVersion));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task The_same_append_again_gives_the_same_answer(bool batch)
    {
        await using var server = await Server(batch);
        await using var client = server.Client();
        await client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(1));
        var events = Given.Events(3);
        var once = await client.AppendToStreamAsync("s", new StreamRevision(0), events);
        await client.AppendToStreamAsync("s", new StreamRevision(3), Given.Events(1));
        var twice = await client.AppendToStreamAsync("s", new StreamRevision(0), events);
        Assert.Equal(once, twice);
        Assert.Equal(5, server.Log.ReadStream("s").Count);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task An_append_above_the_limit_is_refused(bool batch)
    {
        await using var server = await Server(batch);
        await using var client = server.Client();
        var fault = await Assert.ThrowsAsync<MaximumAppendSizeExceededException>(
            () => client.AppendToStreamAsync(
                "s", StreamState.NoStream, [Given.Event(new string('x', 2 * 1024 * 1024))]));
        Assert.Equal(1024U * 1024, fault.MaxAppendSize);
        Assert.Empty(server.Log.ReadStream("s"));
        await client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(1));
    }

    [Fact]
    public async Task A_batch_larger_than_a_chunk_is_one_append()
    {
        await using var server = await EventStoreDouble.Start(
            new() { AppendSizeMax = 64 * 1024 * 1024 });
        await using var client = server.Client();
        var events = Enumerable.Range(0, 20)
            .Select(_ => Given.Event(new string('x', 1024 * 1024))).ToArray();
        await client.AppendToStreamAsync("s", StreamState.NoStream, events);
        Assert.Equal(20, server.Log.ReadStream("s").Count);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_stream_that_was_deleted_for_good_takes_nothing(bool batch)
    {
        await using var server = await Server(batch);
        await using var client = server.Client();
        await client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(1));
        server.Log.Tombstone("s", ExpectedRevision.Any);
        var fault = await Assert.ThrowsAsync<StreamDeletedException>(
            () => client.AppendToStreamAsync("s", new StreamRevision(0), Given.Events(1)));
        Assert.Equal("s", fault.Stream);
    }

    [Fact]
    public async Task Many_appends_at_once_share_one_connection()
    {
        await using var server = await EventStoreDouble.Start();
        await using var client = server.Client();
        await Task.WhenAll(Enumerable.Range(0, 200).Select(number =>
            client.AppendToStreamAsync($"s{number}", StreamState.NoStream, Given.Events(2))));
        Assert.Single(
            server.Calls.Select(call => call.Connection).Distinct(StringComparer.Ordinal));
        Assert.All(
            Enumerable.Range(0, 200),
            number => Assert.Equal(["0", "1"], server.Texts($"s{number}")));
    }

    [Fact]
    public async Task Any_and_exists_are_expected_too()
    {
        await using var server = await EventStoreDouble.Start();
        await using var client = server.Client();
        await Assert.ThrowsAsync<WrongExpectedVersionException>(
            () => client.AppendToStreamAsync("s", StreamState.StreamExists, Given.Events(1)));
        await client.AppendToStreamAsync("s", StreamState.Any, Given.Events(1));
        await client.AppendToStreamAsync("s", StreamState.StreamExists, Given.Events(1));
        Assert.Equal(2, server.Log.ReadStream("s").Count);
    }

    [Fact]
    public async Task The_leader_is_asked_for_only_where_it_is_preferred()
    {
        await using var server = await EventStoreDouble.Start();
        await using var client = server.Client();
        await client.AppendToStreamAsync("s", StreamState.Any, Given.Events(1));
        await using var other = server.Client(
            settings => settings.ConnectivitySettings.NodePreference = NodePreference.Random);
        await other.AppendToStreamAsync("s", StreamState.Any, Given.Events(1));
        Assert.Equal(
            [true, false],
            server.Calls.Where(call => call.Method == "BatchAppend")
                .Select(call => call.RequiresLeader));
        Assert.All(server.Calls, call => Assert.NotEmpty(call.ConnectionName));
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task A_deadline_ends_an_append_that_is_not_answered(bool batch)
    {
        await using var server = await Server(batch);
        await using var client = server.Client();
        server.Faults.Add(Fault.NeverAnswer().On(batch ? "BatchAppend" : "Append").Lasting());
        var fault = await Assert.ThrowsAsync<RpcException>(() => client.AppendToStreamAsync(
            "s", StreamState.NoStream, Given.Events(1),
            deadline: TimeSpan.FromMilliseconds(300)));
        Assert.Equal(StatusCode.DeadlineExceeded, fault.StatusCode);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public async Task Who_cancels_an_append_sees_a_cancellation(bool batch)
    {
        await using var server = await Server(batch);
        await using var client = server.Client();
        var method = batch ? "BatchAppend" : "Append";
        server.Faults.Add(Fault.NeverAnswer().On(method).Lasting());
        using var source = new CancellationTokenSource();
        var append = client.AppendToStreamAsync(
            "s", StreamState.NoStream, Given.Events(1), cancellationToken: source.Token);
        while (server.CallsOf(method) == 0)
        {
            await Task.Delay(10, CancellationToken.None);
        }

        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => append);
    }

    [Fact]
    public async Task A_closed_client_says_so()
    {
        await using var server = await EventStoreDouble.Start();
        var client = server.Client();
        await client.AppendToStreamAsync("s", StreamState.Any, Given.Events(1));
        await client.DisposeAsync();
        await client.DisposeAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(
            () => client.AppendToStreamAsync("s", StreamState.Any, Given.Events(1)));
    }

    private static Task<EventStoreDouble> Server(bool batch) =>
        EventStoreDouble.Start(new() { HasBatchAppend = batch });
}
