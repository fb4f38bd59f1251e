using System.Collections.Immutable;
using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Acceptance;

/// <summary>Events and origins that mean nothing, and short ways to append and read them.
/// </summary>
public static class Sample
{
    public const long None = -1;

    public static StreamName Stream { get; } = new("organisation-tan-phu");

    public static DateTimeOffset Noon { get; } = new(2024, 4, 11, 12, 0, 0, TimeSpan.FromHours(7));

    public static NewEvent Event(string data = "{}") =>
        new(Guid.NewGuid(), "cooperative.founded.v1", Encoding.UTF8.GetBytes(data), Guid.Empty);

    public static ImmutableArray<NewEvent> Events(int count) =>
        [.. Enumerable.Range(0, count).Select(i => Event($$"""{"number":{{i}}}"""))];

    public static Origin Origin(DateTimeOffset? recordedAt = null) =>
        new("staff-1", "key-1", recordedAt ?? Noon, Guid.Empty, "{}"u8.ToArray());

    public static Task<ImmutableArray<StoredEvent>> Append(
        this IEventStore store, StreamName stream, long expected, params NewEvent[] events) =>
        store.Append(stream, expected, [.. events], Origin(), CancellationToken.None);

    /// <summary>Appends one event to each of so many streams of their own.</summary>
    public static async Task Fill(this IEventStore store, int count)
    {
        for (var i = 0; i < count; i++)
        {
            await store.Append(new StreamName($"loan-{i}"), None, Event($"[{i}]"));
        }
    }

    public static async Task<ImmutableArray<StoredEvent>> All(
        this IEventStore store, long after = 0, int batch = 7)
    {
        var all = ImmutableArray.CreateBuilder<StoredEvent>();
        await foreach (var page in store.ReadAll(after, batch, CancellationToken.None))
        {
            Assert.InRange(page.Length, 1, batch);
            all.AddRange(page);
        }

        return all.DrainToImmutable();
    }

    public static IEnumerable<long> Numbers(long first, long last)
    {
        for (var number = first; number <= last; number++)
        {
            yield return number;
        }
    }

    public static IEnumerable<long> Positions(this IEnumerable<StoredEvent> events) =>
        events.Select(stored => stored.Position);

    /// <summary>Two events alike to the last byte.</summary>
    public static void AssertSame(StoredEvent expected, StoredEvent actual)
    {
        Assert.Equal(expected.Envelope.ToArray(), actual.Envelope.ToArray());
        Assert.Equal(expected.Event.Data.ToArray(), actual.Event.Data.ToArray());
        Assert.Equal(expected.Origin.Metadata.ToArray(), actual.Origin.Metadata.ToArray());
        Assert.Equal(Bare(expected), Bare(actual));
    }

    private static StoredEvent Bare(StoredEvent stored) => stored with
    {
        Envelope = default,
        Event = stored.Event with { Data = default },
        Origin = stored.Origin with { Metadata = default },
    };
}
