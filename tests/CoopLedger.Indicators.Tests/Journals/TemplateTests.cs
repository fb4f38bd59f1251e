using System.Reflection;
using System.Text;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Tests.Journals;

/// <summary>However odd a rule is, its templates post what the rule posts, or there are none.
/// </summary>
public sealed class TemplateTests
{
    private const int Kinds = 150;
    private const int EventsOfKind = 8;

    private static readonly long[] OneMarks = [104_729, 224_737, 350_377, 479_909, 611_953];
    private static readonly long[] OtherMarks =
        [151_237, 287_117, 415_507, 538_303, 667_003];
    private static readonly ParameterInfo[] Fields = RandomFacts.FieldsOf(typeof(OddFact));

    public static TheoryData<string> Rules =>
    [
        .. typeof(OddRule).Assembly.GetTypes()
            .Where(type => type.IsSubclassOf(typeof(OddRule))).Select(type => type.Name),
    ];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_template_posts_what_the_rule_posts_or_there_is_none(string rule)
    {
        var table = Table(rule);
        var print = table.FootprintOf(typeof(OddFact));
        if (print.ReadsAll || Places(print).Count(IsId) > 2)
        {
            return; // Such events are read whole.
        }

        var facts = new RandomFacts(rule.Length);
        for (var kind = 0; kind < Kinds; kind++)
        {
            var journal = new Journal();
            var templates = new PostingTemplates(journal.Table, table);
            var builder = new ChunkBuilder(journal.Table, templates);
            var expected = new Journal();
            var learnt = facts.Values(typeof(OddFact));
            var template = Learn(templates, print, learnt);
            builder.Begin(1);
            for (var i = 0; template > 0 && i < EventsOfKind; i++)
            {
                var alike = Alike(facts, print, learnt);
                var fact = (OddFact)RandomFacts.Made(typeof(OddFact), alike);
                builder.Add(
                    i, template, fact.On.DayNumber, Carried(print, alike),
                    Subject(templates, template, print, alike));
                table.Post(expected, i + 1, fact);
            }

            journal.Join(builder.Build());
            Assert.Equal(Text(expected), Text(journal));
        }
    }

    [Theory]
    [InlineData(nameof(PassesOn), "Amount Due Fee Loan")]
#if !DEBUG // Where every step is stored first, the answer is the careful one.
    [InlineData(nameof(PassesOnWhatMayBeAbsent), "People")]
#endif
    [InlineData(nameof(AddsUp), "Amount Fee")]
#if !DEBUG
    [InlineData(nameof(ComparesDays), "Amount Due On")]
    [InlineData(nameof(ComparesDaysItself), "Due On")]
#endif
    [InlineData(nameof(PostsNothing), "")]
    public void A_plain_rule_is_understood(string rule, string passedOn)
    {
        var print = Table(rule).FootprintOf(typeof(OddFact));
        Assert.False(print.ReadsAll);
        Assert.Equal(passedOn, string.Join(' ', print.PassedOn));
    }

    [Theory]
    [InlineData(nameof(PassesTheFactOn))]
    [InlineData(nameof(PassesTheFactOnWithSomethingStatic))]
    [InlineData(nameof(AsksAnInterface))]
    [InlineData(nameof(AsksEveryField))]
    [InlineData(nameof(TakesANewFact))]
    [InlineData(nameof(AsksInAClosure))]
    public void Where_the_fact_itself_goes_elsewhere_all_of_it_counts_as_read(string rule) =>
        Assert.True(Table(rule).FootprintOf(typeof(OddFact)).ReadsAll);

    [Theory]
    [InlineData(nameof(Multiplies))]
    [InlineData(nameof(Compares))]
    [InlineData(nameof(IsZero))]
    [InlineData(nameof(ReadsWhatIsComputed))]
    [InlineData(nameof(PostsYearsLater))]
    [InlineData(nameof(TakesTheLarger))]
    [InlineData(nameof(Loops))]
    [InlineData(nameof(MeasuresAText))]
    [InlineData(nameof(WritesInCapitals))]
    [InlineData(nameof(JoinsTexts))]
    [InlineData(nameof(CastsANumber))]
    [InlineData(nameof(CapsInTheFact))]
    [InlineData(nameof(HashesANumber))]
    [InlineData(nameof(CatchesAFault))]
    [InlineData(nameof(ComparesADayWithTheLaw))]
    [InlineData(nameof(ComparesADayThatIsMoved))]
    [InlineData(nameof(ComparesDaysAndLooksAtOne))]
    public void What_is_looked_at_is_not_passed_on(string rule)
    {
        var print = Table(rule).FootprintOf(typeof(OddFact));
        Assert.False(print.ReadsAll);
        Assert.NotEmpty(print.Read);
        Assert.Empty(print.PassedOn);
    }

    [Fact]
    public void What_is_computed_is_read_with_all_that_it_is_computed_from() => Assert.Equal(
        "Amount Fee IsBig Kind Unit",
        string.Join(' ', Table(nameof(ReadsWhatIsComputed)).FootprintOf(typeof(OddFact)).Read
            .Order(StringComparer.Ordinal)));

    [Fact]
    public void A_sum_has_no_template()
    {
        foreach (var rule in (string[])[nameof(AddsUp), nameof(AddsOne)])
        {
            var table = Table(rule);
            Assert.Equal(0, Learn(
                new PostingTemplates(new AccountTable(), table),
                table.FootprintOf(typeof(OddFact)), new RandomFacts(1).Values(typeof(OddFact))));
        }
    }

