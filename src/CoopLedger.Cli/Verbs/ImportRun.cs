using CoopLedger.Cli.Output;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Importing;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace CoopLedger.Cli.Verbs;

/// <summary>Imports file after file and keeps count.</summary>
internal sealed class ImportRun(Screen screen, Import import, string actor, bool stopOnRefusal)
{
    private static readonly string[] Counts =
        ["lines", "recorded", "events", "unchanged", "refused"];

    private readonly JArray _files = [];
    private readonly List<(Refusal Refusal, string Where)> _untold = [];
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

    public int Finish(bool dryRun, LateLines late)
    {
        late.Tell();
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["dryRun"] = dryRun,
                ["files"] = _files,
                ["late"] = late.Json(),
            });
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
            _untold.Add((refusal, $"{line.File}:{line.Line}"));
        }

        if (!screen.ShowsProgress)
        {
            TellAll();
        }
    }

    /// <summary>While the bar is drawn it would be drawn across the messages.</summary>
    private void TellAll()
    {
        _untold.ForEach(line => screen.Refusal(line.Refusal, line.Where));
        _untold.Clear();
    }

    private async Task<ImportResult> WithProgress(
        string file, Func<IProgress<long>?, Task<ImportResult>> import)
    {
        if (!screen.ShowsProgress)
        {
            return await import(null);
        }

        try
        {
            return await screen.Messages.Progress().AutoClear(true).StartAsync(async context =>
            {
                var bytes = new FileInfo(file).Length;
                var task = context.AddTask(
                    Markup.Escape(Path.GetFileName(file)), maxValue: Math.Max(1, bytes));
                return await import(new Bar(task));
            });
        }
        finally
        {
            TellAll();
        }
    }

    private IEnumerable<string> Row(JObject file, bool dryRun) =>
    [
        (string)file["file"]!,
        .. Counts.Select(count => VietnameseNumber.Format((long)file[count]!)),
        ((bool)file["stopped"]! ? screen.Say("đã dừng ", "stopped ") : "")
            + (dryRun ? screen.Say("(thử)", "(tried)") : ""),
    ];

    private sealed class Bar(ProgressTask task) : IProgress<long>
    {
        public void Report(long value) => task.Value = value;
    }
}
