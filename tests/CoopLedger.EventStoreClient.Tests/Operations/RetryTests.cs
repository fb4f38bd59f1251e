using CoopLedger.Doubles;
using EventStore.Client;
using Grpc.Core;

namespace CoopLedger.EventStoreClient.Tests.Operations;

/// <summary>When it is not known what became of an append, it ends up standing exactly once.
/// </summary>
public sealed class RetryTests
{
    public static TheoryData<string, bool> Faults
    {
        get
        {
            var all = new TheoryData<string, bool>();
            foreach (var name in Named.Keys)
            {
                all.Add(name, true);
                all.Add(name, false);
            }

            return all;
        }
    }

    private static Dictionary<string, Func<Fault>> Named { get; } =
        new(StringComparer.Ordinal)
        {
            ["the reply is lost"] = Fault.LoseReply,
            ["the connection breaks before"] = Fault.BreakBefore,
            ["the call is reset after"] = () => Fault.ResetStream(made: true),
            ["the call is reset before"] = () => Fault.ResetStream(made: false),
            ["no trailers"] = Fault.EndWithoutTrailers,
            ["no status"] = Fault.NoStatus,
            ["a malformed frame"] = Fault.MalformedFrame,
            ["a short frame"] = Fault.ShortFrame,
            ["a truncated message"] = Fault.TruncatedMessage,
            ["a compressed frame"] = Fault.CompressedFlag,
            ["not ready"] = () => Fault.Unavailable(),
            ["timed out, made"] = () => Fault.TimedOut(made: true),
            ["timed out, not made"] = () => Fault.TimedOut(made: false),
            ["a bad gateway"] = () => Fault.WithHttpStatus(502),
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task An_append_of_unknown_outcome_stands_exactly_once(string name, bool batch)
    {
        await using var server =
            await EventStoreDouble.Start(new() { HasBatchAppend = batch });
        await using var client = server.Client();
        await client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(1));
        server.Faults.Add(Named[name]().On(batch ? "BatchAppend" : "Append"));
        var fault = await Record.ExceptionAsync(async () =>
        {
            var result = await client.AppendToStreamAsync(
                "s", new StreamRevision(0), [Given.Event("hai"), Given.Event("ba")]);
            Assert.Equal(new StreamRevision(2), result.NextExpectedStreamRevision);
        });
        Assert.Null(fault);
        Assert.Equal(["0", "hai", "ba"], server.Texts("s"));
        Assert.Equal(1, server.Faults.Met);
    }

    [Fact]
    public async Task A_new_stream_of_unknown_outcome_stands_exactly_once()
    {
        await using var server = await EventStoreDouble.Start();
        await using var client = server.Client();
        server.Faults.Add(Fault.LoseReply().On("BatchAppend").Repeated(3));
        await client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(2));
        Assert.Equal(["0", "1"], server.Texts("s"));
        Assert.Equal(3, server.Faults.Met);
    }

    [Fact]
    public async Task With_any_revision_an_unknown_outcome_is_told_and_not_repeated()
    {
        await using var server = await EventStoreDouble.Start();
        await using var client = server.Client();
        server.Faults.Add(Fault.LoseReply().On("BatchAppend"));
        var fault = await Assert.ThrowsAsync<RpcException>(
            () => client.AppendToStreamAsync("s", StreamState.Any, Given.Events(1)));
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        Assert.Equal(["0"], server.Texts("s"));
    }

    [Fact]
    public async Task Attempts_end_with_the_deadline_and_say_why_they_failed()
    {
        await using var server = await EventStoreDouble.Start();
        await using var client = server.Client();
        server.Faults.Add(Fault.Unavailable().On("BatchAppend").Lasting());
        var fault = await Assert.ThrowsAsync<RpcException>(() => client.AppendToStreamAsync(
            "s", StreamState.NoStream, Given.Events(1),
            deadline: TimeSpan.FromMilliseconds(500)));
        Assert.Equal(StatusCode.DeadlineExceeded, fault.StatusCode);
        var why = Assert.IsType<RpcException>(fault.InnerException);
        Assert.Equal("Server Is Not Ready", why.Status.Detail);
        Assert.Empty(server.Log.ReadStream("s"));
    }

    [Fact]
    public async Task An_answer_that_never_makes_sense_is_told_after_a_few_attempts()
    {
        await using var server = await EventStoreDouble.Start();
        await using var client = server.Client();
        server.Faults.Add(Fault.TruncatedMessage().On("BatchAppend").Lasting());
        var fault = await Assert.ThrowsAsync<RpcException>(
            () => client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(1)));
        Assert.Equal(StatusCode.Internal, fault.StatusCode);
        Assert.Equal(["0"], server.Texts("s"));
    }

    [Fact]
    public async Task Connections_that_break_under_many_appends_lose_and_double_nothing()
    {
        const int Writers = 8;
        const int Each = 40;
        await using var server = await EventStoreDouble.Start();
        await using var client = server.Client();
        using var done = new CancellationTokenSource();
        var breaking = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                await Task.Delay(20, CancellationToken.None);
                server.BreakConnections();
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Writers).Select(async writer =>
        {
            for (var number = 0; number < Each; number++)
            {
                await client.AppendToStreamAsync(
                    $"w{writer}", StreamRevision.FromInt64(number - 1), [Given.Event($"{number}")]);
            }
        }));
        await done.CancelAsync();
        await breaking;
        string[] all = [.. Enumerable.Range(0, Each).Select(number => $"{number}")];
        Assert.All(
            Enumerable.Range(0, Writers),
            writer => Assert.Equal(all, server.Texts($"w{writer}")));
    }

    [Fact]
    public async Task A_server_that_comes_back_gets_the_append_it_missed()
    {
        var log = new DoubleLog();
        var server = await EventStoreDouble.Start(new() { Log = log });
        var (port, client) = (server.Port, server.Client());
        await using var closing = client;
        await client.AppendToStreamAsync("s", StreamState.NoStream, Given.Events(1));
        server.Faults.Add(Fault.NeverAnswer().On("BatchAppend").Lasting());
        var append = client.AppendToStreamAsync(
            "s", new StreamRevision(0), [Given.Event("sau")]);
        await server.DisposeAsync();
        await using var again = await EventStoreDouble.Start(new() { Log = log, Port = port });
        await append;
        Assert.Equal(["0", "sau"], again.Texts("s"));
    }
}
