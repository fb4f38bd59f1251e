using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Json.Decoding;
using Newtonsoft.Json;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>The short way from bytes to events says what the long way says, or nothing.</summary>
public sealed class EventDecoderTests
{
    /// <summary>More than the events after which a reader is compiled.</summary>
    private const int Many = 300;

    private const int MutationsOfEach = 400;

    private const string Letters = "{}[]\",:\\ 0123456789-.eE+truefalsn/\u0001\u00e0\u0301ab";

    private readonly EventDecoder _decoder = Warm();

    public static TheoryData<string> Names => [.. EventJson.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void An_event_comes_out_as_it_was_written(string name)
    {
        var samples = SamplesOf(name);
        Assert.NotEmpty(samples);
        foreach (var sample in samples)
        {
            var data = EventJson.Write(sample);
            var isPlain = !data.Contains((byte)'\\');
            Assert.Equal(isPlain ? sample : null, _decoder.TryRead(Bytes(name), data));
            Assert.Equal(sample, _decoder.Read(Bytes(name), data));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Altered_bytes_are_read_or_refused_as_the_long_way_does(string name)
    {
        var numbers = new Random(20_231_124);
        var read = 0;
        foreach (var sample in SamplesOf(name))
        {
            var data = EventJson.Write(sample);
            for (var i = 0; i < MutationsOfEach; i++)
            {
                var altered = Altered(data, numbers);
                var expected = TheLongWay(name, altered);
                if (_decoder.TryRead(Bytes(name), altered) is { } fact)
                {
                    Assert.Equal(expected, fact);
                    read++;
                }
            }
        }

        // Bytes with escapes are never read the short way, altered or not.
        var isPlain = SamplesOf(name).Exists(
            sample => !EventJson.Write(sample).Contains((byte)'\\'));
        Assert.True(read > 0 || !isPlain, "The alterations are too coarse: none could be read.");
    }

    [Fact]
    public void A_name_that_is_not_known_is_refused_with_it()
    {
        var unknown = Assert.Throws<UnknownEventException>(
            () => _decoder.Read("nothing.happened.v1"u8, "{}"u8));
        Assert.Equal("nothing.happened.v1", unknown.Name);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("[]")]
    public void Bytes_that_are_no_event_are_refused(string data)
    {
        foreach (var name in EventJson.All.Keys)
        {
            Assert.ThrowsAny<JsonException>(
                () => _decoder.Read(Bytes(name), Encoding.UTF8.GetBytes(data)));
        }
    }

    [Fact]
    public void Events_inside_one_another_without_an_end_are_refused()
    {
        var deep = string.Concat(Enumerable.Repeat(
            "{\"fact\":\"8cacbf0c-4466-56f6-a7b3-b99b1a3ce23d\",\"position\":1,\"reversed\":"
            + "{\"name\":\"fact.reversed.v1\",\"data\":", 10_000));
        Assert.ThrowsAny<JsonException>(
            () => _decoder.Read("fact.reversed.v1"u8, Encoding.UTF8.GetBytes(deep)));
    }

    private static EventDecoder Warm()
    {
        var decoder = new EventDecoder();
        foreach (var name in EventJson.All.Keys)
        {
            var data = EventJson.Write(SamplesOf(name)[0]);
            for (var i = 0; i < Many; i++)
            {
                decoder.TryRead(Bytes(name), data);
            }
        }

        return decoder;
    }

    private static List<Event> SamplesOf(string name) =>
        [.. Samples.All.Concat(Samples.Bare).Where(sample => EventJson.NameOf(sample) == name)];

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static Event? TheLongWay(string name, byte[] data)
    {
        try
        {
            return EventJson.Read(name, data);
        }
        catch (Exception refusal) when (refusal is JsonException or UnknownEventException)
        {
            return null;
        }
    }

    private static byte[] Altered(byte[] data, Random numbers)
    {
        var at = numbers.Next(data.Length);
        var letter = Bytes($"{Letters[numbers.Next(Letters.Length)]}");
        return numbers.Next(5) switch
        {
            0 => [.. data[..at], (byte)(data[at] ^ (1 << numbers.Next(8))), .. data[(at + 1)..]],
            1 => [.. data[..at], .. data[(at + 1)..]],
            2 => [.. data[..at], .. letter, .. data[at..]],
            3 => [.. data[..at], .. letter, .. data[(at + 1)..]],
            _ => [.. data[..at], .. data[numbers.Next(at, data.Length)..]],
        };
    }
}
