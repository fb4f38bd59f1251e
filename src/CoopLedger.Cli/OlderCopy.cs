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
    public static void Look(ParseResult parsed, SqliteEventStore store, StoreAccess access)
    {
        var keys = new LedgerKeys(CommonOptions.KeysOf(parsed), store.LedgerId);
        try
        {
            if (keys.ReadLastSigned() is { } last)
            {
                // SQLite answers at once: nothing is waited for.
                Continuity.Demand(store, last, CancellationToken.None).GetAwaiter().GetResult();
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
            store.DisposeAsync().AsTask().GetAwaiter().GetResult();
            throw;
        }
    }
}
