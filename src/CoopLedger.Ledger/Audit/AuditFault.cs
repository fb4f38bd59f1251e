using CoopLedger.Ledger.Store;
using CoopLedger.Proof;

namespace CoopLedger.Ledger.Audit;

/// <summary>Something that a verification found to be wrong.</summary>
/// <param name="Code">Stable, such as <c>checkpoint.root</c>.</param>
/// <param name="Vietnamese">What, in Vietnamese.</param>
/// <param name="English">The same in English.</param>
/// <param name="Position">The first position that is wrong, where one can be named.</param>
public sealed record AuditFault(
    string Code, string Vietnamese, string English, long? Position = null)
{
    public static AuditFault Of(LedgerDamagedException damage) => new(
        "ledger.damaged", damage.Message, damage.Message, damage.Position);

    public static AuditFault Of(StoreException problem) => new(
        problem.Code, problem.Vietnamese, problem.Message);

    /// <param name="what">What does not prove what it should, in both languages.</param>
    /// <param name="problem">Why.</param>
    public static AuditFault Of((string Vietnamese, string English) what, ProofException problem) =>
        new(
            problem.Code, $"{what.Vietnamese}: {problem.Vietnamese}",
            $"{what.English}: {problem.Message}", problem.Position);
}

/// <summary>What a verification of checkpoints found.</summary>
/// <param name="Checkpoints">How many the ledger keeps.</param>
/// <param name="Signatures">How many signatures were checked; fewer when a key is not known.
/// </param>
/// <param name="LastSize">The size of the last one.</param>
/// <param name="Older">The sizes of the older checkpoints that were given and agree.</param>
/// <param name="Fault">The first fault, if there is one.</param>
public sealed record CheckpointReport(
    int Checkpoints, int Signatures, long? LastSize, IReadOnlyList<long> Older,
    AuditFault? Fault);
