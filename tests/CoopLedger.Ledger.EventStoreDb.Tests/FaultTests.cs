using CoopLedger.Domain.Facts;
using CoopLedger.Doubles;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.EventStoreDb.Tests;

/// <summary>Whatever goes wrong on the way: an event is recorded once or not at all, and who asked
/// is told.</summary>
public sealed class FaultTests
{
    public static TheoryData<string> Appends { get; } = ["Append", "BatchAppend"];

    private static readonly string OnCluster = $"cl-coopledger-{Sample.Stream}";

    [Theory]
    [MemberData(nameof(Appends))]
    public Task A_reply_that_is_lost_records_once(string method) =>
        RecordsOnce(method, Fault.LoseReply());

    [Theory]
    [MemberData(nameof(Appends))]
    public Task A_connection_that_breaks_before_the_append_records_once(string method) =>
        RecordsOnce(method, Fault.BreakBefore());

    [Theory]
    [MemberData(nameof(Appends))]
    public Task A_call_that_is_given_up_after_the_append_records_once(string method) =>
        RecordsOnce(method, Fault.ResetStream(made: true));

    [Theory]
    [MemberData(nameof(Appends))]
    public Task A_time_out_of_the_commit_records_once_where_it_was_made(string method) =>
        RecordsOnce(method, Fault.TimedOut(made: true));

    [Theory]
    [MemberData(nameof(Appends))]
    public Task A_time_out_of_the_commit_records_once_where_it_was_not(string method) =>
        RecordsOnce(method, Fault.TimedOut(made: false));

    [Theory]
    [MemberData(nameof(Appends))]
    public Task A_server_that_is_not_ready_is_asked_again(string method) =>
        RecordsOnce(method, Fault.Unavailable().Repeated(2));

    [Theory]
    [MemberData(nameof(Appends))]
    public Task A_half_closed_answer_records_once(string method) =>
        RecordsOnce(method, Fault.EndWithoutTrailers());

    [Theory]
    [MemberData(nameof(Appends))]
    public Task A_malformed_frame_records_once(string method) =>
        RecordsOnce(method, Fault.MalformedFrame());

    [Theory]
    [MemberData(nameof(Appends))]
    public Task A_truncated_message_records_once(string method) =>
        RecordsOnce(method, Fault.TruncatedMessage());

    [Fact]
    public async Task An_event_delivered_twice_is_counted_once()
    {
        await using var server = await EventStoreDouble.Start();
        server.Faults.Add(Fault.DeliverTwice(after: 1).On("Read").OfStream("$all").Lasting());
        await using var ledger = await Servers.Create(server);
        for (var i = 0; i < 6; i++)
        {
            await ledger.Append(Sample.Stream, (i * 2) - 1, [.. Sample.Events(2)]);
        }

        Assert.True(server.Faults.Met > 0);
        Assert.Equal(Sample.Numbers(1, 12), (await ledger.All()).Positions());
    }

    [Fact]
    public async Task A_subscription_that_is_dropped_again_and_again_loses_and_doubles_nothing()
    {
        await using var server = await EventStoreDouble.Start();
        await using (var writer = await Servers.Create(server))
        {
            for (var i = 0; i < 10; i++)
            {
                await writer.Append(Sample.Stream, (i * 3) - 1, [.. Sample.Events(3)]);
            }
        }

        server.Faults.Add(Fault.Drop(4).On("Read").OfStream("$all").Repeated(6));
        await using var reader = await Servers.Open(server, isReadOnly: true);
        Assert.Equal(Sample.Numbers(1, 30), (await reader.All()).Positions());
        Assert.InRange(server.Faults.Met, 3, int.MaxValue);
    }

