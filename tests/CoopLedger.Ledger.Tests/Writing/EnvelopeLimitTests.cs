using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Tests.Writing;

/// <summary>An event has at most 65.535 bytes, so that every ledger can be exported.</summary>
public sealed class EnvelopeLimitTests
{
    /// <summary>What one more field of 4.000 letters adds: <c>,"x00":"…"</c>.</summary>
    private const int Step = 4000 + 9;

    [Fact]
    public async Task Too_much_evidence_is_refused_in_an_import_and_the_rest_is_recorded()
    {
        await using var ledger = new TestLedger();
        var result = await ledger.Import(
            $"{Line("t1", 2)}\n{Line("t2", 30)}\n{Line("t3", 2)}\n");
        Assert.Equal((3, 2, 1), (result.Lines, result.Recorded, result.Refused));
        var line = Assert.Single(ledger.Refused);
        Assert.Equal(2, line.Line);
        var refusal = Assert.Single(line.Refusals);
        Assert.Equal((EnvelopeLimit.TooLarge.Code, "evidence"), (refusal.Code, refusal.Field));
        Assert.Contains("65535", refusal.Vietnamese, StringComparison.Ordinal);
        Assert.Contains("65535", refusal.English, StringComparison.Ordinal);
        Assert.Equal(2, await ledger.Length());
    }

    [Fact]
    public async Task The_largest_event_is_recorded_and_one_byte_more_is_refused()
    {
        await using var trial = new TestLedger();
        var small = (await trial.Submit(Wish.Train("t", 40, "2023-01-03"), "key", Made(5, 1)))
            .Events[0].Envelope.Length;
        var rest = Envelope.LengthMax - small;

        // Letters of one byte each: as many full fields as fit, and the first takes the rest.
        await using var ledger = new TestLedger();
        var (fields, last) = (rest / Step, rest % Step);
        var refused = await ledger.Submit(
            Wish.Train("t", 40, "2023-01-03"), "key", Made(5 + fields, last + 2));
        Assert.Equal(EnvelopeLimit.TooLarge.Code, refused.Refusal?.Code);
        Assert.Equal(0, await ledger.Length());
        var recorded = await ledger.Submit(
            Wish.Train("t", 40, "2023-01-03"), "key", Made(5 + fields, last + 1));
        Assert.Equal(Envelope.LengthMax, Assert.Single(recorded.Events).Envelope.Length);
    }

    /// <summary>So many fields, full but for the first.</summary>
    private static Evidence Made(int fields, int first)
    {
        var json = new JObject { ["x00"] = new string('a', first) };
        for (var i = 1; i < fields; i++)
        {
            json[$"x{i:00}"] = new string('a', 4000);
        }

        return Evidence.Of(json);
    }

    private static string Line(string id, int fields)
    {
        var evidence = new JObject();
        for (var i = 0; i < fields; i++)
        {
            evidence[$"x{i}"] = new string('ế', 4000);
        }

        return new JObject
        {
            ["command"] = "hold-training",
            ["id"] = id,
            ["unit"] = "phu-tho",
            ["classes"] = 1,
            ["participations"] = 40,
            ["on"] = "2023-01-03",
            ["evidence"] = evidence,
        }.ToString(Newtonsoft.Json.Formatting.None);
    }
}
