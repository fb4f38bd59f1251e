using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Audit;
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
            AuditFolder.Folder, AuditInputs.Key,
        };
        verify.SetAction(Act);
        return new Command("audit", "Verify a ledger, sign and prove what it holds.")
        {
            verify,
            AuditCheckpointVerb.Make(),
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
    public static async Task<int> Verify(
        Screen screen, IEventLog store, CancellationToken cancellationToken)
    {
        var report = await LedgerVerification.Run(store, progress: null, cancellationToken);
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["sound"] = report.IsSound,
                ["events"] = report.Events,
                ["streams"] = report.Streams,
                ["root"] = report.Root,
                ["projection"] = report.ProjectionHash,
                ["fault"] = report.Fault,
                ["faultPosition"] = report.FaultPosition,
            });
        }
        else if (report.IsSound)
        {
            Show(screen, report);
        }

        if (report.IsSound)
        {
            return ExitCodes.Ok;
        }

        screen.Problem("audit.fault", screen.Say(
            $"Sổ KHÔNG nguyên vẹn: {report.Fault}", $"The ledger is NOT sound: {report.Fault}"));
        return ExitCodes.VerificationFailed;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        if (parsed.GetValue(AuditFolder.Folder) is { } folder)
        {
            return AuditFolder.Verify(parsed, folder, cancellationToken);
        }

        await using var store = CommonOptions.Open(parsed, StoreAccess.Read);
        return await Verify(new Screen(parsed), store, cancellationToken);
    }

    private static void Show(Screen screen, VerificationReport report)
    {
        var (events, streams) =
            (VietnameseNumber.Format(report.Events), VietnameseNumber.Format(report.Streams));
        screen.Line(screen.Say(
            $"Sổ nguyên vẹn: {events} sự kiện trên {streams} luồng, vị trí liền nhau, mã không "
                + "trùng, đọc được hết, dựng lại cho cùng kết quả.",
            $"The ledger is sound: {events} events on {streams} streams, positions dense, ids "
                + "single, every event readable, rebuilt the same."));
        screen.Line(screen.Say("Gốc Merkle: ", "Merkle root: ") + report.Root);
        screen.Line(screen.Say("Dấu vân bảng tính: ", "Projection: ") + report.ProjectionHash);
    }
}
