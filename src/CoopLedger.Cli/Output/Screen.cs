using System.CommandLine;
using CoopLedger.Domain.Facts;
using CoopLedger.Indicators;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using Spectre.Console;

namespace CoopLedger.Cli.Output;

/// <summary>Where the program speaks: data on standard output, messages on standard error, in
/// Vietnamese or in English.</summary>
internal sealed class Screen
{
    /// <summary>A pipe has no edge: what is written there is never wrapped.</summary>
    private const int PipeWidth = 1 << 20;

    private static readonly string[] LanguageVariables = ["LC_ALL", "LC_MESSAGES", "LANG"];

    private readonly TextWriter _out = Console.Out;

    private readonly Lazy<IAnsiConsole> _data =
        new(() => Make(Console.Out, Console.IsOutputRedirected));

    private readonly Lazy<IAnsiConsole> _messages =
        new(() => Make(Console.Error, Console.IsErrorRedirected));

    public Screen(ParseResult parsed)
    {
        IsVietnamese = (CommonOptions.LanguageOf(parsed) ?? FromEnvironment()) == "vi";
        IsJson = parsed.Errors.Count == 0 && parsed.GetValue(CommonOptions.Json);
    }

    public bool IsVietnamese { get; }

    public bool IsJson { get; }

    /// <summary>What is assumed, when the answer is not the ledger's.</summary>
    public WhatIf? WhatIf { get; set; }

    /// <summary>Standard error, for progress.</summary>
    public IAnsiConsole Messages => _messages.Value;

    public bool ShowsProgress => !IsJson && !Console.IsErrorRedirected;

    public string Say(string vietnamese, string english) => IsVietnamese ? vietnamese : english;

    public string Say(Labels labels) => Say(labels.Vietnamese, labels.English);

    /// <summary>A line of data.</summary>
    public void Line(string text = "")
    {
        if (Console.IsOutputRedirected)
        {
            _out.WriteLine(text);
        }
        else
        {
            _data.Value.WriteLine(text);
        }
    }

    public void Title(string text)
    {
        Line();
        if (Console.IsOutputRedirected)
        {
            _out.WriteLine(text);
        }
        else
        {
            _data.Value.Write(new Text(text + "\n", new Style(decoration: Decoration.Bold)));
        }
    }

    /// <summary>A table of data; columns that begin with &gt; are aligned to the right and never
    /// broken.</summary>
    public void Table(IEnumerable<string> columns, IEnumerable<IEnumerable<string>> rows)
    {
        var width = Console.IsOutputRedirected ? PipeWidth : _data.Value.Profile.Width;
        foreach (var line in TableLayout.Lines(columns, rows, width))
        {
            _out.WriteLine(line);
        }
    }

    /// <summary>JSON data. Of a what-if it is always an object, which says so in its first
    /// field.</summary>
    public void Json(JToken json)
    {
        if (WhatIf is { } assumed)
        {
            json = json is JObject answer ? answer : new JObject { ["rows"] = json };
            ((JObject)json).AddFirst(new JProperty("whatIf", assumed.Json()));
        }

        _out.WriteLine(json.ToString(Formatting.Indented));
    }

    /// <summary>A message on standard error.</summary>
    public void Note(string text) => Messages.WriteLine(text);

    /// <summary>A problem on standard error, with its code.</summary>
    public void Problem(string code, string text) =>
        Messages.WriteLine($"coopledger: [{code}] {text}");

    /// <summary>A refusal on standard error: code, field, sentence and source.</summary>
    public void Refusal(Refusal refusal, string? where = null)
    {
        var field = refusal.Field is null ? "" : $" ({refusal.Field})";
        Messages.WriteLine(
            $"{(where is null ? "" : where + ": ")}[{refusal.Code}]{field} "
            + $"{Say(refusal.Vietnamese, refusal.English)} — {refusal.Rule.Source}");
    }

    private static string FromEnvironment()
    {
        var language = LanguageVariables.Select(Environment.GetEnvironmentVariable)
            .FirstOrDefault(value => !string.IsNullOrEmpty(value));
        return language?.StartsWith("en", StringComparison.OrdinalIgnoreCase) == true ? "en" : "vi";
    }

    private static IAnsiConsole Make(TextWriter writer, bool isRedirected)
    {
        var plain = isRedirected
            || !string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR"));
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = isRedirected ? AnsiSupport.No : AnsiSupport.Detect,
            ColorSystem = plain ? ColorSystemSupport.NoColors : ColorSystemSupport.Detect,
        });
        if (isRedirected)
        {
            console.Profile.Width = PipeWidth;
        }

        return console;
    }
}
