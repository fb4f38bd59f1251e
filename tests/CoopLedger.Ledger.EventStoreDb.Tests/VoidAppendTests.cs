using CoopLedger.Domain.Facts;
using CoopLedger.Doubles;
using CoopLedger.Ledger.Acceptance;
using CoopLedger.Ledger.EventStoreDb.Events;
using CoopLedger.Ledger.Store;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Tests;

/// <summary>An id that is on the cluster twice, as when two nodes record with one key in two
/// streams at the same moment: the first counts, and every node says so.</summary>
public sealed class VoidAppendTests
{
    private static readonly StreamName Other = new("loan-1");

    [Fact]
    public async Task The_later_append_does_not_count_on_any_node()
    {
        await using var server = await EventStoreDouble.Start();
        await using var ledger = await Servers.Create(server);
        var fact = Sample.Event();
        await ledger.Append(Sample.Stream, -1, fact);
        await ledger.Append(Other, -1, Sample.Event());
        await Slip(server, Other, 0, fact, Sample.Event());
        await ledger.Append(Other, 0, [.. Sample.Events(2)]);
        await ledger.Append(Other, 2, Sample.Event());

        var all = await ledger.All();
        Assert.Equal(Sample.Numbers(1, 5), all.Positions());
        Assert.Equal([0L, 0, 1, 2, 3], all.Select(stored => stored.Revision));
        await using var node = await Servers.Open(server);
        Assert.Equal(
            await ledger.ReadHead(CancellationToken.None),
            await node.ReadHead(CancellationToken.None));
        await node.Append(Other, 3, Sample.Event());
        await ledger.Reaches(6);
    }

    [Fact]
    public async Task A_node_that_was_not_there_counts_the_same_with_the_mirror_it_has()
    {
        await using var server = await EventStoreDouble.Start();
        var mirror = new KeptMirror();
        var fact = Sample.Event();
        await using (var ledger = await Servers.Create(server))
        {
            await ledger.Append(Sample.Stream, -1, fact);
            await ledger.Append(Other, -1, Sample.Event());
        }

        await using (var follower = await Servers.Open(server, mirror: mirror.Of))
        {
            await Slip(server, Other, 0, fact);
            await follower.Append(Other, 0, Sample.Event());
        }

        await using var again = await Servers.Open(server, mirror: mirror.Of);
        await again.Append(Other, 1, Sample.Event());
        await again.Append(Sample.Stream, 0, Sample.Event());
        Assert.Equal(Sample.Numbers(1, 5), (await again.All()).Positions());
    }

    [Fact]
    public async Task Whoever_appends_the_same_in_the_same_place_is_told_of_the_first()
    {
        await using var server = await EventStoreDouble.Start();
        await using var ledger = await Servers.Create(server);
        var fact = Sample.Event();
        await Slip(server, Sample.Stream, -1, fact);
        await ledger.Reaches(1);
        await Assert.ThrowsAsync<WrongExpectedRevisionException>(
            () => ledger.Append(Sample.Stream, -1, fact));
        Assert.Single(await ledger.All());
    }

    /// <summary>Appends as another node would that has not seen what is there.</summary>
    private static async Task Slip(
        EventStoreDouble server, StreamName stream, long expected, params NewEvent[] facts)
    {
        await using var client = Seals.ClientOf(server);
        var events = facts.Select((fact, i) => new EventData(
            Uuid.FromGuid(fact.Id), fact.Name, fact.Data,
            new EventMetadata(Sample.Origin(), fact.Causation, i, facts.Length).Write()));
        var name = $"cl-coopledger-{stream}";
        _ = expected < 0
            ? await client.AppendToStreamAsync(name, StreamState.NoStream, events)
            : await client.AppendToStreamAsync(name, StreamRevision.FromInt64(expected), events);
    }
}
