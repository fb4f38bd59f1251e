using EventStore.Client;
using EventStore.Client.Grpc;
using EventStore.Client.Wire;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Timeout = System.Threading.Timeout;

namespace CoopLedger.EventStoreClient.Tests.Grpc;

/// <summary>What the wire layer makes of answers, right and wrong ones, over real HTTP/2.</summary>
public sealed class AnswerTests
{
    private static readonly byte[] Good =
        RawServer.Frame(0, new BadRequest { Message = "xin chào" }.ToByteArray());

    private static readonly (string, string) Ok = ("grpc-status", "0");

    [Fact]
    public async Task A_message_and_a_status_are_an_answer() =>
        Assert.Equal("xin chào", (await Ask(RawServer.Body(Good, Ok))).Message);

    [Fact]
    public async Task A_status_in_the_trailers_is_thrown_with_its_words_decoded()
    {
        var fault = await Fails(RawServer.Body(
            [], ("grpc-status", "9"), ("grpc-message", "kh%C3%B4ng 100%25 %zz")));
        Assert.Equal(StatusCode.FailedPrecondition, fault.StatusCode);
        Assert.Equal("không 100% %zz", fault.Status.Detail);
    }

    [Fact]
    public async Task A_status_in_the_headers_is_thrown()
    {
        var fault = await Fails(RawServer.HeadersOnly(
            ("grpc-status", "14"), ("grpc-message", "Server Is Not Ready")));
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        Assert.Equal("Server Is Not Ready", fault.Status.Detail);
        Assert.Equal(Outcome.Answered, fault.Outcome);
    }

    [Fact]
    public async Task A_good_status_in_the_headers_is_an_answer_without_messages()
    {
        await using var server = await RawServer.Start(RawServer.HeadersOnly(Ok));
        using var response = await GrpcCall.ServerStream(
            server.Http, server.Address, "/a.B/C", new Empty(), CallHeaders.None, null, default);
        Assert.False(response.TryNext(out _));
        Assert.False(await response.Fill(default));
    }

    [Fact]
    public async Task The_server_may_name_the_leader()
    {
        var fault = await Assert.ThrowsAsync<NotLeaderException>(() => Ask(RawServer.HeadersOnly(
            ("grpc-status", "5"), ("exception", "not-leader"),
            ("leader-endpoint-host", "10.1.2.3"), ("leader-endpoint-port", "2114"))));
        Assert.Equal("10.1.2.3", fault.LeaderEndpoint.Host);
        Assert.Equal(2114, fault.LeaderEndpoint.Port);
    }

    [Theory]
    [InlineData("access-denied", "7", typeof(AccessDeniedException))]
    [InlineData("stream-deleted", "9", typeof(StreamDeletedException))]
    [InlineData("stream-not-found", "5", typeof(StreamNotFoundException))]
    [InlineData("invalid-transaction", "3", typeof(InvalidTransactionException))]
    [InlineData("maximum-append-size-exceeded", "3", typeof(MaximumAppendSizeExceededException))]
    [InlineData("wrong-expected-version", "9", typeof(WrongExpectedVersionException))]
    [InlineData(
        "missing-required-metadata-property", "3",
        typeof(RequiredMetadataPropertyMissingException))]
    [InlineData("not-leader", "5", typeof(RpcException))]
    [InlineData("scavenge-not-found", "5", typeof(RpcException))]
    [InlineData("", "16", typeof(NotAuthenticatedException))]
    public async Task What_the_trailers_name_is_thrown(string name, string status, Type expected)
    {
        var fault = await Record.ExceptionAsync(() => Ask(RawServer.Body(
            [], ("grpc-status", status), ("exception", name), ("stream-name", "cl-a-b"))));
        Assert.IsType(expected, fault);
    }

