using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli;

/// <summary>Notices that an older copy of the ledger was put in the place of a newer one: what was
/// last signed lies beside the key and is not rolled back with it.</summary>
internal static class OlderCopy
{
    /// <exception cref="StoreException">For who would write: <c>ledger.behind-checkpoint</c>,
    /// <c>ledger.forked</c>, <c>keys.damaged</c>, <c>keys.other-ledger</c>. Who only reads is
    /// warned on standard error.</exception>
    public static async Task Look(
        ParseResult parsed, LedgerPlace place, ILedgerStore store, StoreAccess access,
        CancellationToken cancellationToken)
    {
        var keys = new LedgerKeys(place.Keys, store.LedgerId);
        try
        {
            if (keys.ReadLastSigned() is { } last)
            {
                await Continuity.Demand(store, last, cancellationToken);
            }
        }
        catch (LedgerDamagedException damaged) when (access == StoreAccess.Read)
        {
            var screen = new Screen(parsed);
            screen.Problem("ledger.damaged", screen.Say(
                $"Sổ bị hỏng từ vị trí {damaged.Position}: {damaged.Message} Hãy chạy `coopledger "
                    + "audit verify`.",
                $"The ledger is damaged. {damaged.Message} Run `coopledger audit verify`."));
        }
        catch (StoreException problem) when (access == StoreAccess.Read)
        {
            var screen = new Screen(parsed);
            screen.Problem(problem.Code, screen.Say(problem.Vietnamese, problem.Message));
        }
        catch
        {
            await store.DisposeAsync();
            throw;
        }
    }
}
