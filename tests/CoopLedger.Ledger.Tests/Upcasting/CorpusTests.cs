using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Tests.Contracts;
using CoopLedger.Ledger.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Tests.Upcasting;

/// <summary>Every stored version of every event is read for ever, as what it was.</summary>
public sealed class CorpusTests
{
    public static TheoryData<string> Names => [.. Ever()];

    [Fact]
    public async Task Every_name_ever_shipped_has_its_stored_bytes()
    {
        Assert.True(Ever().Count() > 100, $"{Ever().Count()} names");
        if (Environment.GetEnvironmentVariable(MadeDocument.Renew) == "1")
        {
            await Fill();
        }

        var missing = Ever().Where(name => Corpus.Of(name) is { Stored: [] } or { Today: [] });
        Assert.True(
            !missing.Any(),
            $"{MadeDocument.Renew}=1 writes the corpus of: {string.Join(' ', missing)}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Stored_bytes_are_read_and_written_as_what_they_are_today(string name)
    {
        var corpus = Corpus.Of(name);
        Assert.NotEmpty(corpus.Stored);
        Assert.Equal(string.Join('\n', corpus.Today), string.Join('\n', corpus.Stored.Select(
            json => Today(name, json))));
    }

    [Fact]
    public void The_corpus_speaks_of_no_other_name()
    {
        var files = Directory.GetFiles(Path.GetDirectoryName(Corpus.StoredFile("a"))!)
            .Select(path => Path.GetFileName(path)!).ToList();
        Assert.NotEmpty(files);
        Assert.Equal("", string.Join(' ', files.Except(Ever().SelectMany(name => (string[])
            [$"{name}.stored.jsonl", $"{name}.today.txt"]), StringComparer.Ordinal)));
    }

    private static IEnumerable<string> Ever() =>
        EventJson.All.Keys.Concat(EventJson.Earlier)
            .Concat(EventJson.Upcasters.Steps.Select(step => step.From))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);

    private static string Today(string name, string json)
    {
        var fact = EventJson.Read(name, Encoding.UTF8.GetBytes(json));
        return $"{EventJson.NameOf(fact)}\t{Written(fact)}";
    }

    private static string Written(Event fact) => Encoding.UTF8.GetString(EventJson.Write(fact));

    /// <summary>Writes what is not there; nothing that is there is ever written again.</summary>
    private static async Task Fill()
    {
        foreach (var name in Ever())
        {
            if (!File.Exists(Corpus.StoredFile(name)))
            {
                await Save(Corpus.StoredFile(name), EventJson.All.ContainsKey(name)
                    ? Samples.All.Concat(Samples.Bare)
                        .Where(sample => EventJson.NameOf(sample) == name).Select(Written)
                    : [Frozen(name), .. BareOf(name)]);
            }

            if (!File.Exists(Corpus.TodayFile(name)))
            {
                await Save(
                    Corpus.TodayFile(name),
                    Corpus.Of(name).Stored.Select(json => Today(name, json)));
            }
        }
    }

    /// <summary>What a version that only lacks fields wrote when all that may be was left out: the
    /// same as its later version. What an upcaster reads is added by hand.</summary>
    private static IEnumerable<string> BareOf(string name) =>
        EventJson.Upcasters.NameToday(name) is null
            ? Samples.Bare.Where(sample => EventJson.IsNameOf(name, sample)).Select(Written)
            : [];

    private static Task Save(string path, IEnumerable<string> lines) => File.WriteAllTextAsync(
        path, string.Concat(lines.Distinct(StringComparer.Ordinal).Select(line => line + "\n")));

    private static string Frozen(string name)
    {
        var file = File.ReadAllText(Repository.PathOf(
            "tests", "CoopLedger.Ledger.Tests", "Contracts", $"{name}.verified.txt"));
        using var reader = new JsonTextReader(
            new StringReader(file[file.IndexOf('{', StringComparison.Ordinal)..]))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
        };
        return JObject.Load(reader).ToString(Formatting.None);
    }
}
