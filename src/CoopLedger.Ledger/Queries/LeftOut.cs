using System.Collections.Immutable;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Queries;

/// <summary>The events that a what-if leaves out, and what follows from that.</summary>
/// <param name="Events">Those that were named, and the reversals of those, in the order of the
/// log.</param>
/// <param name="CannotStand">Events that stay, although a rule of their stream would have refused
/// them without the ones left out.</param>
/// <param name="Unmatched">What named no event.</param>
public sealed record LeftOut(
    ImmutableArray<LeftOutEvent> Events, ImmutableArray<CannotStand> CannotStand,
    ImmutableArray<EventSelector> Unmatched)
{
    private const int Batch = 1024;

    public ImmutableHashSet<long> Positions => [.. Events.Select(left => left.Event.Position)];

    /// <param name="log">The log.</param>
    /// <param name="selectors">What to leave out.</param>
    /// <param name="until">The last position that is looked at.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <exception cref="LedgerDamagedException">The log cannot be read.</exception>
    public static async Task<LeftOut> Of(
        IEventLog log, ImmutableArray<EventSelector> selectors, long until,
        CancellationToken cancellationToken)
    {
        if (selectors.IsEmpty)
        {
            return new([], [], []);
        }

        var (events, matched) = (new List<LeftOutEvent>(), new HashSet<EventSelector>());
        var ids = new HashSet<Guid>();
        await foreach (var batch in log.ReadAll(0, Batch, cancellationToken))
        {
            foreach (var stored in batch.Where(stored => stored.Position <= until))
            {
                var named = selectors.Where(
                    selector => selector.Matches(stored, log.LedgerId)).ToList();
                matched.UnionWith(named);
                var reverses = Reverses(stored, ids);
                if (named.Count > 0 || reverses)
                {
                    ids.Add(stored.Event.Id);
                    events.Add(new(stored, IsConsequence: named.Count == 0));
                }
            }
        }

        return new(
            [.. events], await Conflicts(log, events, until, cancellationToken),
            [.. selectors.Where(selector => !matched.Contains(selector))]);
    }

    private static bool Reverses(StoredEvent stored, HashSet<Guid> ids) =>
        ids.Count > 0 && EventJson.TypeOf(stored.Event.Name) == typeof(FactReversed)
        && stored.ToFact().Event is FactReversed reversal && ids.Contains(reversal.Fact);

    private static async Task<ImmutableArray<CannotStand>> Conflicts(
        IEventLog log, List<LeftOutEvent> left, long until, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<CannotStand>();
        var positions = left.Select(item => item.Event.Position).ToHashSet();
        foreach (var name in left.Select(item => item.Event.Stream).Distinct())
        {
            var stream = (await log.ReadStream(name, cancellationToken))
                .Where(stored => stored.Position <= until).ToList();
            var before = stream.ToTimeline().Conflicts().Select(item => item.Fact.Id).ToHashSet();
            found.AddRange(stream.Where(stored => !positions.Contains(stored.Position))
                .ToTimeline().Conflicts().Where(item => !before.Contains(item.Fact.Id))
                .Select(item => new CannotStand(
                    stream.Single(stored => stored.Position == item.Fact.Position),
                    item.Refusal)));
        }

        found.Sort((a, b) => a.Event.Position.CompareTo(b.Event.Position));
        return found.ToImmutable();
    }
}

/// <summary>An event that a what-if leaves out.</summary>
/// <param name="Event">The event.</param>
/// <param name="IsConsequence">Whether nobody named it: it is the reversal of one that is left
/// out.</param>
public sealed record LeftOutEvent(StoredEvent Event, bool IsConsequence);

/// <summary>An event that could not stand without those left out.</summary>
/// <param name="Event">The event; it is counted all the same.</param>
/// <param name="Refusal">Why it could not have been recorded.</param>
public sealed record CannotStand(StoredEvent Event, Refusal Refusal);
