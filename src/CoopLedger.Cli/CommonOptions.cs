using System.CommandLine;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli;

/// <summary>The options that every verb has.</summary>
internal static class CommonOptions
{
    public static readonly Option<string?> Ledger = new("--ledger")
    {
        Description =
            "The ledger: sqlite:PATH, or esdb://HOST:PORT?ledger=NAME on an EventStoreDB cluster "
            + "(default $COOPLEDGER_LEDGER, or sqlite:coopledger.db).",
        Recursive = true,
        HelpName = "URI",
    };

    public static readonly Option<string?> Keys = new("--keys")
    {
        Description = "The folder of the ledger's keys (default $COOPLEDGER_KEYS, or the "
            + "ledger's file with .keys, or coopledger-NAME.keys).",
        Recursive = true,
        HelpName = "DIR",
    };

    public static readonly Option<string?> Mirror = new("--mirror")
    {
        Description = "The local mirror of a ledger on a cluster (default $COOPLEDGER_MIRROR, or "
            + "coopledger-NAME.mirror.db).",
        Recursive = true,
        HelpName = "FILE",
    };

    public static readonly Option<string?> Language = new("--lang")
    {
        Description = "vi or en (default from LANG, else Vietnamese).",
        Recursive = true,
        HelpName = "vi|en",
    };

    public static readonly Option<bool> Json = new("--json")
    {
        Description = "Print JSON, for machines.",
        Recursive = true,
    };

    public static void AddTo(RootCommand root)
    {
        Language.CompletionSources.Add("vi", "en");
        Language.Validators.Add(result =>
        {
            if (result.Tokens is not [{ Value: "vi" or "en" }])
            {
                result.AddError("--lang: vi | en.");
            }
        });
        root.Options.Add(Ledger);
        root.Options.Add(Keys);
        root.Options.Add(Mirror);
        root.Options.Add(Language);
        root.Options.Add(Json);
    }

    /// <summary>The language that the command line names, if it names one that there is.
    /// </summary>
    public static string? LanguageOf(ParseResult parsed) =>
        parsed.GetResult(Language)?.Tokens is [.., { Value: "vi" or "en" } named]
            ? named.Value
            : null;

    /// <summary>The ledger that the command line names.</summary>
    public static LedgerPlace PlaceOf(ParseResult parsed) => PlaceOf(
        parsed,
        parsed.GetValue(Ledger)
            ?? Environment.GetEnvironmentVariable("COOPLEDGER_LEDGER")
            ?? "sqlite:coopledger.db");

    /// <summary>A ledger with the keys that the command line names, if it names any.</summary>
    public static LedgerPlace PlaceOf(ParseResult parsed, string uri) => LedgerPlace.Of(
        uri, Named(parsed, Keys, "COOPLEDGER_KEYS"), Named(parsed, Mirror, "COOPLEDGER_MIRROR"));

    /// <summary>The ledger's file, beside which lies what is derived from it.</summary>
    public static string PathOf(ParseResult parsed) => PlaceOf(parsed).Path;

    /// <summary>The folder of keys that the command line names; it need not be there.</summary>
    public static KeyFolder KeysOf(ParseResult parsed) => PlaceOf(parsed).Keys;

    /// <summary>Opens the ledger. When events that were signed are missing from it, it is not
    /// opened for writing, and who reads is warned.</summary>
    public static async Task<ILedgerStore> Open(
        ParseResult parsed, StoreAccess access, CancellationToken cancellationToken)
    {
        var place = PlaceOf(parsed);
        var store = await place.Open(access, cancellationToken);
        await OlderCopy.Look(parsed, place, store, access, cancellationToken);
        return store;
    }

    private static string? Named(
        ParseResult parsed, Option<string?> option, string variable) =>
        parsed.GetValue(option) is { Length: > 0 } named ? named
        : Environment.GetEnvironmentVariable(variable) is { Length: > 0 } usual ? usual
        : null;
}
