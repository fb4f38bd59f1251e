using System.CommandLine;
using System.Collections.Immutable;
using System.Globalization;
using CoopLedger.Cli.Output;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Starts a process for each measure, one after another, and reads what it found.
/// </summary>
internal sealed class BenchChildren(
    ParseResult parsed, Screen screen, CancellationToken cancellationToken)
{
    public int Events { get; } = parsed.GetValue(BenchVerb.Events);

    public int Runs { get; } = parsed.GetValue(BenchVerb.Runs);

    /// <summary>Runs a sub-verb on the made-up ledger.</summary>
    public Task<JObject> Of(string verb, params IEnumerable<string> more) => Start(
        verb, more,
        "--events", Text(Events), "--seed", Text(parsed.GetValue(BenchVerb.Seed)),
        "--corrections", Text(parsed.GetValue(BenchVerb.Corrections)));

    /// <summary>Runs a sub-verb that has no made-up nation.</summary>
    public Task<JObject> Bare(string verb, params IEnumerable<string> more) => Start(verb, more);

    public static ImmutableArray<long> Numbers(JToken? numbers) =>
        [.. ((JArray)numbers!).Select(number => (long)number)];

    public static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private async Task<JObject> Start(
        string verb, IEnumerable<string> more, params IEnumerable<string> nation)
    {
        var arguments = (List<string>)
        [
            "bench", verb, .. nation, "--runs", Text(Runs), "--folder",
            BenchVerb.FolderOf(parsed), .. more, "--json",
        ];
        if (screen.ShowsProgress)
        {
            screen.Note($"  {string.Join(' ', arguments)}");
        }

        return JObject.Parse((await BenchProcess.Run(arguments, cancellationToken)).Output);
    }
}
