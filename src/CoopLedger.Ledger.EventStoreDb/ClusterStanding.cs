using System.Collections.Immutable;

namespace CoopLedger.Ledger.EventStoreDb;

/// <summary>How a ledger stands with its cluster.</summary>
/// <param name="Position">The last position that the mirror has.</param>
/// <param name="Sealed">The last position that is sealed on the cluster.</param>
/// <param name="SealHolder">Who seals at the moment; nobody when nobody does.</param>
/// <param name="Voided">Events on the cluster that do not count, since their ids had counted
/// before; as far as this process has seen them.</param>
/// <param name="Alarms">What happened to the ledger's streams that no ledger does.</param>
public sealed record ClusterStanding(
    long Position, long Sealed, string? SealHolder, long Voided, ImmutableArray<Alarm> Alarms);
