using System.Collections.Immutable;
using CoopLedger.Domain.Keys;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof;
using CoopLedger.Proof.Notes;

namespace CoopLedger.Ledger.Audit;

/// <summary>Which key signs which sizes of a log, as the log itself tells it.</summary>
/// <param name="Ledger">The ledger's id.</param>
/// <param name="Links">The changes of keys, in order.</param>
public sealed record KeyHistory(Guid Ledger, ImmutableArray<KeyLink> Links)
{
    /// <summary>The key in force, unless it is the first one.</summary>
    public VerifierKey? Current => Links.IsEmpty ? null : Links[^1].New;

    /// <summary>The name that the log signs under.</summary>
    public string Origin => Current?.Name ?? LogOrigin.Of(Ledger);

    /// <exception cref="LedgerDamagedException">A change of keys is not what the old key signed.
    /// </exception>
    public static async Task<KeyHistory> Read(
        IEventLog log, CancellationToken cancellationToken)
    {
        var links = ImmutableArray.CreateBuilder<KeyLink>();
        foreach (var stored in await log.ReadStream(KeyChain.Stream, cancellationToken))
        {
            links.Add(Read(log, stored, links));
        }

        return new(log.LedgerId, links.DrainToImmutable());
    }

    /// <summary>The keys, each with the sizes it signs.</summary>
    /// <param name="first">The first key, where the log has no other to tell it by.</param>
    public ImmutableArray<KeyInForce> Keys(VerifierKey? first)
    {
        if (Links.IsEmpty)
        {
            return first is null ? [] : [new(first, 0, null)];
        }

        var keys = ImmutableArray.CreateBuilder<KeyInForce>();
        keys.Add(new(Links[0].Old, 0, Links[0].Position - 1));
        for (var i = 0; i < Links.Length; i++)
        {
            keys.Add(new(
                Links[i].New, Links[i].Position,
                i + 1 < Links.Length ? Links[i + 1].Position - 1 : null));
        }

        return keys.ToImmutable();
    }

    /// <summary>Whether the log says that this was signed and is lost.</summary>
    public bool HasLost(Checkpoint checkpoint) => Links.Any(link =>
        link.Lost == checkpoint.Tree && link.Old.Name == checkpoint.Origin);

    private static KeyLink Read(
        IEventLog log, StoredEvent stored, ImmutableArray<KeyLink>.Builder before)
    {
        try
        {
            var link = KeyLink.Of(log.LedgerId, stored.Position, stored.ToFact().Event);
            link.DemandRoot(log.Subtrees);
            return before.Count == 0 || before[^1].New.Equals(link.Old)
                ? link
                : throw new LedgerDamagedException(
                    stored.Position, "it replaces a key that was not in force.");
        }
        catch (Exception broken) when (broken is ProofException or ArgumentException)
        {
            throw new LedgerDamagedException(stored.Position, broken.Message, broken);
        }
    }
}
