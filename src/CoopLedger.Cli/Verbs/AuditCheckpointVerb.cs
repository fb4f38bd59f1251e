using System.CommandLine;
using System.Text;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Signs a checkpoint and prints it.</summary>
internal static class AuditCheckpointVerb
{
    private static readonly Option<string?> Out = new("--out")
    {
        Description = "Write it to a new file instead.",
        HelpName = "FILE",
    };

    public static Command Make()
    {
        var verb = new Command(
            "checkpoint", "Sign how far the ledger reaches and its root; print the note.") { Out };
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        await using var store = await CommonOptions.Open(
            parsed, StoreAccess.ReadWrite, cancellationToken);
        var keys = new LedgerKeys(CommonOptions.KeysOf(parsed), store.LedgerId);
        var signed = await new CheckpointSigning(store, store, keys, TimeProvider.System)
            .Sign(cancellationToken);
        var file = parsed.GetValue(Out);
        if (file is not null)
        {
            await NewFile.Write(file, signed.Note, cancellationToken);
        }

        Show(screen, signed, file);
        return ExitCodes.Ok;
    }

    private static void Show(Screen screen, SignedCheckpoint signed, string? file)
    {
        var (origin, tree) = signed.Checkpoint;
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["origin"] = origin,
                ["size"] = tree.Size,
                ["root"] = tree.Root.ToString(),
                ["keyId"] = $"{signed.Key.Id:x8}",
                ["note"] = Encoding.UTF8.GetString(signed.Note.Span),
                ["new"] = signed.IsNew,
                ["file"] = file,
            });
        }
        else if (file is null)
        {
            // Byte for byte, so that a redirection is the note itself.
            screen.Line(Encoding.UTF8.GetString(signed.Note.Span)[..^1]);
        }
        else
        {
            screen.Line(screen.Say(
                $"Đã ghi điểm kiểm tra cỡ {tree.Size} vào {file}.",
                $"Wrote the checkpoint of size {tree.Size} to {file}."));
        }
    }
}
