using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Verifies a ledger.</summary>
internal static class AuditVerb
{
    public static Command Make()
    {
        var verify = new Command(
            "verify", "Recompute everything that the ledger, or an exported folder, claims.")
        {
            AuditFolder.Folder, AuditInputs.Key, AuditSeals.Against,
        };
        verify.SetAction(Act);
        return new Command("audit", "Verify a ledger, sign and prove what it holds.")
        {
            verify,
            AuditCheckpointVerb.Make(),
            AuditProveVerb.Make(),
            AuditCheck.Make(),
            AuditConsistency.Make(),
            AuditExport.Make(),
            AuditKeysVerb.Make(),
            AuditKeysVerb.MakeAdopt(),
            AuditKeyChangeVerbs.MakeRotate(),
            AuditKeyChangeVerbs.MakeContinue(),
        };
    }

    /// <summary>Verifies and prints what was found.</summary>
    public static Task<int> Verify(
        Screen screen, IEventLog store, CancellationToken cancellationToken) =>
        Verify(screen, store, () => Task.FromResult<CheckpointReport?>(null), cancellationToken);

    private static async Task<int> Verify(
        Screen screen, IEventLog store, Func<Task<CheckpointReport?>> verifySeals,
        CancellationToken cancellationToken)
    {
        var report = await LedgerVerification.Run(store, progress: null, cancellationToken);
        var seals = report.IsSound ? await verifySeals() : null;
        var fault = report.IsSound ? seals?.Fault : new AuditFault(
            "audit.fault", report.Fault!, report.Fault!, report.FaultPosition);
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["sound"] = fault is null,
                ["events"] = report.Events,
                ["streams"] = report.Streams,
                ["root"] = report.Root,
                ["projection"] = report.ProjectionHash,
                ["fault"] = fault?.English,
                ["faultPosition"] = fault?.Position,
                ["checkpoints"] = seals is null ? null : AuditSeals.Json(seals),
            });
        }
        else if (fault is null)
        {
            Show(screen, report);
            if (seals is not null)
            {
                AuditSeals.Show(screen, seals);
            }
        }

        return fault is null ? ExitCodes.Ok : Tell(screen, fault);
    }

    private static int Tell(Screen screen, AuditFault fault)
    {
        screen.Problem(fault.Code, screen.Say(
            $"Sổ KHÔNG nguyên vẹn: {fault.Vietnamese}",
            $"The ledger is NOT sound: {fault.English}"));
        return ExitCodes.VerificationFailed;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(AuditFolder.Folder) is { } folder)
        {
            return AuditFolder.Verify(parsed, folder, cancellationToken);
        }

        await using var store = await CommonOptions.PlaceOf(parsed)
            .Open(StoreAccess.Read, cancellationToken);
        var exitCode = await Verify(
            new Screen(parsed), store,
            async () => await AuditSeals.Verify(parsed, store, cancellationToken),
            cancellationToken);
        var isSound = exitCode == ExitCodes.Ok;
        var events = isSound ? (await store.ReadHead(cancellationToken)).Position : 0;
        Note(parsed, events, isSound);
        return exitCode;
    }

    /// <summary>Leaves a note for <c>doctor</c> beside the keys, where there are any.</summary>
    private static void Note(ParseResult parsed, long events, bool isSound)
    {
        var folder = CommonOptions.KeysOf(parsed);
        try
        {
            if (folder.Exists)
            {
                new LastVerification(TimeProvider.System.GetUtcNow(), events, isSound)
                    .Write(folder);
            }
        }
        catch (StoreException refused)
        {
            // An auditor may have the right to read the keys' folder only.
            var screen = new Screen(parsed);
            screen.Note(screen.Say(refused.Vietnamese, refused.Message));
        }
    }

    private static void Show(Screen screen, VerificationReport report)
    {
        var (events, streams) =
            (VietnameseNumber.Format(report.Events), VietnameseNumber.Format(report.Streams));
        screen.Line(screen.Say(
            $"Sổ nguyên vẹn: {events} sự kiện trên {streams} luồng, vị trí liền nhau, mã không "
                + "trùng, đọc được hết, số liệu dựng từ đó cộng khớp.",
            $"The ledger is sound: {events} events on {streams} streams, positions dense, ids "
                + "single, every event readable, the figures made of them add up."));
        screen.Line(screen.Say("Gốc Merkle: ", "Merkle root: ") + report.Root);
        screen.Line(screen.Say("Dấu vân bảng tính: ", "Projection: ") + report.ProjectionHash);
    }
}
