using System.Text;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Milestones;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Json.Upcasting;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Tests.Upcasting;

/// <summary>Versions whose fields have another name or meaning today.</summary>
public sealed class UpcasterTests
{
    private const string TermV1 =
        """{"unit":"hai-duong","from":2020,"to":2025,"on":"2023-12-01"}""";

    private static readonly AllianceTermOpened Term =
        new(new("hai-duong"), new(2020), new(2025), new(2023, 12, 1));

    [Fact]
    public void A_version_is_read_through_its_upcaster()
    {
        Assert.Equal(Term, EventJson.Read("alliance.term-opened.v1", Bytes(TermV1)));
        Assert.True(EventJson.IsNameOf("alliance.term-opened.v1", Term));
        Assert.Equal("alliance.term-opened.v2", EventJson.NameOf(Term));
        Assert.Contains(
            "alliance.term-opened.v1", EventJson.Earlier, StringComparer.Ordinal);
        Assert.False(EventJson.All.ContainsKey("alliance.term-opened.v1"));
    }

    [Theory]
    [InlineData("""{"unit":"hai-duong","fromYear":2020,"to":2025,"on":"2023-12-01"}""", "ok")]
    [InlineData("""{"unit":"hai-duong","from":2020,"fromYear":2020,"to":1,"on":"2023-12-01"}""")]
    [InlineData("""{"unit":"hai-duong","from":2020,"from":2020,"to":2025,"on":"2023-12-01"}""")]
    [InlineData("""{"unit":"hai-duong","from":2020,"on":"2023-12-01"}""")]
    [InlineData("""{"from":2020,"to":2025,"on":"2023-12-01","colour":"red"}""")]
    [InlineData("""{"from":2020,"to":2025,"on":"2023-12-01"} {}""")]
    [InlineData("""{"from":2020,"to":2025,"on":"2023-12-01"/*x*/}""")]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("")]
    public void What_is_not_that_version_stops_the_reading(string json, string? result = null)
    {
        if (result is null)
        {
            Assert.ThrowsAny<JsonException>(
                () => EventJson.Read("alliance.term-opened.v1", Bytes(json)));
        }
        else
        {
            // A field of the later version is what the earlier one becomes: it does no harm.
            Assert.Equal(Term, EventJson.Read("alliance.term-opened.v1", Bytes(json)));
        }
    }

    [Fact]
    public void An_embedded_event_is_upcast_too()
    {
        var json = $$"""
            {"fact":"8cacbf0c-4466-56f6-a7b3-b99b1a3ce23d","position":1,"reversed":
            {"name":"alliance.term-opened.v1","data":{{TermV1}}},"on":"2023-12-02",
            "reason":"nhập nhầm","replaced":false}
            """;
        var read = Assert.IsType<FactReversed>(EventJson.Read("fact.reversed.v1", Bytes(json)));
        Assert.Equal(Term, read.Reversed);
        Assert.Contains(
            "alliance.term-opened.v2", Encoding.UTF8.GetString(EventJson.Write(read)),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reversal_of_an_upcast_event_is_sound()
    {
        await using var ledger = new TestLedger();
        await ledger.Store.Append(
            new("term-2020:hai-duong"), -1,
            [
                new(EventIds.Of(ledger.Store.LedgerId, "k", 0), "alliance.term-opened.v1",
                    Bytes(TermV1), Guid.Empty),
            ],
            new("a", "k", default, Guid.Empty, Bytes("""{"command":"c","fingerprint":"f"}""")),
            CancellationToken.None);
        await ledger.Record(Wish.Reverse("1", "2024-01-01"));
        var report = await LedgerVerification.Run(ledger.Store, null, CancellationToken.None);
        Assert.Null(report.Fault);
    }

    [Fact]
    public void Upcasters_are_pure()
    {
        var steps = EventJson.Upcasters.Steps;
        Assert.NotEmpty(steps);
        Assert.Equal(steps.Count, UpcasterChain.Shipped().Count);
        foreach (var step in steps)
        {
            foreach (var stored in Corpus.Of(step.From).Stored.Select(JObject.Parse))
            {
                var copy = (JObject)stored.DeepClone();
                var (once, twice) = (step.Up(stored), step.Up(stored));
                Assert.True(JToken.DeepEquals(copy, stored), $"{step} changes what it reads");
                Assert.Equal(once.ToString(), twice.ToString());
                Assert.Equal(once.ToString(), step.Up(copy).ToString());
                Assert.NotSame(once, stored);
            }
        }
    }

    [Fact]
    public void No_upcaster_is_missing_in_the_program()
    {
        var written = typeof(Upcaster).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(Upcaster)) && !type.IsAbstract).ToHashSet();
        Assert.NotEmpty(written);
        Assert.Equal(written, UpcasterChain.Shipped().Select(step => step.GetType()).ToHashSet());
    }

    [Fact]
    public void Steps_are_taken_one_after_another()
    {
        var chain = Chain(["a.v3"], new Step("a.v1", "a.v2"), new Step("a.v2", "a.v3"));
        var (name, data) = chain.Up("a.v1", []);
        Assert.Equal(("a.v3", "a.v1 a.v2"), (name, (string?)data["steps"]));
        Assert.Equal("a.v3", chain.NameToday("a.v2"));
        Assert.Null(chain.NameToday("a.v3"));
    }

    [Theory]
    [InlineData("twice", "a.v1>a.v2", "a.v1>a.v3")]
    [InlineData("no event has that name", "a.v1>a.v9")]
    [InlineData("circle", "a.v1>b.v1", "b.v1>a.v1")]
    [InlineData("circle", "a.v1>a.v1")]
    [InlineData("as it stands", "a.v2>a.v3")]
    public void A_chain_that_leads_nowhere_stops_the_program(string fault, params string[] steps) =>
        Assert.Contains(
            fault,
            Assert.Throws<InvalidOperationException>(() => Chain(
                ["a.v2", "a.v3"],
                [.. steps.Select(step => new Step(step.Split('>')[0], step.Split('>')[1]))]))
                .Message,
            StringComparison.Ordinal);

    [Theory]
    [InlineData("member.admitted.v7", "member.admitted.v1")]
    [InlineData("loan.disbursed.v3", "loan.disbursed.v2")]
    [InlineData("alliance.term-opened.v9", "alliance.term-opened.v2")]
    [InlineData("clusters.formed.v1", "cluster.formed.v1")]
    public void An_unknown_name_is_told_with_the_nearest_one(string name, string nearest)
    {
        var unknown = Assert.Throws<UnknownEventException>(
            () => EventJson.Read(name, Bytes("{}")));
        Assert.Equal(nearest, unknown.NearestName);
        foreach (var text in (string[])[unknown.Message, unknown.Vietnamese])
        {
            Assert.Contains(name, text, StringComparison.Ordinal);
            Assert.Contains(nearest, text, StringComparison.Ordinal);
            Assert.Contains("events --raw", text, StringComparison.Ordinal);
        }
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static UpcasterChain Chain(string[] read, params Step[] steps) =>
        UpcasterChain.Of(steps, name => read.Contains(name, StringComparer.Ordinal));

    private sealed class Step(string from, string to) : Upcaster(from, to)
    {
        public override JObject Up(JObject stored) =>
            new() { ["steps"] = $"{stored["steps"]} {From}".Trim() };
    }
}