    [Fact]
    public async Task All_connections_may_break_while_many_write()
    {
        await using var server = await EventStoreDouble.Start();
        await using var ledger = await Servers.Create(server);
        using var stop = new CancellationTokenSource();
        var breaking = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await Task.Delay(60);
                server.BreakConnections();
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var i = 0; i < 15; i++)
            {
                await ledger.Append(new StreamName($"loan-{writer}"), i - 1, Sample.Event());
                await Task.Delay(10);
            }
        })));
        await stop.CancelAsync();
        await breaking;
        var all = await ledger.All();
        Assert.Equal(Sample.Numbers(1, 60), all.Positions());
        Assert.Equal(60, all.Select(stored => stored.Event.Id).Distinct().Count());
    }

    [Fact]
    public async Task A_server_that_is_gone_for_a_while_is_waited_for()
    {
        await using var cluster = await EventStoreCluster.Start(3);
        await using var ledger = await EventStoreDbLedger.Create(
            LedgerAddress.Parse($"{cluster.ConnectionString}&ledger=three"), Guid.NewGuid(),
            Servers.InMemory, CancellationToken.None);
        await ledger.Append(Sample.Stream, -1, Sample.Event());
        for (var round = 0; round < 3; round++)
        {
            var moving = Task.Run(async () =>
            {
                await Task.Delay(30);
                cluster.MoveLeader((round + 1) % 3);
            });
            for (var i = 0; i < 10; i++)
            {
                await ledger.Append(Sample.Stream, (round * 10) + i, Sample.Event());
                await Task.Delay(10);
            }

            await moving;
        }

        Assert.Equal(Sample.Numbers(1, 31), (await ledger.All()).Positions());
    }

    [Fact]
    public async Task An_append_that_is_too_large_says_so_and_records_nothing()
    {
        await using var server = await EventStoreDouble.Start();
        await using var ledger = await Servers.Create(server);
        var large = Sample.Event() with { Data = new byte[1_100_000] };
        var refusal = await Assert.ThrowsAsync<StoreException>(
            () => ledger.Append(Sample.Stream, -1, large));
        Assert.Equal("store.too-large", refusal.Code);
        Assert.Empty(await ledger.All());
        await ledger.Append(Sample.Stream, -1, Sample.Event());
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_and_nothing_is_lost()
    {
        await using var server = await EventStoreDouble.Start();
        await using var ledger = await EventStoreDbLedger.Create(
            LedgerAddress.Parse($"{server.ConnectionString}&defaultDeadline=300"),
            Guid.NewGuid(), Servers.InMemory, CancellationToken.None);
        var fact = Sample.Event();
        server.Faults.Add(Fault.NeverAnswer().OfStream(OnCluster).Repeated(2));
        await ledger.Append(Sample.Stream, -1, fact);
        Assert.Equal(fact.Id, Assert.Single(await ledger.All()).Event.Id);
    }

    [Fact]
    public async Task An_append_to_a_server_that_is_gone_may_be_repeated_when_it_is_back()
    {
        await using var server = await EventStoreDouble.Start();
        await using var ledger = await Servers.Create(server);
        await ledger.Append(Sample.Stream, -1, Sample.Event());
        var fact = Sample.Event();
        server.Faults.Add(Fault.LoseReply().OfStream(OnCluster));
        var appending = ledger.Append(Sample.Stream, 0, fact);
        while (server.Faults.Waiting > 0)
        {
            await Task.Delay(1);
        }

        await server.Stop();
        var refusal = await Assert.ThrowsAsync<StoreException>(() => appending);
        Assert.True(refusal.Code is "store.unreachable" or "store.timeout", refusal.Code);
        Assert.Single(await ledger.All());

        await server.Restart();
        await ledger.Reaches(2);
        await Assert.ThrowsAsync<WrongExpectedRevisionException>(
            () => ledger.Append(Sample.Stream, 0, fact));
        Assert.Equal(fact.Id, (await ledger.All())[1].Event.Id);
        Assert.Equal(2, (await ledger.All()).Length);
    }

    [Fact]
    public async Task A_wrong_password_is_said_to_be_wrong()
    {
        await using var server = await EventStoreDouble.Start(new()
        {
            Tls = true, Users = DoubleOptions.FactoryUsers,
        });
        var wrong = LedgerAddress.Parse(server.ConnectionStringAs("admin", "guess"));
        var refusal = await Assert.ThrowsAsync<StoreException>(() => EventStoreDbLedger.Create(
            wrong, Guid.NewGuid(), Servers.InMemory, CancellationToken.None));
        Assert.Equal("store.unauthenticated", refusal.Code);
        Assert.DoesNotContain("guess", refusal.ToString());

        await using var ledger = await EventStoreDbLedger.Create(
            LedgerAddress.Parse(server.ConnectionStringAs("admin", "changeit")), Guid.NewGuid(),
            Servers.InMemory, CancellationToken.None);
        await ledger.Append(Sample.Stream, -1, Sample.Event());
    }

    [Fact]
    public async Task A_user_without_rights_is_told_so()
    {
        await using var server = await EventStoreDouble.Start(new()
        {
            Tls = true, Users = DoubleOptions.FactoryUsers,
            Allows = (_, action, stream) => action != "append" || stream != OnCluster,
        });
        await using var ledger = await EventStoreDbLedger.Create(
            LedgerAddress.Parse(server.ConnectionStringAs("ops", "changeit")), Guid.NewGuid(),
            Servers.InMemory, CancellationToken.None);
        var refusal = await Assert.ThrowsAsync<StoreException>(
            () => ledger.Append(Sample.Stream, -1, Sample.Event()));
        Assert.Equal("store.forbidden", refusal.Code);
        Assert.Empty(await ledger.All());
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused()
    {
        await using var server = await EventStoreDouble.Start(new() { Tls = true });
        var refusal = await Assert.ThrowsAsync<StoreException>(() => EventStoreDbLedger.Create(
            LedgerAddress.Parse($"esdb://{EventStoreDouble.Host}:{server.Port}?tls=true"),
            Guid.NewGuid(), Servers.InMemory, CancellationToken.None));
        Assert.Equal("store.certificate", refusal.Code);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_told_with_its_address()
    {
        var server = await EventStoreDouble.Start();
        var address = Servers.AddressOn(server);
        await server.DisposeAsync();
        var refusal = await Assert.ThrowsAsync<StoreException>(() => EventStoreDbLedger.Open(
            address, Servers.InMemory, isReadOnly: true, CancellationToken.None));
        Assert.Equal("store.unreachable", refusal.Code);
        Assert.Contains(address.ToString(), refusal.Message);
    }

    private static async Task RecordsOnce(string method, Fault fault)
    {
        await using var server = await EventStoreDouble.Start(new()
        {
            HasBatchAppend = method == "BatchAppend", RepeatsHavePositions = false,
        });
        await using var ledger = await Servers.Create(server);
        await ledger.Append(Sample.Stream, -1, Sample.Event());
        server.Faults.Add(fault.On(method).OfStream(OnCluster));
        var facts = Sample.Events(2);
        var stored = await ledger.Append(Sample.Stream, 0, [.. facts]);
        Assert.True(server.Faults.Met > 0, "The fault was not met.");
        Assert.Equal([2L, 3], stored.Positions());
        await ledger.Append(Sample.Stream, 2, Sample.Event());
        Assert.Equal(Sample.Numbers(1, 4), (await ledger.All()).Positions());
        Assert.Equal(
            facts.Select(fact => fact.Id),
            (await ledger.All()).Skip(1).Take(2).Select(one => one.Event.Id));
    }
}
