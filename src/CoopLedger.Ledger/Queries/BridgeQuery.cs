using System.Reflection;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Totals;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Bridges;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Queries;

/// <summary>Bridges an indicator between two days, reading from the log what kind of event each
/// posting comes from.</summary>
public static class BridgeQuery
{
    private const int Batch = 1024;

    /// <param name="live">The projection.</param>
    /// <param name="store">Its log.</param>
    /// <param name="indicator">The indicator.</param>
    /// <param name="opening">The question of the first day.</param>
    /// <param name="closing">The question of the last day.</param>
    /// <param name="cancellationToken">Stops between batches.</param>
    /// <exception cref="FormatException">A facet that the indicator does not have.</exception>
    /// <exception cref="LedgerDamagedException">The log cannot be read.</exception>
    public static async Task<Bridge> Run(
        LiveProjection live, IEventLog store, Indicator indicator, Question opening,
        Question closing, CancellationToken cancellationToken)
    {
        var (first, last) = await live.Read(
            projection => (projection.Ask(indicator, opening), projection.Ask(indicator, closing)),
            cancellationToken);
        var wanted = last.Contributions.Select(item => item.Posting.Position).ToHashSet();
        var kinds = await Kinds(store, wanted, cancellationToken);
        return Bridge.Between(first, last, position => kinds[position]);
    }

    private static async Task<Dictionary<long, EventKind>> Kinds(
        IEventLog store, HashSet<long> wanted, CancellationToken cancellationToken)
    {
        var kinds = new Dictionary<long, EventKind>(wanted.Count);
        if (wanted.Count == 0)
        {
            return kinds;
        }

        await foreach (var batch in store.ReadAll(wanted.Min() - 1, Batch, cancellationToken))
        {
            foreach (var stored in batch.Where(stored => wanted.Contains(stored.Position)))
            {
                kinds.Add(stored.Position, KindOf(stored));
            }

            if (kinds.Count == wanted.Count)
            {
                break;
            }
        }

        return kinds;
    }

    private static EventKind KindOf(StoredEvent stored)
    {
        var fact = stored.ToFact().Event;
        var entered = fact is FactReversed reversal ? reversal.Reversed : fact;
        var label = entered.GetType().GetCustomAttribute<LabelAttribute>()!;
        return new(
            EventJson.NameOf(entered), Labels.Of(label.Vietnamese, label.English),
            fact is FactReversed || stored.Event.Causation != Guid.Empty, fact is TotalRecorded);
    }
}
