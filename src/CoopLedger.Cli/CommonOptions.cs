using System.CommandLine;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Sqlite;

namespace CoopLedger.Cli;

/// <summary>The options that every verb has.</summary>
internal static class CommonOptions
{
    private const string SqlitePrefix = "sqlite:";

    public static readonly Option<string?> Ledger = new("--ledger")
    {
        Description =
            "The ledger: sqlite:PATH (default sqlite:coopledger.db, or $COOPLEDGER_LEDGER).",
        Recursive = true,
        HelpName = "URI",
    };

    public static readonly Option<string?> Keys = new("--keys")
    {
        Description = "The folder of the ledger's keys (default $COOPLEDGER_KEYS, or the "
            + "ledger's file with .keys).",
        Recursive = true,
        HelpName = "DIR",
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
        root.Options.Add(Language);
        root.Options.Add(Json);
    }

    /// <summary>The language that the command line names, if it names one that there is.
    /// </summary>
    public static string? LanguageOf(ParseResult parsed) =>
        parsed.GetResult(Language)?.Tokens is [.., { Value: "vi" or "en" } named]
            ? named.Value
            : null;

    /// <summary>The file that the command line names.</summary>
    public static string PathOf(ParseResult parsed)
    {
        var uri = parsed.GetValue(Ledger)
            ?? Environment.GetEnvironmentVariable("COOPLEDGER_LEDGER")
            ?? SqlitePrefix + "coopledger.db";
        return uri.StartsWith(SqlitePrefix, StringComparison.Ordinal)
                && uri.Length > SqlitePrefix.Length
            ? uri[SqlitePrefix.Length..]
            : throw new UsageException(
                $"Không hiểu sổ \"{uri}\": hãy viết sqlite:ĐƯỜNG-DẪN.",
                $"\"{uri}\" names no ledger: write sqlite:PATH.");
    }

    /// <summary>The folder of keys that the command line names; it need not be there.</summary>
    public static KeyFolder KeysOf(ParseResult parsed) => KeysOf(parsed, PathOf(parsed));

    /// <summary>The same, for a ledger's file that is known already.</summary>
    public static KeyFolder KeysOf(ParseResult parsed, string path) => new(
        parsed.GetValue(Keys) is { Length: > 0 } named ? named
        : Environment.GetEnvironmentVariable("COOPLEDGER_KEYS") is { Length: > 0 } usual ? usual
        : path + ".keys");

    public static SqliteEventStore Open(ParseResult parsed, StoreAccess access) =>
        SqliteEventStore.Open(PathOf(parsed), access);
}
