using System.Reflection;
using System.Runtime.CompilerServices;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Tests.Journals;

/// <summary>What the footprint says that the measures read of an event is what decides its
/// postings: no more is trusted than what changing it shows.</summary>
public sealed class FootprintTests
{
    private const int EventsOfEach = 60;
    private const int ChangesOfField = 3;

    // Their postings are made by the table itself, and they are read whole.
    private static readonly string[] Special = ["FactReversed", "TotalRecorded"];

    public static TheoryData<string> Names =>
        [.. RandomFacts.Types.Select(type => type.Name).Except(Special, StringComparer.Ordinal)];

    [Fact]
    public void There_are_events_that_are_counted_and_some_pass_an_amount_on()
    {
        var prints = RandomFacts.Types.Select(Catalogue.Table.FootprintOf).ToList();
        Assert.True(prints.Count(print => print.Read.Count > 0) > 40);
        Assert.True(prints.Count(print => print.PassedOn.Any()) > 10);
        Assert.DoesNotContain(prints, print => print.ReadsAll);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_field_that_no_rule_reads_changes_no_posting(string name)
    {
        var (type, print) = Printed(name);
        foreach (var change in Changes(type, name.Length))
        {
            if (!print.Read.Contains(change.Field.Name!))
            {
                var expected = change.Field.Name == nameof(Event.On)
                    ? change.Before.Select(posting => posting with
                    {
                        Day = posting.IsOwnDay ? (DateOnly)change.New! : posting.Day,
                    })
                    : change.Before;
                Assert.Equal(expected, change.After);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_passed_on_changes_amounts_or_subjects_by_itself_and_nothing_else(
        string name)
    {
        var (type, print) = Printed(name);
        var passedOn = print.PassedOn.ToHashSet(StringComparer.Ordinal);
        foreach (var change in Changes(type, name.Length))
        {
            if (passedOn.Contains(change.Field.Name!)
                && change is { Old: not null, New: not null, KeepsOrder: true })
            {
                Assert.Equal(change.Before.Count, change.After.Count);
                Assert.All(
                    change.Before.Zip(change.After),
                    pair => Assert.True(
                        IsPassedOn(pair.First, pair.Second, change.Old, change.New),
                        $"{change.Field.Name}: {pair.First} {pair.Second}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void What_is_said_to_be_read_can_change_the_postings(string name)
    {
        var (type, print) = Printed(name);
        var changing = Changes(type, name.Length)
            .Where(change => !change.Before.SequenceEqual(change.After))
            .Select(change => change.Field.Name!).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(print.Read.Except(changing, StringComparer.Ordinal));
    }

    [Fact]
    public void A_field_is_what_was_given_and_nothing_is_computed_on_the_way() => Assert.All(
        RandomFacts.Types, type => Assert.All(
            RandomFacts.FieldsOf(type), field => Assert.True(
                type.GetProperty(field.Name!)!.GetMethod!
                    .IsDefined(typeof(CompilerGeneratedAttribute)),
                $"{type.Name}.{field.Name} is computed.")));

    private static (Type Type, EventFootprint Print) Printed(string name)
    {
        var type = RandomFacts.Types.Single(type => type.Name == name);
        return (type, Catalogue.Table.FootprintOf(type));
    }

    private static bool IsPassedOn(
        in RecordedPosting before, in RecordedPosting after, object old, object made)
    {
        if (old is Id)
        {
            return before with { Subject = null } == after with { Subject = null }
                && (before.Subject == after.Subject || before.Subject!.Replace(
                    old.ToString()!, made.ToString(), StringComparison.Ordinal) == after.Subject
                    || before.Subject.Contains(old.ToString()!, StringComparison.Ordinal));
        }

        if (old is DateOnly)
        {
            return before with { Day = default } == after with { Day = default }
                && (before.Day == after.Day
                    || (before.Day == (DateOnly)old && after.Day == (DateOnly)made));
        }

        var difference = Whole(made) - Whole(old);
        return before with { Amount = 0 } == after with { Amount = 0 }
            && (before.Amount == after.Amount
                || (before.Amount == Whole(old) && after.Amount == before.Amount + difference)
                || (before.Amount == -Whole(old) && after.Amount == before.Amount - difference));
    }

    private static long Whole(object value) => value is Hectares area ? area.Parts : (long)value.GetType().GetInterfaces()
        .Single(face => face.IsGenericType
            && face.GetGenericTypeDefinition() == typeof(IWhole<>))
        .GetProperty("Whole")!.GetValue(value)!;

    private static IEnumerable<Change> Changes(Type type, int seed)
    {
        var facts = new RandomFacts(seed);
        var fields = RandomFacts.FieldsOf(type);
        string[] compared = [.. Catalogue.Table.FootprintOf(type).Compared];
        for (var i = 0; i < EventsOfEach; i++)
        {
            var values = facts.Values(type);
            var before = Recorded(RandomFacts.Made(type, values));
            for (var field = 0; field < fields.Length; field++)
            {
                for (var again = 0; again < ChangesOfField; again++)
                {
                    object?[] changed = [.. values];
                    changed[field] = facts.Value(fields[field]);
                    yield return new(
                        fields[field], values[field], changed[field], before,
                        Recorded(RandomFacts.Made(type, changed)),
                        Order(fields, compared, values) == Order(fields, compared, changed));
                }
            }
        }
    }

    /// <summary>How two days stand that are compared.</summary>
    private static int Order(ParameterInfo[] fields, string[] compared, object?[] values)
    {
        if (compared.Length == 0)
        {
            return 0;
        }

        var days = compared.Select(name =>
            (DateOnly)values[Array.FindIndex(fields, field => field.Name == name)]!).ToList();
        return days[0].CompareTo(days[1]) switch { < 0 => -1, 0 => 0, > 0 => 1 };
    }

    [Fact]
    public void A_report_is_told_apart_by_whether_it_came_in_time_and_not_by_its_days()
    {
        var print = Catalogue.Table.FootprintOf(typeof(Domain.Reports.ReportReceived));
        Assert.Equal("Due On", string.Join(' ', print.Compared));
        Assert.Equal("Due On", string.Join(' ', print.PassedOn));
    }

    private static List<RecordedPosting> Recorded(Event fact)
    {
        var recording = new PostingRecording();
        Catalogue.Table.Post(recording, 1, fact);
        return recording.Postings;
    }

    private sealed record Change(
        ParameterInfo Field, object? Old, object? New, List<RecordedPosting> Before,
        List<RecordedPosting> After, bool KeepsOrder);
}
