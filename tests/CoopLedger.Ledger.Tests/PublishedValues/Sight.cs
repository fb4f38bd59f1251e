using CoopLedger.Indicators.Published;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>Where a fact is seen, said as one would type it; gives the positions of the events
/// that are seen there.</summary>
internal sealed class Sight(AllExamples examples)
{
    private static readonly DateOnly Day = TestLedger.Day("2024-12-31");

    private static readonly string[] Options =
        ["--scope", "--from", "--to", "--as-of", "--facet"];

    private readonly Dictionary<string, HashSet<long>> _seen = new(StringComparer.Ordinal);

    public async Task<IReadOnlySet<long>> Of(string typed)
    {
        if (!_seen.TryGetValue(typed, out var positions))
        {
            positions = _seen[typed] = [.. await Find(typed)];
        }

        return positions;
    }

    private async Task<IEnumerable<long>> Find(string typed) => typed.Split(' ') switch
    {
        ["register", var name] => await Register(name, null),
        ["report", "--scope", var scope] => await Report(scope.Split(':')),
        ["show", var indicator, .. var options] => await Show(indicator, options),
        ["figures"] => await Figures(),
        ["evidence", ..] => Evidence(typed[("evidence".Length + 1)..].Trim('"')),
        _ => throw new FormatException(typed),
    };

    private Task<List<long>> Register(string name, string? id) => examples.Ledger.Live.Read(
        live => RegisterCatalogue.Find(name)!.Rows(live, Day, long.MaxValue)
            .Where(row => id is null || row.Cells[0].Value == id)
            .SelectMany(row => row.Positions).ToList());

    // A report of a plan or a campaign is made from the facts of its row in the register.
    private Task<List<long>> Report(string[] scope) => Register(scope[0] + "s", scope[1]);

    private async Task<IEnumerable<long>> Show(string indicator, string[] options)
    {
        var said = options.Chunk(2).ToDictionary(
            pair => pair[0], pair => pair[1], StringComparer.Ordinal);
        Assert.All(said.Keys, option => Assert.Contains(option, Options, StringComparer.Ordinal));
        var answer = await examples.Ledger.Ask(
            indicator, said["--scope"], said.GetValueOrDefault("--from"),
            said.GetValueOrDefault("--to") ?? said["--as-of"], said.GetValueOrDefault("--facet"));
        Assert.NotNull(answer.Value);
        return answer.Contributions.Select(item => item.Posting.Position);
    }

    private async Task<IEnumerable<long>> Figures()
    {
        var judged = await examples.Ledger.Live.Read(live => FigureJudge.Judge(live)
            .Select(verdict => $"figure-{verdict.Figure.Figure}")
            .ToHashSet(StringComparer.Ordinal));
        return examples.Events.Where(item => judged.Contains(item.Stream.Text))
            .Select(item => item.Position);
    }

    private IEnumerable<long> Evidence(string words) => examples.Events
        .Where(item => SubmitMetadata.Read(item.Origin.Metadata).Evidence?
            .Contains(words, StringComparison.Ordinal) == true)
        .Select(item => item.Position);
}
