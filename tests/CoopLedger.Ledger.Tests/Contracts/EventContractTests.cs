using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Tests.Support;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>The JSON of a shipped event is frozen: the files beside this one are read by every
/// later version. A change of an event is a new event.</summary>
public sealed class EventContractTests
{
    public static TheoryData<string> Names => [.. EventJson.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task An_event_is_written_as_it_was_frozen(string name) =>
        await Verifier.Verify(Frozen(Sample(name))).UseFileName(name);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_frozen_event_is_read_as_what_it_was(string name)
    {
        var file = await File.ReadAllTextAsync(Repository.PathOf(
            "tests", "CoopLedger.Ledger.Tests", "Contracts", $"{name}.verified.txt"));
        var end = file.IndexOf('\n', StringComparison.Ordinal);
        Assert.Equal(name, file[..end].TrimEnd('\r'));
        Assert.Equal(Sample(name), EventJson.Read(name, Encoding.UTF8.GetBytes(file[end..])));
    }

    [Fact]
    public async Task A_frozen_event_of_an_earlier_version_is_read_as_the_later_one()
    {
        // What an upcaster reads is looked at in the corpus: written back, it is another version.
        var added = EventJson.Earlier
            .Where(name => EventJson.Upcasters.NameToday(name) is null).ToList();
        Assert.NotEmpty(added);
        foreach (var name in added)
        {
            var file = await File.ReadAllTextAsync(Repository.PathOf(
                "tests", "CoopLedger.Ledger.Tests", "Contracts", $"{name}.verified.txt"));
            var json = JObject.Parse(file[file.IndexOf('{', StringComparison.Ordinal)..]);
            var fact = EventJson.Read(
                name, Encoding.UTF8.GetBytes(json.ToString(Formatting.None)));
            Assert.True(EventJson.IsNameOf(name, fact));
            Assert.NotEqual(name, EventJson.NameOf(fact), StringComparer.Ordinal);
            Assert.Equal(json.ToString(Formatting.None), Encoding.UTF8.GetString(
                EventJson.Write(fact)));
        }
    }

    [Fact]
    public void Every_event_there_is_has_one_sample_with_every_field()
    {
        Assert.NotEmpty(EventJson.All);
        Assert.Equal(
            string.Join('\n', EventJson.All.Keys),
            string.Join('\n', Samples.All.Select(EventJson.NameOf).Order(StringComparer.Ordinal)));
        foreach (var sample in Samples.All)
        {
            var fields = sample.GetType().GetConstructors().Single().GetParameters()
                .Select(parameter => parameter.Name!)
                .Select(name => char.ToLowerInvariant(name[0]) + name[1..]);
            Assert.Equal(
                string.Join(' ', fields),
                string.Join(' ', Parsed(sample).Properties().Select(property => property.Name)));
        }
    }

    [Fact]
    public void What_may_be_left_out_is_left_out_and_read_as_absent()
    {
        foreach (var sample in Samples.Bare)
        {
            var bytes = EventJson.Write(sample);
            Assert.DoesNotContain("null", Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
            Assert.Equal(sample, EventJson.Read(EventJson.NameOf(sample), bytes));
        }
    }

    [Fact]
    public void Writing_what_was_read_gives_the_same_bytes()
    {
        foreach (var sample in Samples.All.Concat(Samples.Bare))
        {
            var bytes = EventJson.Write(sample);
            Assert.Equal(bytes, EventJson.Write(EventJson.Read(EventJson.NameOf(sample), bytes)));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_field_missing_unknown_or_doubled_stops_the_reading(string name)
    {
        var json = Parsed(Sample(name));
        foreach (var property in json.Properties().ToList())
        {
            var without = (JObject)json.DeepClone();
            without.Remove(property.Name);
            var isOptional = Samples.Bare.Any(bare =>
                EventJson.NameOf(bare) == name && !Parsed(bare).ContainsKey(property.Name));
            if (!isOptional)
            {
                Refuse(name, without.ToString());
            }

            var text = json.ToString(Formatting.None);
            Refuse(name, $"{text[..^1]},{property.ToString(Formatting.None)}}}");
            foreach (var wrong in (JToken[])
                [JValue.CreateNull(), new JArray(), new JObject(), 1.234])
            {
                Refuse(name, With(json, property.Name, wrong));
            }
        }

        Refuse(name, With(json, "colour", "red"));
        Refuse(name, With(json, "$type", "System.Object"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{} {}")]
    [InlineData("{}x")]
    public void What_is_no_object_stops_the_reading(string json) =>
        Refuse("member.admitted.v1", json);

    [Fact]
    public void Bytes_that_are_no_UTF_8_stop_the_reading()
    {
        var bytes = EventJson.Write(Sample("cluster.formed.v1"));
        bytes[^4] = 0xFF;
        Assert.Throws<JsonSerializationException>(
            () => EventJson.Read("cluster.formed.v1", bytes));
    }

    [Theory]
    [InlineData("member.admitted.v2")]
    [InlineData("Member.Admitted.V1")]
    [InlineData("MemberAdmitted")]
    [InlineData("")]
    public void An_unknown_name_stops_the_reading(string name) =>
        Assert.Equal(name, Assert.Throws<UnknownEventException>(
            () => EventJson.Read(name, EventJson.Write(Sample("member.admitted.v1")))).Name);

    [Fact]
    public void An_embedded_event_is_read_as_strictly()
    {
        const string name = "fact.reversed.v1";
        var json = Parsed(Sample(name));
        var embedded = (JObject)json["reversed"]!;
        Assert.Equal("member.admitted.v1", (string?)embedded["name"]);
        var unknown = (JObject)json.DeepClone();
        unknown["reversed"]!["name"] = "member.admitted.v9";
        Assert.Throws<UnknownEventException>(
            () => EventJson.Read(name, Encoding.UTF8.GetBytes(unknown.ToString())));
        var extra = (JObject)json.DeepClone();
        extra["reversed"]!["data"]!["colour"] = "red";
        Refuse(name, extra.ToString());
    }

    private static void Refuse(string name, string json) => Assert.ThrowsAny<JsonException>(
        () => EventJson.Read(name, Encoding.UTF8.GetBytes(json)));

    private static string With(JObject json, string field, JToken value)
    {
        var changed = (JObject)json.DeepClone();
        changed[field] = value;
        return changed.ToString();
    }

    private static Event Sample(string name) =>
        Samples.All.Single(sample => EventJson.NameOf(sample) == name);

    private static string Frozen(Event sample) =>
        $"{EventJson.NameOf(sample)}\n{Parsed(sample).ToString(Formatting.Indented)}";

    private static JObject Parsed(Event sample)
    {
        using var reader = new JsonTextReader(
            new StringReader(Encoding.UTF8.GetString(EventJson.Write(sample))))
        {
            DateParseHandling = DateParseHandling.None,
        };
        return JObject.Load(reader);
    }
}
