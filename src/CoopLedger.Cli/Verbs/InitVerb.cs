using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Sqlite;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Makes a new, empty ledger.</summary>
internal static class InitVerb
{
    public static Command Make()
    {
        var verb = new Command("init", "Make a new, empty ledger.");
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var path = CommonOptions.PathOf(parsed);
        await using var store = SqliteEventStore.Create(path, Guid.NewGuid());
        if (screen.IsJson)
        {
            screen.Json(new JObject { ["ledger"] = store.LedgerId.ToString(), ["path"] = path });
        }
        else
        {
            screen.Line(screen.Say(
                $"Đã tạo sổ {store.LedgerId} tại {path}.",
                $"Made the ledger {store.LedgerId} at {path}."));
        }

        return ExitCodes.Ok;
    }
}
