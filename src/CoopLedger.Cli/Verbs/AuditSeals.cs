using System.Collections.Immutable;
using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>The part of a verification that is about what was signed.</summary>
internal static class AuditSeals
{
    public static readonly Option<string[]> Against = new("--against")
    {
        Description = "A checkpoint that was kept elsewhere, which the ledger must continue.",
        HelpName = "FILE",
    };

    /// <summary>Verifies the checkpoints of a ledger, as the command line asks.</summary>
    public static async Task<CheckpointReport> Verify(
        ParseResult parsed, ILedgerStore store, CancellationToken cancellationToken)
    {
        var keys = new LedgerKeys(CommonOptions.KeysOf(parsed), store.LedgerId);
        try
        {
            var history = await KeyHistory.Read(store, cancellationToken);
            var key = AuditInputs.KeyOf(parsed)
                ?? (history.Links.IsEmpty ? keys.ReadVerifier(history.Origin) : null);
            return await new CheckpointVerification(store, store)
            {
                Key = key,
                Last = keys.ReadLastSigned(),
                Older = OlderOf(parsed),
            }.Run(cancellationToken);
        }
        catch (LedgerDamagedException damage)
        {
            return new(0, 0, null, [], AuditFault.Of(damage));
        }
        catch (StoreException problem)
            when (problem.Code.StartsWith("keys.", StringComparison.Ordinal))
        {
            return new(0, 0, null, [], AuditFault.Of(problem));
        }
    }

    public static JObject Json(CheckpointReport report) => new()
    {
        ["count"] = report.Checkpoints,
        ["signaturesChecked"] = report.Signatures,
        ["lastSize"] = report.LastSize,
        ["against"] = new JArray(report.Older),
    };

    public static void Show(Screen screen, CheckpointReport report)
    {
        if (report.Checkpoints == 0)
        {
            screen.Line(screen.Say(
                "Sổ chưa có điểm kiểm tra nào.", "The ledger has no checkpoint yet."));
        }
        else
        {
            screen.Line(screen.Say(
                $"{report.Checkpoints} điểm kiểm tra khớp, cái cuối ở cỡ {report.LastSize}; đã "
                    + $"kiểm {report.Signatures} chữ ký.",
                $"Checkpoints that agree: {report.Checkpoints}, the last of size "
                    + $"{report.LastSize}; signatures checked: {report.Signatures}."));
        }

        if (report.Signatures < report.Checkpoints)
        {
            screen.Line(screen.Say(
                "Không có khóa công khai nên còn chữ ký chưa kiểm: hãy dùng --key.",
                "Without the public key some signatures were not checked: use --key."));
        }

        foreach (var size in report.Older)
        {
            screen.Line(screen.Say(
                $"Sổ tiếp nối điểm kiểm tra cỡ {size} được giữ ở nơi khác.",
                $"The ledger continues the checkpoint of size {size} that was kept elsewhere."));
        }
    }

    private static ImmutableArray<OlderCheckpoint> OlderOf(ParseResult parsed) =>
    [
        .. (parsed.GetValue(Against) ?? []).Select(
            file => new OlderCheckpoint(file, AuditInputs.Read(file))),
    ];
}
