using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Proof;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Tiles;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Verifies an exported folder, without any ledger.</summary>
internal static class AuditFolder
{
    public static readonly Argument<string?> Folder = new("DIR")
    {
        Description = "An exported folder; without it, the ledger is verified.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    public static int Verify(
        ParseResult parsed, string folder, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        if (!Directory.Exists(folder))
        {
            throw new UsageException(
                $"Không có thư mục {folder}.", $"There is no folder {folder}.",
                ExitCodes.NotFound);
        }

        var export = new ExportFolder(folder);
        try
        {
            var given = AuditInputs.KeyOf(parsed);
            var key = given ?? export.Key();
            var report = FolderVerification.Run(export, key, null, cancellationToken);
            Show(screen, report, key, isOwn: given is null);
            return ExitCodes.Ok;
        }
        catch (ProofException problem) when (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["sound"] = false,
                ["code"] = problem.Code,
                ["fault"] = problem.Message,
                ["faultPosition"] = problem.Position,
            });
            throw;
        }
    }

    private static void Show(Screen screen, FolderReport report, VerifierKey key, bool isOwn)
    {
        var (origin, tree) = report.Checkpoint;
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["sound"] = true,
                ["origin"] = origin,
                ["events"] = tree.Size,
                ["streams"] = report.Streams,
                ["files"] = report.Files,
                ["root"] = tree.Root.ToString(),
                ["key"] = AuditInputs.Named(key),
                ["keyIsTheFoldersOwn"] = isOwn,
            });
            return;
        }

        var (events, streams, files) = (
            VietnameseNumber.Format(tree.Size), VietnameseNumber.Format(report.Streams),
            VietnameseNumber.Format(report.Files));
        screen.Line(screen.Say(
            $"Bản xuất nguyên vẹn: {events} sự kiện trên {streams} luồng, {files} tệp, vị trí liền "
                + "nhau, mã không trùng, gốc đúng như đã ký.",
            $"The export is sound: {events} events on {streams} streams, {files} files, positions "
                + "dense, ids single, the root as it was signed."));
        screen.Line(screen.Say("Sổ: ", "Ledger: ") + origin);
        screen.Line(screen.Say("Gốc Merkle: ", "Merkle root: ") + tree.Root);
        screen.Line(screen.Say("Ký bởi: ", "Signed by: ") + AuditInputs.Named(key));
        if (isOwn)
        {
            screen.Line(screen.Say(
                "Chú ý: đã dùng khóa nằm trong chính thư mục. Điều này chỉ cho biết thư mục khớp "
                    + "với chính nó; hãy dùng --key với khóa bạn nhận bằng đường khác.",
                "Note: the key was the folder's own. This shows only that the folder agrees with "
                    + "itself; use --key with the key that reached you in another way."));
        }
    }
}
