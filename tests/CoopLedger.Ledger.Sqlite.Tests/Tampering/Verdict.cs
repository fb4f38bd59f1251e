using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite.Tests.Tampering;

/// <summary>What <c>audit verify</c> would say of a ledger; it calls the same.</summary>
/// <param name="Code">The fault's code; <c>sound</c> where there is none.</param>
/// <param name="Position">The first bad position.</param>
/// <param name="Text">The message.</param>
internal sealed record Verdict(string Code, long? Position, string Text)
{
    public static async Task<Verdict> Of(string path, params string[] against)
    {
        try
        {
            await using var store = SqliteEventStore.Open(path, StoreAccess.Read);
            var report = await LedgerVerification.Run(store, null, CancellationToken.None);
            return report.IsSound
                ? Of(await Checkpoints(store, path, against))
                : new("audit.fault", report.FaultPosition, report.Fault!);
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

    private static Verdict Of(AuditFault? fault) => fault is null
        ? new("sound", null, "")
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
