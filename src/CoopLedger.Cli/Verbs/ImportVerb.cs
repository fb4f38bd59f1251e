using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Sqlite;
using Newtonsoft.Json.Linq;
using Spectre.Console;

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
        var files = parsed.GetValue(Files)!;
        if (files.FirstOrDefault(file => !File.Exists(file)) is { } missing)
        {
            throw new UsageException(
                $"Không có tệp \"{missing}\".", $"There is no file \"{missing}\".",
                ExitCodes.NotFound, "file.not-found");
        }

        var dryRun = parsed.GetValue(DryRun);
        await using var store = CommonOptions.Open(
            parsed, dryRun ? StoreAccess.Read : StoreAccess.ReadWrite);
        await using var session = dryRun
            ? await Session.ToTry(store, cancellationToken)
            : Session.On(store);
        var run = new Runner(
            screen, new Import(session.Mediator),
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

        return run.Finish(dryRun);
    }

    /// <summary>Imports file after file and keeps count.</summary>
    private sealed class Runner(Screen screen, Import import, string actor, bool stopOnRefusal)
    {
        private static readonly string[] Counts =
            ["lines", "recorded", "events", "unchanged", "refused"];

        private readonly JArray _files = [];
        private int _refused;

        /// <returns>Whether to go on with the next file.</returns>
        public async Task<bool> Import(string file, CancellationToken cancellationToken)
        {
            var refusals = new JArray();
            var result = await WithProgress(file, progress =>
                Import(file, refusals, progress, cancellationToken));
            _refused += result.Refused;
            _files.Add(new JObject
            {
                ["file"] = file,
                ["lines"] = result.Lines,
                ["recorded"] = result.Recorded,
                ["events"] = result.Events,
                ["unchanged"] = result.Unchanged,
                ["refused"] = result.Refused,
                ["stopped"] = result.Stopped,
                ["refusals"] = refusals,
            });
            return !result.Stopped;
        }

        public int Finish(bool dryRun)
        {
            if (screen.IsJson)
            {
                screen.Json(new JObject { ["dryRun"] = dryRun, ["files"] = _files });
            }
            else
            {
                screen.Table(
                    [
                        screen.Say("Tệp", "File"), screen.Say(">Dòng", ">Lines"),
                        screen.Say(">Đã ghi", ">Recorded"), screen.Say(">Sự kiện", ">Events"),
                        screen.Say(">Không đổi", ">Unchanged"), screen.Say(">Từ chối", ">Refused"),
                        "",
                    ],
                    _files.Select(file => Row((JObject)file, dryRun)));
            }

            return _refused > 0 ? ExitCodes.Refused : ExitCodes.Ok;
        }

        private async Task<ImportResult> Import(
            string file, JArray refusals, IProgress<long>? progress,
            CancellationToken cancellationToken)
        {
            await using var stream = File.OpenRead(file);
            return await import.Run(
                file, stream, actor, stopOnRefusal, line => Tell(line, refusals), progress,
                cancellationToken);
        }

        private void Tell(RefusedLine line, JArray refusals)
        {
            foreach (var refusal in line.Refusals)
            {
                var json = RefusalJson.Of(refusal);
                json.AddFirst(new JProperty("line", line.Line));
                refusals.Add(json);
                screen.Refusal(refusal, $"{line.File}:{line.Line}");
            }
        }

        private async Task<ImportResult> WithProgress(
            string file, Func<IProgress<long>?, Task<ImportResult>> import)
        {
            if (!screen.ShowsProgress)
            {
                return await import(null);
            }

            return await screen.Messages.Progress().AutoClear(true).StartAsync(async context =>
            {
                var bytes = new FileInfo(file).Length;
                var task = context.AddTask(
                    Markup.Escape(Path.GetFileName(file)), maxValue: Math.Max(1, bytes));
                return await import(new Bar(task));
            });
        }

        private IEnumerable<string> Row(JObject file, bool dryRun) =>
        [
            (string)file["file"]!,
            .. Counts.Select(count => VietnameseNumber.Format((long)file[count]!)),
            ((bool)file["stopped"]! ? screen.Say("đã dừng ", "stopped ") : "")
                + (dryRun ? screen.Say("(thử)", "(tried)") : ""),
        ];
    }

    private sealed class Bar(ProgressTask task) : IProgress<long>
    {
        public void Report(long value) => task.Value = value;
    }
}
