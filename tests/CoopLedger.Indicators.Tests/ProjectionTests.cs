using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Places;
using CoopLedger.Indicators.Registers;
using CoopLedger.Indicators.Answers;
using FsCheck;
using FsCheck.Fluent;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests;

public sealed class ProjectionTests
{
    private static readonly Arbitrary<int[]> Numbers =
        Gen.Choose(0, int.MaxValue).ArrayOf().ToArbitrary();

    private static readonly Question[] Questions =
    [
        new(Scope.Nation, null, Day("2023-12-31")),
        new(Scope.Nation, Day("2021-01-01"), Day("2022-06-30")),
        new(Scope.Parse("unit:phu-tho"), Day("2022-01-01"), Day("2023-12-31")),
        new(Scope.Parse("unit:dak-lak"), Day("2020-01-01"), Day("2024-12-31")),
    ];

    [Fact]
    public void Events_are_applied_in_the_order_of_the_log()
    {
        var projection = new Projection();
        projection.Apply(3, Founded("htx-1"));
        Assert.Equal(3, projection.Position);
        Assert.Throws<InvalidOperationException>(() => projection.Apply(3, Founded("htx-2")));
        Assert.Throws<InvalidOperationException>(() => projection.Apply(2, Founded("htx-2")));
    }

    [Fact]
    public void Parts_of_the_log_joined_in_order_are_the_whole() =>
        Prop.ForAll(
            Numbers, Gen.Choose(0, 60).ArrayOf().ToArbitrary(), (numbers, cuts) =>
            {
                var log = RandomLog.Of(numbers);
                var whole = new Projection();
                foreach (var (i, fact) in log.Index())
                {
                    whole.Apply(LogReader.Stream, LogReader.At(i + 1, fact));
                }

                var joined = new Projection(new LogReader(log));
                var from = 0;
                foreach (var to in cuts.Where(cut => cut < log.Count).Order().Append(log.Count))
                {
                    Join(joined, log, from, to);
                    from = to;
                }

                return whole.Hash() == joined.Hash()
                    && whole.Position == joined.Position
                    && whole.Journal.Postings == joined.Journal.Postings
                    && Answers(whole).SequenceEqual(Answers(joined), StringComparer.Ordinal)
                    && Answers(whole, knownBy: 12).SequenceEqual(
                        Answers(joined, knownBy: 12), StringComparer.Ordinal);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_reversal_restores_every_indicator() =>
        Prop.ForAll(
            Numbers, Gen.Choose(0, int.MaxValue).ToArbitrary(), (numbers, number) =>
            {
                var log = RandomLog.Of(numbers);
                var before = Answers(Part(log, 0, log.Count)).ToList();
                var fact = RandomLog.One(number, log.Count + 1);
                log.Add(fact);
                log.Add(RandomLog.Reversal(log.Count, fact));
                return before.SequenceEqual(
                    Answers(Part(log, 0, log.Count)), StringComparer.Ordinal);
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void What_was_known_does_not_change_when_more_is_recorded() =>
        Prop.ForAll(Numbers, Numbers, (numbers, later) =>
        {
            var log = RandomLog.Of(numbers);
            var before = Answers(Part(log, 0, log.Count), warnings: true).ToList();
            var longer = RandomLog.Of([.. numbers, .. later]);
            return before.SequenceEqual(
                Answers(Part(longer, 0, longer.Count), knownBy: log.Count, warnings: true),
                StringComparer.Ordinal);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void An_explanation_adds_up_to_its_value() =>
        Prop.ForAll(Numbers, numbers =>
        {
            var log = RandomLog.Of(numbers);
            var projection = Part(log, 0, log.Count);
            return Questions.All(question => Catalogue.Measures
                .Where(measure => !measure.IsDistinct)
                .Select(measure => projection.Ask(measure, question))
                .Where(answer => answer.Value is { IsExact: true })
                .All(answer => answer.Value!.Value.Low
                    == answer.Contributions.Sum(item => item.Posting.Amount)));
        }).QuickCheckThrowOnFailure();

    private static void Join(Projection whole, List<Event> log, int from, int to)
    {
        var builder = whole.NewPartBuilder();
        builder.Begin(from + 1);
        for (var i = from; i < to; i++)
        {
            builder.Apply(i + 1, log[i]);
        }

        whole.Join(builder.End(to));
    }

    private static Projection Part(List<Event> log, int from, int to)
    {
        var projection = new Projection();
        for (var i = from; i < to; i++)
        {
            projection.Apply(i + 1, log[i]);
        }

        return projection;
    }

    private static IEnumerable<string> Answers(
        Projection projection, long knownBy = long.MaxValue, bool warnings = false) =>
        from question in Questions
        from indicator in Catalogue.All
        let answer = projection.Ask(
            indicator, question with { KnownBy = knownBy })
        select $"{indicator} {answer.Numerator} {answer.Denominator} {answer.Value}"
            + (warnings ? string.Join(' ', answer.Warnings.Select(warning => warning.Code)) : "");

    /// <summary>Reads the facts of a list again, all on one stream.</summary>
    private sealed class LogReader(List<Event> log) : IFactReader
    {
        public static StreamName Stream { get; } = new("test-log");

        public static Fact At(long position, Event fact) =>
            new(fact, new Guid((int)position, 0, 0, new byte[8]), position);

        public IReadOnlyList<(StreamName Stream, Fact Fact)> Read(IReadOnlyList<long> positions) =>
            [.. positions.Select(position =>
                (Stream, At(position, log[(int)position - 1])))];
    }
}
