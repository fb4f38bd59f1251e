using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Exporting;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Notes;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Writes a ledger to a folder that can be checked without it.</summary>
internal static class AuditExport
{
    private static readonly Argument<string> Folder = new("DIR")
    {
        Description = "A new folder, or one that holds an earlier export of this ledger.",
    };

    private static readonly Option<string?> Checkpoint = new("--checkpoint")
    {
        Description = "Export up to this signed checkpoint instead of signing one now.",
        HelpName = "FILE",
    };

    public static Command Make()
    {
        var export = new Command(
            "export", "Write the ledger to a folder that can be checked without it.")
        {
            Folder, Checkpoint, AuditInputs.Key,
        };
        export.SetAction(Act);
        return export;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var (screen, folder) = (new Screen(parsed), parsed.GetValue(Folder)!);
        var place = CommonOptions.PlaceOf(parsed);
        var given = parsed.GetValue(Checkpoint);
        await using var store = await place.Open(
            given is null ? StoreAccess.ReadWrite : StoreAccess.Read, cancellationToken);
        var keys = new LedgerKeys(place.Keys, store.LedgerId);
        var (note, key) = given is null
            ? await Sign(store, keys, cancellationToken)
            : Given(parsed, given, keys);
        var result = await LogExport.Write(
            store, note, key, folder, progress: null, cancellationToken);
        Show(screen, result, folder);
        return ExitCodes.Ok;
    }

    private static async Task<(ReadOnlyMemory<byte> Note, VerifierKey Key)> Sign(
        ILedgerStore store, LedgerKeys keys, CancellationToken cancellationToken)
    {
        var signed = await new CheckpointSigning(store, store, keys, TimeProvider.System)
            .Sign(cancellationToken);
        return (signed.Note, signed.Key);
    }

    private static (ReadOnlyMemory<byte> Note, VerifierKey Key) Given(
        ParseResult parsed, string file, LedgerKeys keys) => (
        AuditInputs.Read(file),
        AuditInputs.KeyOf(parsed) ?? keys.ReadVerifier(LogOrigin.Of(keys.Ledger))
            ?? AuditInputs.DemandKey(parsed));

    private static void Show(Screen screen, ExportResult result, string folder)
    {
        var tree = result.Checkpoint.Tree;
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["folder"] = folder,
                ["events"] = tree.Size,
                ["root"] = tree.Root.ToString(),
                ["files"] = result.Files,
                ["added"] = result.Added,
            });
            return;
        }

        var (events, added) =
            (VietnameseNumber.Format(tree.Size), VietnameseNumber.Format(result.Added));
        screen.Line(screen.Say(
            $"Đã xuất {events} sự kiện ra {folder}; thêm {added} tệp.",
            $"Exported {events} events to {folder}; {added} files added."));
        screen.Line(screen.Say("Gốc Merkle: ", "Merkle root: ") + tree.Root);
        screen.Line(screen.Say(
            "Cách kiểm tra bằng công cụ khác: README.md trong thư mục đó.",
            "How to check it with other tools: README.md in that folder."));
    }
}
