using System.CommandLine;
using System.Diagnostics;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Copying;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli.Verbs;

/// <summary>Copies a ledger event by event to another store, and verifies the copy.</summary>
internal static class CopyVerb
{
    private static readonly Option<string> From = new("--from")
    {
        Description = "The ledger to copy; it is only read.",
        HelpName = "URI",
        Required = true,
    };

    private static readonly Option<string> To = new("--to")
    {
        Description = "Where it goes: nothing yet, or an earlier part of the same ledger.",
        HelpName = "URI",
        Required = true,
    };

    public static Command Make()
    {
        var verb = new Command(
            "copy",
            "Copy a ledger to another store, event by event with the same Merkle root, or go on "
                + "with a copy that was stopped; verify it. Keys are not copied.")
        {
            From, To,
        };
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var (from, to) = Places(parsed);
        await using var source = await from.Open(StoreAccess.Read, cancellationToken);
        await OlderCopy.Look(parsed, from, source, StoreAccess.Read, cancellationToken);
        await using var target = await to.OpenToFill(source.LedgerId, cancellationToken);
        var report = await Copy(screen, (from, source), (to, target), cancellationToken);
        if (report.Verification.Fault is { } fault)
        {
            screen.Problem(fault.Code, screen.Say(
                $"Bản chép KHÔNG nguyên vẹn, đừng dùng nó: {fault.Vietnamese}",
                $"The copy is NOT sound, do not use it: {fault.English}"));
            return ExitCodes.VerificationFailed;
        }

        report.Show(screen);
        return ExitCodes.Ok;
    }

    private static (LedgerPlace From, LedgerPlace To) Places(ParseResult parsed)
    {
        if (parsed.GetResult(CommonOptions.Ledger) is not null)
        {
            throw new UsageException(
                "copy nhận --from và --to, không nhận --ledger.",
                "copy takes --from and --to, not --ledger.");
        }

        var from = CommonOptions.PlaceOf(parsed, parsed.GetValue(From)!);
        var to = CommonOptions.PlaceOf(parsed, parsed.GetValue(To)!);
        return from.IsSame(to)
            ? throw new UsageException(
                $"--from và --to cùng là {to.Name}.", $"--from and --to are both {to.Name}.")
            : (from, to.Beside(from));
    }

    private static async Task<CopyReport> Copy(
        Screen screen, (LedgerPlace Place, ILedgerStore Store) from,
        (LedgerPlace Place, ILedgerStore Store) to, CancellationToken cancellationToken)
    {
        var (source, target, watch) = (from.Store, to.Store, Stopwatch.StartNew());
        var head = await source.ReadHead(cancellationToken);
        var copied = await Copy(screen, source, target, head, cancellationToken);
        var copyTime = watch.Elapsed;
        watch.Restart();
        var verification = await new RebuildProgress(screen, head.Position)
        {
            Name = ("Kiểm tra", "Verify"),
        }.Of(progress => CopyVerification.Run(
            target, target, head, progress, cancellationToken));
        var grown = (await source.ReadHead(cancellationToken)).Position - head.Position;
        return new(copied, copyTime, verification, watch.Elapsed, source.LedgerId, grown)
        {
            From = from.Place, To = to.Place,
        };
    }

    private static async Task<CopyResult> Copy(
        Screen screen, ILedgerStore source, ILedgerStore target, Head head,
        CancellationToken cancellationToken)
    {
        LogCopy? copy = null;
        try
        {
            return await new RebuildProgress(screen, head.Position)
            {
                Name = ("Chép", "Copy"), Found = () => copy?.Before ?? 0,
            }.Of(progress =>
            {
                copy = new(source, source, target, target) { Progress = progress };
                return copy.Run(head, cancellationToken);
            });
        }
        catch (OperationCanceledException)
        {
            screen.Note(screen.Say(
                "Những sự kiện đã chép vẫn ở nơi đến; chạy lại cùng lệnh để chép nốt. Trước khi "
                    + "xong, đừng ghi vào đó.",
                "The events copied stay in the target; run the same command again for the rest. "
                    + "Record nothing there before it is complete."));
            throw;
        }
    }
}
