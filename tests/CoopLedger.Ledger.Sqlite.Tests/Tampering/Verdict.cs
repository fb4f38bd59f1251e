using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Tests.Tampering;

/// <summary>What <c>audit verify</c> would say of a ledger; it calls the same.</summary>
/// <param name="Code">The fault's code; <c>sound</c> where there is none.</param>
/// <param name="Position">The first bad position.</param>
/// <param name="Text">The message.</param>
internal sealed record Verdict(string Code, long? Position, string Text)
{
    public static Task<Verdict> Of(string path, params string[] against) => Of(path, async store =>
    {
        var verdict = await Events(store);
        return verdict.Code == Attack.Sound
            ? Of(await Checkpoints(store, path, against))
            : verdict;
    });

    /// <summary>What is said of the events alone.</summary>
    public static Task<Verdict> OfEvents(string path) => Of(path, Events);

    /// <summary>What is said of the checkpoints, where the events are sound.</summary>
    public static Task<Verdict> OfCheckpoints(string path) =>
        Of(path, async store => Of(await Checkpoints(store, path, [])));

    private static async Task<Verdict> Of(
        string path, Func<SqliteEventStore, Task<Verdict>> verify)
    {
        try
        {
            await using var store = SqliteEventStore.Open(path, StoreAccess.Read);
            return await verify(store);
        }
        catch (LedgerDamagedException damage)
        {
            return Of(AuditFault.Of(damage));
        }
        catch (StoreException problem)
        {
            return Of(AuditFault.Of(problem));
        }
    }

    private static async Task<Verdict> Events(SqliteEventStore store)
    {
        var report = await LedgerVerification.Run(store, null, CancellationToken.None);
        return report.IsSound
            ? Of((AuditFault?)null)
            : new("audit.fault", report.FaultPosition, report.Fault!);
    }

    private static Verdict Of(AuditFault? fault) => fault is null
        ? new(Attack.Sound, null, "")
        : new(fault.Code, fault.Position, fault.English);

    private static async Task<AuditFault?> Checkpoints(
        SqliteEventStore store, string path, string[] against)
    {
        var keys = SignedLedger.KeysOf(path);
        var history = await KeyHistory.Read(store, CancellationToken.None);
        var report = await new CheckpointVerification(store, store)
        {
            Key = history.Links.IsEmpty ? keys.ReadVerifier(history.Origin) : null,
            Last = keys.ReadLastSigned(),
            Older = [.. against.Select(Older)],
        }.Run(CancellationToken.None);
        return report.Fault;
    }

    private static OlderCheckpoint Older(string file) =>
        new(Path.GetFileName(file), File.ReadAllBytes(file));
}
