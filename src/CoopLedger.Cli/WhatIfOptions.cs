using System.Collections.Immutable;
using System.CommandLine;
using CoopLedger.Cli.Verbs;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Queries;

namespace CoopLedger.Cli;

/// <summary>The options of a what-if: events left out, facts added, earlier definitions. None of
/// them touches the ledger.</summary>
internal static class WhatIfOptions
{
    private static readonly Option<string[]> Without = new("--without")
    {
        Description = "What if: as if these had never been recorded: positions, ids, key:KEY, "
            + "stream:NAME or type:PREFIX.",
        HelpName = "EVENT",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<string[]> With = new("--with")
    {
        Description = "What if: as if these had been recorded, too: files of import lines.",
        HelpName = "FILE",
        AllowMultipleArgumentsPerToken = true,
    };

    private static readonly Option<bool> KeepGoing = new("--keep-going")
    {
        Description = "What if: answer although lines of --with were refused.",
    };

    private static readonly Option<string?> Definitions = new("--definitions")
    {
        Description = "What if: earlier definitions, as CODE@1 joined by commas (coopledger "
            + "indicators lists them).",
        HelpName = "CODE@N",
    };

    public static void AddTo(Command verb, bool withDefinitions = true)
    {
        verb.Options.Add(Without);
        verb.Options.Add(With);
        verb.Options.Add(KeepGoing);
        if (withDefinitions)
        {
            verb.Options.Add(Definitions);
        }
    }

    public static bool IsAsked(ParseResult parsed) =>
        Given(parsed, Without) || Given(parsed, With) || Given(parsed, Definitions);

    public static bool KeepsGoing(ParseResult parsed) => parsed.GetValue(KeepGoing);

    public static ImmutableArray<EventSelector> Left(ParseResult parsed) =>
        [.. (Given(parsed, Without) ? parsed.GetValue(Without) ?? [] : []).Select(Selector)];

    /// <summary>The files of facts to add, all of which are there.</summary>
    public static ImmutableArray<string> Files(ParseResult parsed)
    {
        var files = Given(parsed, With) ? parsed.GetValue(With) ?? [] : [];
        return files.FirstOrDefault(file => !File.Exists(file)) is { } missing
            ? throw new UsageException(
                $"Không có tệp \"{missing}\".", $"There is no file \"{missing}\".",
                ExitCodes.NotFound, "file.not-found")
            : [.. files];
    }

    public static Definitions ReadDefinitions(ParseResult parsed) =>
        Given(parsed, Definitions) && parsed.GetValue(Definitions) is { } text
            ? Indicators.Definitions.With(text
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(ShowVerb.Find))
            : Indicators.Definitions.Today;

    private static bool Given(ParseResult parsed, Option option) =>
        parsed.GetResult(option) is { Implicit: false };

    private static EventSelector Selector(string text)
    {
        try
        {
            return EventSelector.Parse(text);
        }
        catch (FormatException)
        {
            throw new UsageException(
                $"--without: \"{text}\" không chỉ sự kiện nào: hãy viết vị trí, mã, key:KHÓA, "
                    + "stream:TÊN hoặc type:TIỀN-TỐ.",
                $"--without: \"{text}\" names no event: write a position, an id, key:KEY, "
                    + "stream:NAME or type:PREFIX.");
        }
    }
}
