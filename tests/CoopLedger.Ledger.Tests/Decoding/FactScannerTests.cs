using System.Text;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Loans;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Tests.Journals;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Tests.Contracts;

namespace CoopLedger.Ledger.Tests.Decoding;

/// <summary>Whatever the scanner applies without reading it whole, the long way reads and posts just
/// so; what the long way refuses, it refuses with its position.</summary>
public sealed class FactScannerTests
{
    /// <summary>More than are read whole before there is a plan.</summary>
    private const int Many = 40;

    private const int EventsOfEach = 60;
    private const int AlteredOfEach = 900;

    public static TheoryData<string> Names => [.. EventJson.All.Keys];

    [Fact]
    public void Nearly_every_type_of_event_is_scanned()
    {
        var plans = EventJson.All.Values.Where(type => !PartBuilder.ReadsWhole(type))
            .Select(type => (type, Plan: ScanPlan.Of(type))).ToList();
        Assert.True(plans.Count > 60);
        Assert.DoesNotContain(plans, plan => !plan.Plan.IsPossible);
        Assert.False(ScanPlan.Of(typeof(FactReversed)).IsPossible);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Events_and_their_altered_bytes_come_to_what_the_long_way_makes_of_them(string name)
    {
        var parts = new ScannedParts();
        var facts = new RandomFacts(name.Length);
        var mangler = new Mangler(name.Length);
        var type = EventJson.All[name];
        var written = Enumerable.Range(0, EventsOfEach)
            .Select(_ => EventJson.Write(facts.One(type)))
            .Concat(Samples.All.Concat(Samples.Bare)
                .Where(sample => sample.GetType() == type).Select(EventJson.Write)).ToList();
        for (var i = 0; i < Many; i++)
        {
            parts.Apply(name, written[i]);
        }

        Assert.Equal(0, parts.Refused);
        written.ForEach(data => parts.Apply(name, data));
        for (var i = 0; i < AlteredOfEach; i++)
        {
            parts.Apply(name, mangler.Altered(written[i % written.Count]));
        }

        parts.End();
        Assert.Equal(ScanPlan.Of(type).IsPossible, parts.Scanned > EventsOfEach / 4);
        Assert.True(parts.Refused > AlteredOfEach / 8);
    }

    [Fact]
    public void Parts_of_all_types_at_once_come_to_the_same()
    {
        var (parts, facts, numbers) = (new ScannedParts(), new RandomFacts(5), new Random(5));
        for (var i = 0; i < 12_000; i++)
        {
            var type = RandomFacts.Types[numbers.Next(RandomFacts.Types.Count)];
            var fact = facts.One(type);
            parts.Apply(EventJson.NameOf(fact), EventJson.Write(fact));
            if (i % 5000 == 4999)
            {
                parts.End();
            }
        }

        parts.End();
        Assert.True(parts.Scanned > 4000, $"{parts.Scanned}");
        Assert.Equal(0, parts.Refused);
    }

    [Fact]
    public void A_type_whose_events_are_all_different_is_given_up()
    {
        var parts = new ScannedParts();
        for (var i = 0; i < 14_000; i++)
        {
            var (fact, data) = Written($"u-{i}", i);
            parts.Apply(fact, data);
            if (i == 1000)
            {
                Assert.True(parts.IsLastScanned);
            }
        }

        Assert.False(parts.IsLastScanned);
        Assert.True(parts.Scanned > 1000);
        parts.End();
    }

    [Fact]
    public void More_codes_than_a_field_has_room_for_are_read_whole()
    {
        var parts = new ScannedParts();
        for (var i = 0; i < 3 * CodeBook.CodesMax / 2; i++)
        {
            // Units decide; two thirds of them come once.
            var fact = Written(i % 3 == 0 ? "phu-tho" : $"u-{i}", i);
            parts.Apply(fact.Name, fact.Data);
        }

        parts.End();
        Assert.True(parts.Scanned > 1000);
    }

    [Fact]
    public void A_name_that_is_not_known_is_refused_with_its_position()
    {
        var parts = new ScannedParts();
        parts.Apply("nothing.happened.v1", "{}"u8.ToArray());
        parts.Apply("", "{}"u8.ToArray());
        Assert.Equal(2, parts.Refused);
    }

    [Fact]
    public void A_name_of_an_earlier_version_is_read_as_that_of_today()
    {
        var parts = new ScannedParts();
        var (name, data) = ("training.held.v1", Encoding.UTF8.GetBytes(
            "{\"training\":\"t-1\",\"on\":\"2023-08-31\",\"unit\":\"phu-tho\",\"classes\":3,"
            + "\"participations\":120,\"role\":\"organiser\"}"));
        for (var i = 0; i < Many * 2; i++)
        {
            parts.Apply(name, data);
        }

        parts.End();
        Assert.Equal((0, 0), (parts.Refused, parts.Scanned));
    }

    private static (string Name, byte[] Data) Written(string unit, int number)
    {
        var fact = new LoanDisbursed(
            new($"l-{number}"), new(1), new(2023, 8, 31), new(1000 + number), new("Quỹ"), default,
            new("htx-01"), default, new(unit), new("Dự án"));
        return (EventJson.NameOf(fact), EventJson.Write(fact));
    }
}
