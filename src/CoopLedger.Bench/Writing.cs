using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Bench;

/// <summary>What a history came to in its ledger.</summary>
/// <param name="Events">How many events.</param>
/// <param name="Streams">How many streams they stand on.</param>
/// <param name="DataBytes">The bytes of their JSON, without the envelopes.</param>
/// <param name="Root">The Merkle root over the ledger, in hexadecimal.</param>
/// <param name="Totals">What they add up to, counted from the history itself.</param>
public sealed record Written(
    long Events, long Streams, long DataBytes, string Root, Totals Totals);

/// <summary>One append of a history, made ready.</summary>
/// <param name="Stream">The stream.</param>
/// <param name="Before">Its last revision before.</param>
/// <param name="Events">The events.</param>
/// <param name="Origin">Whose append it is.</param>
/// <param name="Position">At which the first event has to come.</param>
internal sealed record PreparedAppend(
    StreamName Stream, long Before, ImmutableArray<NewEvent> Events, Origin Origin,
    long Position);

/// <summary>Appends a history: many appends wait together, so that they share flushes to the disk.
/// </summary>
internal sealed class Writing(IEventStore store)
{
    /// <summary>Appends that wait together; fewer than a store lets wait, so that their order is
    /// the order in which they were given.</summary>
    private const int AppendsAtOnce = 512;

    private readonly Queue<(long Position, Task<ImmutableArray<StoredEvent>> Stored)> _waiting =
        new();

    private readonly Totals _totals = new();
    private long _events;
    private long _streams;
    private long _dataBytes;
    private long _last;

    /// <summary>Appends part of a history.</summary>
    public async Task Add(IEnumerable<NationEvent> events)
    {
        foreach (var append in Prepare(events))
        {
            await Send(append);
        }
    }

    /// <summary>Makes appends ready, and counts what they hold.</summary>
    public IEnumerable<PreparedAppend> Prepare(IEnumerable<NationEvent> events)
    {
        var append = new List<NationEvent>();
        foreach (var made in events)
        {
            if (append.Count > 0 && append[0].Append != made.Append)
            {
                yield return Prepared(append);
                append.Clear();
            }

            append.Add(made);
        }

        if (append.Count > 0)
        {
            yield return Prepared(append);
        }
    }

    public async Task Send(PreparedAppend append)
    {
        if (_waiting.Count == AppendsAtOnce)
        {
            await SettleFirst();
        }

        _waiting.Enqueue((append.Position, store.Append(
            append.Stream, append.Before, append.Events, append.Origin,
            CancellationToken.None)));
    }

    /// <summary>Waits until all that was sent is durable.</summary>
    public async Task Settle()
    {
        while (_waiting.Count > 0)
        {
            await SettleFirst();
        }
    }

    public async Task<Written> End()
    {
        await Settle();
        var head = await store.ReadHead(CancellationToken.None);
        Check.Same(_last, head.Position, "the head's position");
        return new(_events, _streams, _dataBytes, head.RootText, _totals);
    }

    private PreparedAppend Prepared(List<NationEvent> append)
    {
        var first = append[0];
        var prepared = new PreparedAppend(
            first.Stream, first.Revision - 1, [.. append.Select(Nation.New)],
            Nation.OriginOf(Nation.KeyOf(first.Append, first.Ordinal)), first.Position);
        append.ForEach(made => _totals.Add(made.Fact));
        _events += append.Count;
        _streams += first.Revision == 0 ? 1 : 0;
        _dataBytes += prepared.Events.Sum(made => (long)made.Data.Length);
        return prepared;
    }

    // A reversal names a position: it has to be the one that the history meant.
    private async Task SettleFirst()
    {
        var (position, stored) = _waiting.Dequeue();
        foreach (var one in await stored)
        {
            Check.Same(position, one.Position, "the position");
            _last = position++;
        }
    }
}