    [Fact]
    public async Task A_conflict_has_its_revisions()
    {
        var fault = await Assert.ThrowsAsync<WrongExpectedVersionException>(
            () => Ask(RawServer.Body(
                [], ("grpc-status", "9"), ("exception", "wrong-expected-version"),
                ("stream-name", "s"), ("expected-version", "3"), ("actual-version", ""))));
        Assert.Equal(("s", 3L, null), (
            fault.StreamName, fault.ExpectedVersion, fault.ActualVersion));
    }

    [Fact]
    public async Task An_answer_without_a_status_is_malformed()
    {
        var fault = await Fails(RawServer.Body(Good));
        Assert.Equal(StatusCode.Internal, fault.StatusCode);
        Assert.Contains("without a status", fault.Status.Detail, StringComparison.Ordinal);
        Assert.Equal(Outcome.Unknown, fault.Outcome);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("99999999999")]
    public async Task A_status_that_is_no_number_is_malformed(string status) =>
        Assert.Equal(
            StatusCode.Internal,
            (await Fails(RawServer.Body(Good, ("grpc-status", status)))).StatusCode);

    [Fact]
    public async Task A_status_that_is_not_in_the_table_is_unknown() =>
        Assert.Equal(
            StatusCode.Unknown,
            (await Fails(RawServer.Body([], ("grpc-status", "77")))).StatusCode);

