using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli;

/// <summary>Signs a checkpoint after a verb that wrote, when it is time for one.</summary>
/// <remarks>Every 1.000 events, every 60 seconds of work, after an import, and when a period was
/// closed. A ledger without a key is left unsigned; a key that cannot be used is told of,
/// and what was recorded stays recorded.</remarks>
internal static class AutomaticCheckpoint
{
    private const int EventsMax = 1_000;

    private static readonly TimeSpan AgeMax = TimeSpan.FromSeconds(60);

    public static Task After(
        Screen screen, ParseResult parsed, ILedgerStore store, bool atOnce,
        CancellationToken cancellationToken) =>
        After(
            screen, CommonOptions.KeysOf(parsed), store, atOnce,
            cancellationToken);

    public static async Task After(
        Screen screen, KeyFolder folder, ILedgerStore store, bool atOnce,
        CancellationToken cancellationToken)
    {
        var keys = new LedgerKeys(folder, store.LedgerId);
        try
        {
            if (keys.CanSign && await IsDue(store, keys, atOnce, cancellationToken))
            {
                await new CheckpointSigning(store, store, keys, TimeProvider.System)
                    .Sign(cancellationToken);
            }
        }
        catch (StoreException problem)
        {
            screen.Problem(problem.Code, screen.Say(
                $"Đã ghi sổ, nhưng chưa ký được điểm kiểm tra. {problem.Vietnamese}",
                $"Recorded, but no checkpoint could be signed. {problem.Message}"));
        }
    }

    private static async Task<bool> IsDue(
        ILedgerStore store, LedgerKeys keys, bool atOnce,
        CancellationToken cancellationToken)
    {
        var head = await store.ReadHead(cancellationToken);
        var last = (await store.LastCheckpoint(long.MaxValue, cancellationToken))?.Size ?? 0;
        return head.Position > last
            && (last == 0 || atOnce || head.Position - last >= EventsMax
                || keys.LastSignedAt is not { } signedAt
                || TimeProvider.System.GetUtcNow() - signedAt > AgeMax);
    }
}
