using System.Globalization;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>docs/examples/coverage.md is true: every row of the five documents is there, recorded,
/// and seen where it says.</summary>
public sealed class CoverageTests(AllExamples examples) : IClassFixture<AllExamples>
{
    private static readonly (string Document, int Rows)[] Documents =
        [("000", 18), ("001", 12), ("002", 10), ("003", 28), ("004", 18)];

    // Page counters, names of pictures and programs, a teaser for another article.
    private static readonly Dictionary<string, string[]> Noise = new(StringComparer.Ordinal)
    {
        ["Bài về Lễ phát động"] = ["BÌNH LUẬN"],
        ["Lễ phát động"] = ["BÌNH LUẬN"],
        ["Phát huy vai trò"] =
            ["0", "Bình luận", "09b678a0", "a7b8ec56", "a856aeb0", "1483", "8075", "c293"],
        ["Yên Bái:"] = ["0", "94", "LEAVE A REPLY"],
        ["Triển khai thực hiện"] = ["0", "129", "Cupcut", "Photoshop"],
        ["Nhân rộng các mô hình"] = ["49", "53", "49/53", "92,45", "E-magazine"],
    };

    public static TheoryData<string> Ids => [.. CoverageRow.All.Select(row => row.Id)];

    [Fact]
    public void Every_row_of_every_document_is_there_once() => Assert.Equal(
        Documents.SelectMany(item => Enumerable.Range(1, item.Rows).Select(number =>
            string.Create(CultureInfo.InvariantCulture, $"{item.Document}-{number:00}"))),
        CoverageRow.All.Select(row => row.Id), StringComparer.Ordinal);

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task A_row_is_recorded_and_seen_or_says_why_not(string id)
    {
        var row = CoverageRow.All.Single(row => row.Id == id);
        Assert.NotEmpty(row.Printed);
        if (row.Lines.Count == 0)
        {
            Assert.True(row.IsNoFact, row.Reason);
            return;
        }

        Assert.NotEmpty(row.Seen);
        var seen = new List<IReadOnlySet<long>>();
        foreach (var typed in row.Seen)
        {
            seen.Add(await examples.Sight.Of(typed));
        }

        var recorded = new HashSet<long>();
        foreach (var pattern in row.Lines)
        {
            var keys = AllExamples.Keys(pattern);
            Assert.True(keys.Count > 0, $"no line has the key {pattern}");
            foreach (var key in keys)
            {
                var positions = examples.ByKey[key].Select(item => item.Position).ToList();
                Assert.True(positions.Count > 0, $"{key} was not recorded");
                Assert.True(
                    seen.Exists(shown => positions.TrueForAll(shown.Contains)),
                    $"{key} is seen nowhere");
                recorded.UnionWith(positions);
            }
        }

        Assert.All(
            row.Seen.Zip(seen), pair => Assert.True(
                pair.Second.Overlaps(recorded), $"{pair.First} shows none of it"));
    }

    // Nothing but the words "context", "aim" and "kinds" stands for these.
    [Fact]
    public void Five_rows_are_no_facts() => Assert.Equal(
        "000-16 000-17 000-18 002-07 002-09",
        string.Join(' ', CoverageRow.All.Where(row => row.IsNoFact).Select(row => row.Id)));

    [Fact]
    public void Numbers_that_say_nothing_of_cooperatives_are_in_no_line()
    {
        var told = new HashSet<string>(StringComparer.Ordinal);
        foreach (var line in AllExamples.Lines)
        {
            var document = (string?)line["evidence"]?["document"] ?? "";
            foreach (var (begins, noise) in Noise.Where(
                item => document.StartsWith(item.Key, StringComparison.Ordinal)))
            {
                told.Add(begins);
                Assert.All(
                    line.Descendants().OfType<JValue>(),
                    value => Assert.DoesNotContain(noise, item => IsNoise(value, item)));
            }
        }

        Assert.Equal(Noise.Count, told.Count);
    }

    // 94 in the article on Phú Thọ counts items, 94 in that on Yên Bái counts who looked at it.
    private static bool IsNoise(JValue value, string noise)
    {
        var text = value.ToString(CultureInfo.InvariantCulture);
        return noise.All(char.IsAsciiDigit)
            ? text.Split(' ', ',', '(', ')').Contains(noise, StringComparer.Ordinal)
            : text.Contains(noise, StringComparison.Ordinal);
    }
}