    private static PostingTable Table(string rule) => new(
    [
        (Measure)Activator.CreateInstance(
            typeof(OddRule).Assembly.GetType($"{typeof(OddRule).Namespace}.{rule}")!)!,
    ]);

    // As the scanner does it: what is read decides, but for what is only passed on.
    private static int Learn(PostingTemplates templates, EventFootprint print, object?[] values)
    {
        var (one, other) = (new List<long>(), new List<long>());
        var subjects = Places(print).Count(IsId);
        return templates.Learn(
            new(
                Marked(print, values, OneMarks, one, "mark-1"), [.. one],
                Subjects("mark-1").AsSpan(0, subjects)),
            new(
                Marked(print, values, OtherMarks, other, "mark-2"), [.. other],
                Subjects("mark-2").AsSpan(0, subjects)));
    }

    private static string[] Subjects(string mark) => [$"{mark}-a", $"{mark}-b"];

    private static Event Marked(
        EventFootprint print, object?[] values, long[] marks, List<long> numbers, string subject)
    {
        object?[] marked = [.. values];
        marks = Ordered(print, values, marks);
        var subjects = new Queue<string>(Subjects(subject));
        foreach (var place in Places(print))
        {
            if (IsId(place))
            {
                marked[place] = Activator.CreateInstance(
                    Fields[place].ParameterType, subjects.Dequeue());
                continue;
            }

            var isDay = Fields[place].ParameterType == typeof(DateOnly);
            var mark = (isDay ? 2_000_000 : 0) + marks[numbers.Count];
            numbers.Add(mark);
            marked[place] = marked[place] is null ? null
                : isDay ? DateOnly.FromDayNumber((int)mark)
                : marked[place] is Count ? new Count(mark)
                : new Vnd(mark);
        }

        return RandomFacts.Made(typeof(OddFact), marked);
    }

    /// <summary>The marks, so that days that are compared stand as they do in the values.</summary>
    private static long[] Ordered(EventFootprint print, object?[] values, long[] marks)
    {
        if (Compared(print) is not [var one, var other])
        {
            return marks;
        }

        long[] ordered = [.. marks];
        var numbers = Places(print).Where(place => !IsId(place)).ToList();
        var (first, second) = (numbers.IndexOf(one), numbers.IndexOf(other));
        var order = Order(values, one, other);
        (ordered[first], ordered[second]) = order < 0
            ? (marks[first], marks[second])
            : order > 0 ? (marks[second], marks[first]) : (marks[first], marks[first]);
        return ordered;
    }

    private static int[] Compared(EventFootprint print) =>
    [
        .. print.Compared.Select(name => Array.FindIndex(Fields, field => field.Name == name))
            .Order(),
    ];

    private static int Order(object?[] values, int one, int other) =>
        ((DateOnly)values[one]!).CompareTo((DateOnly)values[other]!);

    /// <summary>Other values in every field but those that decide.</summary>
    private static object?[] Alike(RandomFacts facts, EventFootprint print, object?[] values)
    {
        var others = facts.Values(typeof(OddFact));
        for (var i = 0; i < Fields.Length; i++)
        {
            if (print.Read.Contains(Fields[i].Name!)
                && (!Places(print).Contains(i) || (others[i] is null) != (values[i] is null)))
            {
                others[i] = values[i];
            }
        }

        if (Compared(print) is [var one, var other]
            && Math.Sign(Order(others, one, other)) is var order
            && Math.Sign(Order(values, one, other)) is var wanted && order != wanted)
        {
            (others[one], others[other]) = wanted == 0
                ? (others[one], others[one])
                : order == 0 ? (values[one], values[other]) : (others[other], others[one]);
        }

        return others;
    }

    private static int[] Places(EventFootprint print) =>
        [.. print.PassedOn.Select(name => Array.FindIndex(Fields, field => field.Name == name))
            .Order()];

    private static bool IsId(int place) => Fields[place].ParameterType.IsSubclassOf(typeof(Id));

    private static long[] Carried(EventFootprint print, object?[] values) =>
    [
        .. Places(print).Where(place => !IsId(place)).Select(place => values[place] switch
        {
            Count count => count.Value,
            Vnd amount => amount.Dong,
            DateOnly day => day.DayNumber,
            _ => 0,
        }),
    ];

    private static byte[] Subject(
        PostingTemplates templates, int template, EventFootprint print, object?[] values)
    {
        var ids = Places(print).Where(IsId)
            .Select(place => Encoding.UTF8.GetBytes(values[place]!.ToString()!))
            .Concat([[], []]).ToList();
        var room = new byte[64];
        return templates.SubjectOf(template) is { } form
            ? form.Put(ids[0], ids[1], ref room).ToArray()
            : [];
    }

    private static string Text(Journal journal) => string.Join('\n', journal.Accounts
        .Select(key => $"{key} " + string.Join(' ', journal.Between(
            key, DateOnly.MinValue, DateOnly.MaxValue, long.MaxValue)
            .Select(posting => $"{posting.Position},{posting.Day:o},{posting.Amount},"
                + journal.CountedAs(posting.Subject))))
        .Order(StringComparer.Ordinal));
}
