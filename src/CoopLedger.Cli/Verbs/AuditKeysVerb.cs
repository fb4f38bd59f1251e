using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Shows the public key of a ledger and where the private one lies.</summary>
internal static class AuditKeysVerb
{
    public static Command Make()
    {
        var verb = new Command("keys", "The ledger's public keys, and where its keys lie.");
        verb.SetAction(Act);
        return verb;
    }

    public static Command MakeAdopt()
    {
        var verb = new Command(
            "adopt-key", "Make a first signing key for a ledger that never had one.");
        verb.SetAction(Adopt);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        await using var store = await CommonOptions.Open(
            parsed, StoreAccess.Read, cancellationToken);
        var keys = new LedgerKeys(CommonOptions.KeysOf(parsed), store.LedgerId);
        var overview = await KeyOverview.Of(keys, store, cancellationToken);
        if (screen.IsJson)
        {
            screen.Json(Json(overview));
        }
        else
        {
            Show(screen, overview);
        }

        return ExitCodes.Ok;
    }

    private static async Task<int> Adopt(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        await using var store = await CommonOptions.Open(
            parsed, StoreAccess.Read, cancellationToken);
        var keys = new LedgerKeys(CommonOptions.KeysOf(parsed), store.LedgerId);
        var key = await keys.Adopt(store, cancellationToken);
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["keys"] = keys.Folder.Path, ["key"] = key.ToString(),
            });
        }
        else
        {
            screen.Line(screen.Say(
                $"Đã tạo khóa ký trong {keys.Folder.Path}. Khóa công khai:",
                $"Made a signing key in {keys.Folder.Path}. Its public key:"));
            screen.Line(key.ToString());
        }

        return ExitCodes.Ok;
    }

    private static JObject Json(KeyOverview overview) => new()
    {
        ["folder"] = overview.Folder,
        ["mode"] = overview.FolderMode,
        ["tooOpen"] = new JArray(overview.TooOpen),
        ["canSign"] = overview.CanSign,
        ["keys"] = new JArray(overview.Keys.Select(key => new JObject
        {
            ["key"] = key.Key.ToString(),
            ["keyId"] = $"{key.Key.Id:x8}",
            ["from"] = key.From,
            ["until"] = key.Until,
        })),
        ["lastSigned"] = overview.LastSigned?.Checkpoint.Tree.Size,
    };

    private static void Show(Screen screen, KeyOverview overview)
    {
        screen.Line(screen.Say("Thư mục khóa: ", "Folder of keys: ")
            + $"{overview.Folder} ({overview.FolderMode})");
        screen.Line(overview.CanSign
            ? screen.Say("Có khóa ký.", "There is a signing key.")
            : screen.Say("Không có khóa ký ở đó.", "There is no signing key in it."));
        foreach (var entry in overview.TooOpen)
        {
            screen.Line(screen.Say(
                $"MỞ CHO NGƯỜI KHÁC, hãy chmod: {entry}", $"OPEN TO OTHERS, chmod it: {entry}"));
        }

        screen.Line(overview.LastSigned is { } last
            ? screen.Say("Ký lần cuối ở cỡ ", "Last signed at size ")
                + $"{last.Checkpoint.Tree.Size}"
            : screen.Say("Chưa ký lần nào.", "Nothing has been signed yet."));
        foreach (var key in overview.Keys)
        {
            var until = key.Until is { } end
                ? screen.Say($" đến cỡ {end}", $" to size {end}")
                : "";
            screen.Line(screen.Say($"Từ cỡ {key.From}", $"From size {key.From}") + until + ":");
            screen.Line(key.Key.ToString());
        }
    }
}
