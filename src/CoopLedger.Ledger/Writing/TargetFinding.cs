using System.Diagnostics;
using CoopLedger.Domain.Corrections;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Writing;

/// <summary>Finds the event that a correction names.</summary>
public static class TargetFinding
{
    /// <returns><see langword="null"/> when there is no such event.</returns>
    public static Task<StoredEvent?> Find(
        this IEventLog store, FactReference reference, CancellationToken cancellationToken) =>
        reference switch
        {
            { Id: { } id } => store.Find(id, cancellationToken),
            { Position: { } position } => store.Find(position, cancellationToken),
            { Key: { } key } => store.Find(
                EventIds.Of(store.LedgerId, key, reference.Ordinal), cancellationToken),
            _ => throw new UnreachableException(),
        };
}
