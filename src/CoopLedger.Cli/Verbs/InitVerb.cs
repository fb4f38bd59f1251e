using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Keys;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Makes a new, empty ledger and its signing key.</summary>
internal static class InitVerb
{
    public static Command Make()
    {
        var verb = new Command("init", "Make a new, empty ledger and its signing key.");
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var place = CommonOptions.PlaceOf(parsed);
        var folder = place.Keys;
        if (place.IsCluster || !Path.Exists(place.Path))
        {
            LedgerKeys.DemandNone(folder);
        }

        await using var store = await place.Create(Guid.NewGuid(), cancellationToken);
        var key = new LedgerKeys(folder, store.LedgerId).Make();
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["ledger"] = store.LedgerId.ToString(),
                ["path"] = place.Name,
                ["mirror"] = place.IsCluster ? place.Path : null,
                ["keys"] = folder.Path,
                ["key"] = key.ToString(),
            });
        }
        else
        {
            screen.Line(screen.Say(
                $"Đã tạo sổ {store.LedgerId} tại {place.Name}.",
                $"Made the ledger {store.LedgerId} at {place.Name}."));
            screen.Line(screen.Say(
                $"Khóa ký nằm trong {folder.Path}; hãy sao lưu riêng, không để cùng bản sao của "
                    + "sổ.",
                $"Its signing key lies in {folder.Path}; back it up apart from the ledger."));
            screen.Line(screen.Say(
                "Khóa công khai, giao cho kiểm toán viên:", "Public key, to give to auditors:"));
            screen.Line(key.ToString());
        }

        return ExitCodes.Ok;
    }
}
