using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.Importing;

/// <summary>What is wrong with a line is told by code and field, in both languages.</summary>
public sealed class LineTests
{
    /// <summary>What the lines below leave out.</summary>
    private static readonly (string Short, string Long)[] Starts =
    [
        ("FOUND", """ "command":"found-cooperative","name":"HTX A","unit":"phu-tho" """),
        ("TOTAL", """ "command":"record-total","id":"t","measure":"members","unit":"phu-tho" """),
        ("LEND", """
            "command":"disburse-loan","loan":"l","fund":"quy","fundSource":"other","borrower":"a"
            """ + ",\"project\":\"p\""),
        ("CORRECT", """ "command":"correct-fact","event":"1","on":"2023-01-01","reason":"r" """),
    ];

    public static TheoryData<string, string> Faults => new()
    {
        // JSON
        { "{", "input.not-json" },
        { "xin chào", "input.not-json" },
        { "[]", "input.not-json" },
        { "7", "input.not-json" },
        { """{FOUND,"id":"a","on":"2023-01-01"} {}""", "input.not-json" },
        { """{FOUND,"id":"a","on":"2023-01-01"},""", "input.not-json" },
        { """{FOUND,"id":"a","id":"a","on":"2023-01-01"}""", "input.not-json" },
        { """{FOUND,"id":"a","on":"2023-01-01",}""", "input.not-json" },
        { """{FOUND,id:"a","on":"2023-01-01"}""", "input.not-json" },
        { """{FOUND,"id":'a',"on":"2023-01-01"}""", "input.not-json" },
        { """{FOUND,"id":"a","on":"2023-01-01"/* comment */}""", "input.not-json" },
        { """{TOTAL,"on":"2023-01-01","amount":010}""", "input.not-json" },
        { """{TOTAL,"on":"2023-01-01","amount":0x1F}""", "input.not-json" },
        { """{TOTAL,"on":"2023-01-01","amount":NaN}""", "input.not-json" },
        { """{FOUND,"id":"a","on":"2023-01-01","registrationNo":"a\ud800b"}""", "input.not-json" },
        { "{\"evidence\":" + new string('[', 9) + new string(']', 9) + "}", "input.not-json" },

        // Commands and fields
        { "{}", "input.missing-field command" },
        { """{"command":"found-coperative"}""", "input.unknown-command command" },
        { """{"command":7}""", "input.bad-value command|input.missing-field command" },
        { """{FOUND,"id":"a","on":"2023-01-01","province":"x"}""", "input.unknown-field province" },
        { """{FOUND,"id":"a","On":"2023-01-01"}""",
            "input.unknown-field On|input.missing-field on" },
        { """{FOUND,"id":"a"}""", "input.missing-field on" },
        { """{FOUND,"id":null,"on":"2023-01-01"}""", "input.missing-field id" },

        // Types
        { """{FOUND,"id":7,"on":"2023-01-01"}""", "input.wrong-type id" },
        { """{FOUND,"id":["a"],"on":"2023-01-01"}""", "input.wrong-type id" },
        { """{FOUND,"id":{"a":1},"on":"2023-01-01"}""", "input.wrong-type id" },
        { """{FOUND,"id":"a","on":20230101}""", "input.wrong-type on" },
        { """{FOUND,"id":"a","on":"2023-01-01","founders":"9"}""", "input.wrong-type founders" },
        { """{FOUND,"id":"a","on":"2023-01-01","founders":9.0}""", "input.wrong-type founders" },
        { """{FOUND,"id":"a","on":"2023-01-01","founders":9e1}""", "input.wrong-type founders" },
        { """{FOUND,"id":"a","on":"2023-01-01","founders":true}""", "input.wrong-type founders" },
        { """{FOUND,"id":"a","on":"2023-01-01","kind":1}""", "input.wrong-type kind" },

        // Values
        { """{FOUND,"id":"a","on":"2023-02-30"}""", "input.bad-date on" },
        { """{FOUND,"id":"a","on":"31/12/2022"}""", "input.bad-date on" },
        { """{FOUND,"id":"a","on":"2023-1-5"}""", "input.bad-date on" },
        { """{FOUND,"id":"a","on":"2023-01-01T00:00:00"}""", "input.bad-date on" },
        { """{FOUND,"id":"a","on":""}""", "input.bad-date on" },
        { """{FOUND,"id":"A B","on":"2023-01-01"}""", "input.bad-id id" },
        { """{FOUND,"id":"","on":"2023-01-01"}""", "input.bad-id id" },
        { """{FOUND,"id":"a","on":"2023-01-01","kind":"công ty"}""", "input.unknown-value kind" },
        { """{FOUND,"id":"a","on":"2023-01-01","founders":0}""", "input.out-of-range founders" },
        { """{FOUND,"id":"a","on":"2023-01-01","founders":-3}""", "input.negative founders" },
        { """{LEND,"on":"2023-01-01","amountVnd":-1}""", "input.negative amountVnd" },
        { """{LEND,"on":"2023-01-01","amountVnd":1.5}""", "input.wrong-type amountVnd" },
        { """{LEND,"on":"2023-01-01","amountVnd":1000000000000000001}""",
            "input.out-of-range amountVnd" },
        { """{LEND,"on":"2023-01-01","amountVnd":9223372036854775808}""",
            "input.out-of-range amountVnd" },
        { """{LEND,"on":"2023-01-01","amountVnd":-99999999999999999999}""",
            "input.negative amountVnd" },

        // Letters that are not composed (Unicode form D)
        { "{\"command\":\"found-cooperative\",\"id\":\"a\",\"name\":\"Ho\u031B\u0323p\","
            + "\"unit\":\"phu-tho\",\"on\":\"2023-01-01\"}", "input.bad-text name" },
        { """{FOUND,"id":"a","on":"2023-01-01","key":"ho\u031b\u0323p"}""",
            "input.bad-value key" },

        // Who and under which key
        { """{FOUND,"id":"a","on":"2023-01-01","key":""}""", "input.bad-value key" },
        { """{FOUND,"id":"a","on":"2023-01-01","key":null}""", "input.bad-value key" },
        { """{FOUND,"id":"a","on":"2023-01-01","actor":"a\nb"}""", "input.bad-value actor" },
        { """{FOUND,"id":"a","on":"2023-01-01","evidence":{"a":{}}}""",
            "input.bad-value evidence" },
        { """{FOUND,"id":"a","on":"2023-01-01","evidence":7}""", "input.bad-value evidence" },

        // What only the decision can see
        { """{"command":"hold-training","id":"a","unit":"phu-to","on":"2023-01-01","""
            + "\"classes\":1,\"participations\":40}",
            "unit.unknown unit" },
        { """{FOUND,"id":"a","on":"2025-07-01"}""", "unit.not-in-force unit" },

        // Corrections
        { """{"command":"reverse-fact","event":"one","on":"2023-01-01","reason":"r"}""",
            "input.bad-value event" },
        { """{CORRECT,"replacement":7}""", "input.wrong-type replacement" },
        { """{CORRECT,"replacement":{"command":{}}}""",
            "input.wrong-type replacement" },
        { """{CORRECT,"replacement":{"command":"admit-member","on":"x"}}""",
            "input.missing-field replacement.organisation|input.bad-date replacement.on" },
        { """{CORRECT,"replacement":{"command":"reverse-fact","event":"1","on":"2023-01-01","""
            + "\"reason\":\"r\"}}",
            "input.bad-value replacement" },

        // All of them together
        { """{"command":"found-cooperative","id":"A","unit":7,"on":"2023-02-30","founders":"x","""
            + "\"colour\":1,\"evidence\":7}",
            "input.bad-value evidence|input.unknown-field colour|input.bad-id id|"
            + "input.missing-field name|input.wrong-type unit|input.bad-date on|"
            + "input.wrong-type founders" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_faulty_line_is_refused_by_code_and_field(string line, string expected)
    {
        await using var ledger = new TestLedger();
        var whole = Starts.Aggregate(line, (text, start) =>
            text.Replace(start.Short, start.Long.Trim(), StringComparison.Ordinal));
        var result = await ledger.Import(whole);
        var refusals = ledger.Refused.SelectMany(refused => refused.Refusals).ToList();
        Assert.Equal(
            expected,
            string.Join('|', refusals.Select(refusal => $"{refusal.Code} {refusal.Field}".Trim())));
        Assert.Equal(0, result.Events);
        Assert.Equal(0, await ledger.Length());
        Assert.All(refusals, refusal =>
        {
            Assert.NotEmpty(refusal.Vietnamese);
            Assert.NotEmpty(refusal.English);
            Assert.DoesNotContain("{0}", refusal.English, StringComparison.Ordinal);
            Assert.DoesNotContain("{0}", refusal.Vietnamese, StringComparison.Ordinal);
        });
    }

    [Fact]
    public void A_command_that_is_misspelt_is_told_the_nearest_ones()
    {
        var (submit, refusals) = ImportLine.Read("""{"command":"found-coperative"}""", "a");
        Assert.Null(submit);
        Assert.StartsWith(
            "There is no command \"found-coperative\". Nearest: found-cooperative, ",
            Assert.Single(refusals).English, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_is_misspelt_is_told_the_fields_there_are()
    {
        var (_, refusals) = ImportLine.Read(
            """{"command":"admit-member","organisation":"a","on":"2023-01-01","klass":"x"}""", "a");
        Assert.Contains(
            "organisation, on, class", Assert.Single(refusals).Vietnamese,
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("registrationNo")]
    [InlineData("on")]
    [InlineData("kind")]
    [InlineData("id")]
    public void A_refusal_does_not_repeat_a_long_value_in_full(string field)
    {
        var line = new Newtonsoft.Json.Linq.JObject
        {
            ["command"] = "found-cooperative", ["id"] = "a", ["name"] = "HTX A",
            ["unit"] = "phu-tho", ["on"] = "2023-01-01",
            [field] = new string('x', 5000),
        };
        var (_, refusals) = ImportLine.Read(line.ToString(Newtonsoft.Json.Formatting.None), "a");
        Assert.True(Assert.Single(refusals).English.Length < 500);
    }

    [Fact]
    public void Evidence_that_is_refused_is_shown_as_it_was_written()
    {
        var (_, refusals) = ImportLine.Read(
            """
            {"command":"admit-member","organisation":"a","on":"2023-01-01","evidence":{"a":[1]}}
            """, "a");
        Assert.Contains("{\"a\":[1]}", Assert.Single(refusals).English, StringComparison.Ordinal);
    }
}
