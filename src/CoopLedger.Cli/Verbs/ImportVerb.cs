using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Sqlite;

namespace CoopLedger.Cli.Verbs;

/// <summary>Imports JSON Lines files.</summary>
internal static class ImportVerb
{
    private static readonly Argument<string[]> Files = new("file")
    {
        Description = "JSON Lines files (UTF-8), in order.",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<bool> DryRun = new("--dry-run")
    {
        Description = "Decide every line, and record nothing.",
    };

    private static readonly Option<bool> StopOnRefusal = new("--stop-on-refusal")
    {
        Description = "Stop at the first refused line; what came before it stays recorded.",
    };

    private static readonly Option<string?> Actor = new("--actor")
    {
        Description = "Who imports, for lines that do not say.",
    };

    public static Command Make()
    {
        var verb = new Command("import", "Import facts from JSON Lines files.")
        {
            Files, DryRun, StopOnRefusal, Actor,
        };
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var files = FilesOf(parsed);
        var dryRun = parsed.GetValue(DryRun);
        await using var store = await CommonOptions.Open(
            parsed, dryRun ? StoreAccess.Read : StoreAccess.ReadWrite, cancellationToken);
        await using var session = dryRun
            ? await Session.ToTry(store, parsed, cancellationToken)
            : await Session.ToRecord(store, parsed, screen, cancellationToken);
        var late = new LateLines(screen, session.Store);
        var run = new ImportRun(
            screen,
            new Import(session.Mediator) { Recorded = late.Look, Sealing = session.Sealing },
            parsed.GetValue(Actor) ?? RecordVerb.DefaultActor, parsed.GetValue(StopOnRefusal));
        try
        {
            foreach (var file in files)
            {
                if (!await run.Import(file, cancellationToken))
                {
                    break;
                }
            }
        }
        catch (OperationCanceledException) when (!dryRun)
        {
            screen.Note(screen.Say(
                "Những dòng đã ghi vẫn còn trong sổ; nhập lại cùng tệp sẽ ghi nốt phần còn lại.",
                "The lines recorded stay recorded; import the same files again for the rest."));
            throw;
        }

        var exitCode = run.Finish(dryRun, late);
        if (!dryRun)
        {
            await AutomaticCheckpoint.After(
                screen, parsed, store, atOnce: true, cancellationToken);
        }

        return exitCode;
    }

    private static string[] FilesOf(ParseResult parsed)
    {
        var files = parsed.GetValue(Files)!;
        return files.FirstOrDefault(file => !File.Exists(file)) is { } missing
            ? throw new UsageException(
                $"Không có tệp \"{missing}\".", $"There is no file \"{missing}\".",
                ExitCodes.NotFound, "file.not-found")
            : files;
    }
}