    [Fact]
    public async Task Neither_no_message_nor_two_are_an_answer()
    {
        Assert.Contains(
            "no message", (await Fails(RawServer.Body([], Ok))).Message, StringComparison.Ordinal);
        Assert.Contains(
            "more than one", (await Fails(RawServer.Body([.. Good, .. Good], Ok))).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_flag_that_does_not_exist_is_malformed()
    {
        var fault = await Fails(RawServer.Body(RawServer.Frame(2, [1, 2, 3]), Ok));
        Assert.Equal(StatusCode.Internal, fault.StatusCode);
    }

    [Fact]
    public async Task A_compressed_message_is_refused()
    {
        var fault = await Fails(RawServer.Body(RawServer.Frame(1, [1, 2, 3]), Ok));
        Assert.Contains("no coding", fault.Message, StringComparison.Ordinal);
        var named = await Fails(async context =>
        {
            context.Response.Headers["grpc-encoding"] = "gzip";
            await RawServer.Body(RawServer.Frame(1, [1, 2, 3]), Ok)(context);
        });
        Assert.Equal(StatusCode.Unimplemented, named.StatusCode);
    }

    [Theory]
    [InlineData(17 * 1024 * 1024 + 1)]
    [InlineData(int.MaxValue)]
    [InlineData(-1)]
    public async Task A_message_above_the_limit_is_refused_before_it_is_received(int length)
    {
        var fault = await Fails(RawServer.Body(RawServer.Frame(0, [0], length), Ok));
        Assert.Equal(StatusCode.ResourceExhausted, fault.StatusCode);
    }

    [Fact]
    public async Task A_message_at_the_limit_is_received()
    {
        var text = new string('a', (17 * 1024 * 1024) - 5);
        var frame = RawServer.Frame(0, new BadRequest { Message = text }.ToByteArray());
        Assert.Equal(5 + (17 * 1024 * 1024), frame.Length);
        Assert.Equal(text.Length, (await Ask(RawServer.Body(frame, Ok))).Message.Length);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(9)]
    public async Task An_answer_that_is_cut_is_malformed(int length)
    {
        Assert.True(length < Good.Length);
        var fault = await Fails(RawServer.Body(Good[..length], Ok));
        Assert.Equal(StatusCode.Internal, fault.StatusCode);
        Assert.Contains("inside a message", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_no_message_are_malformed()
    {
        var fault = await Fails(RawServer.Body(RawServer.Frame(0, [0x0A, 0xFF]), Ok));
        Assert.Equal(StatusCode.Internal, fault.StatusCode);
        Assert.Contains("cannot be decoded", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_breaks_inside_a_message_is_lost()
    {
        var fault = await Fails(async context =>
        {
            context.Response.ContentType = "application/grpc";
            await context.Response.Body.WriteAsync(Good.AsMemory(0, 7));
            await context.Response.Body.FlushAsync();
            context.Abort();
        });
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        Assert.Equal(Outcome.Unknown, fault.Outcome);
    }

    [Fact]
    public async Task A_stream_that_is_reset_at_once_is_lost()
    {
        var fault = await Fails(context =>
        {
            context.Features.GetRequiredFeature<IHttpResetFeature>().Reset(errorCode: 2);
            return Task.CompletedTask;
        });
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
    }

    [Fact]
    public async Task An_answer_that_is_not_of_grpc_is_told_apart()
    {
        var notFound = await Fails(context =>
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        Assert.Equal(StatusCode.Unimplemented, notFound.StatusCode);
        var page = await Fails(context => context.Response.WriteAsync("<html>"));
        Assert.Equal(StatusCode.Internal, page.StatusCode);
    }

    [Fact]
    public async Task A_server_that_is_not_there_was_sent_nothing()
    {
        Uri address;
        await using (var server = await RawServer.Start(RawServer.Body(Good, Ok)))
        {
            address = server.Address;
        }

        using var http = new HttpMessageInvoker(new SocketsHttpHandler());
        var fault = await Assert.ThrowsAsync<RpcException>(() => Ask(http, address, null, default));
        Assert.Equal(StatusCode.Unavailable, fault.StatusCode);
        Assert.Equal(Outcome.NotSent, fault.Outcome);
    }

    [Fact]
    public async Task A_deadline_ends_a_call_that_is_not_answered()
    {
        string? sent = null;
        await using var server = await RawServer.Start(context =>
        {
            sent = context.Request.Headers["grpc-timeout"];
            return Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        var fault = await Assert.ThrowsAsync<RpcException>(() => Ask(
            server.Http, server.Address, TimeSpan.FromMilliseconds(200), default));
        Assert.Equal(StatusCode.DeadlineExceeded, fault.StatusCode);
        Assert.Equal("200m", sent);
    }

    [Fact]
    public async Task Who_cancels_sees_a_cancellation_and_the_server_a_reset()
    {
        var reset = new TaskCompletionSource();
        var asked = new TaskCompletionSource();
        await using var server = await RawServer.Start(async context =>
        {
            using var seen = context.RequestAborted.Register(reset.SetResult);
            asked.SetResult();
            await Task.Delay(Timeout.Infinite, context.RequestAborted);
        });
        using var source = new CancellationTokenSource();
        var call = Ask(server.Http, server.Address, null, source.Token);
        await asked.Task;
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await reset.Task;
    }

    [Fact]
    public async Task The_headers_say_what_the_protocol_asks_for()
    {
        var seen = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        await using var server = await RawServer.Start(async context =>
        {
            foreach (var (key, value) in context.Request.Headers)
            {
                seen[key] = value.ToString();
            }

            await RawServer.Body(Good, Ok)(context);
        });
        await GrpcCall.Unary(
            server.Http, server.Address, "/a.B/C", new Empty(), BadRequest.Parser,
            new CallHeaders(true, "Basic YQ==", "ES-1"), null, default);
        Assert.Equal("application/grpc", seen["content-type"]);
        Assert.Equal("trailers", seen["te"]);
        Assert.Equal("True", seen["requires-leader"]);
        Assert.Equal("Basic YQ==", seen["authorization"]);
        Assert.Equal("ES-1", seen["connection-name"]);
        Assert.False(seen.ContainsKey("grpc-timeout"));
    }

    private static async Task<RpcException> Fails(RequestDelegate answer) =>
        await Assert.ThrowsAsync<RpcException>(() => Ask(answer));

    private static async Task<BadRequest> Ask(RequestDelegate answer)
    {
        await using var server = await RawServer.Start(answer);
        return await Ask(server.Http, server.Address, null, default);
    }

    private static Task<BadRequest> Ask(
        HttpMessageInvoker http, Uri address, TimeSpan? deadline, CancellationToken token) =>
        GrpcCall.Unary(
            http, address, "/a.B/C", new Empty(), BadRequest.Parser, CallHeaders.None, deadline,
            token);
}
