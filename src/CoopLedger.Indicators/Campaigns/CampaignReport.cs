using System.Collections.Immutable;
using CoopLedger.Domain.Campaigns;
using CoopLedger.Domain.Facts;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators.Campaigns;

/// <summary>Campaigns on a day, and what happened while they ran. Nothing but data.</summary>
/// <remarks>With several campaigns the results are those of their union: a fact that lies in two
/// of them, or is attributed to two, counts once. Results are flows alone: a stock does not
/// happen in a window.</remarks>
/// <param name="Question">As of when.</param>
/// <param name="Campaigns">The campaigns.</param>
/// <param name="Results">The measures of which anything happened.</param>
/// <param name="Attributed">The facts attributed to the campaigns, each once.</param>
/// <param name="Warnings">What a reader of the results should know.</param>
public sealed record CampaignReport(
    Question Question,
    ImmutableArray<CampaignSheet> Campaigns,
    ImmutableArray<CampaignResult> Results,
    ImmutableArray<AttributedFact> Attributed,
    ImmutableArray<Warning> Warnings)
{
    /// <param name="projection">What is read.</param>
    /// <param name="campaigns">At least one.</param>
    /// <param name="question">As of when; facts after its last day, and before its first if it
    /// has one, are left out.</param>
    /// <param name="attributed">The facts that activities of the campaigns refer to.</param>
    public static CampaignReport Of(
        Projection projection, ImmutableArray<CampaignSheet> campaigns, Question question,
        IEnumerable<AttributedFact> attributed)
    {
        ImmutableArray<AttributedFact> facts =
        [
            .. attributed.GroupBy(fact => fact.Position).OrderBy(group => group.Key)
                .Select(group => group.First() with
                {
                    Activities = [.. group.SelectMany(fact => fact.Activities)],
                }),
        ];
        var warnings = new List<Warning>();
        var alone = Alone(facts);
        var programme = Cut(campaigns, question, sheet => sheet.Programme);
        var nominal = Cut(campaigns, question, sheet => sheet.Nominal);
        var peak = Cut(campaigns, question, sheet => sheet.Peak);
        var results = Catalogue.Measures.Where(measure => !measure.IsStock)
            .Select(measure => new CampaignResult(
                measure,
                Count(projection, measure, question, programme, warnings),
                Count(projection, measure, question, nominal, warnings),
                Count(projection, measure, question, peak, warnings),
                OrNone(alone.Ask(measure, question with { KnownBy = long.MaxValue }, false))))
            .Where(result => result.HasFacts);
        return new(question, campaigns, [.. results], facts, [.. warnings.Distinct()]);
    }

    private static ImmutableArray<WindowPiece> Cut(
        ImmutableArray<CampaignSheet> campaigns, Question question,
        Func<CampaignSheet, DayWindow?> window) =>
    [
        .. WindowUnion.Of([.. campaigns.SelectMany(sheet =>
            window(sheet)?.Within(question.From, question.To) is { } days
                ? (WindowPiece[])[new(days, sheet.Units)]
                : [])]),
    ];

    /// <summary>What a measure comes to over pieces of which no two share a day.</summary>
    private static Answer? Count(
        Projection projection, Measure measure, Question question,
        ImmutableArray<WindowPiece> pieces, List<Warning> warnings)
    {
        var answers = pieces.Select(piece => projection.Ask(
            measure,
            question with
            {
                Scope = piece.Scope,
                From = piece.Window.From,
                To = piece.Window.To,
            },
            explain: false)).ToList();
        var held = answers.FindAll(answer => answer.RestsOnFacts);
        warnings.AddRange(held.SelectMany(answer => answer.Warnings));
        return held is not [var first, .. var rest] ? null : rest.Aggregate(
            first, (sum, next) => sum with { Value = Joined(measure, sum, next) });
    }

    /// <summary>Of things that count once, two pieces may hold the same: at least as many as in
    /// one of them, at most as many as in both.</summary>
    private static Bounds Joined(Measure measure, Answer sum, Answer next)
    {
        var (a, b) = (sum.Value!.Value, next.Value!.Value);
        var both = a + b;
        return measure.IsDistinct ? both with { Low = a.Low > b.Low ? a.Low : b.Low } : both;
    }

    /// <summary>The attributed facts in a journal of their own.</summary>
    private static Projection Alone(ImmutableArray<AttributedFact> facts)
    {
        var alone = new Projection();
        foreach (var fact in facts.Where(fact => fact.Stands))
        {
            alone.Apply(fact.Position, fact.Fact);
        }

        return alone;
    }

    private static Answer? OrNone(Answer answer) => answer.RestsOnFacts ? answer : null;
}

/// <summary>What a measure comes to while campaigns run; <see langword="null"/> where nothing is
/// on record.</summary>
/// <param name="Measure">The measure.</param>
/// <param name="Programme">In the programme windows.</param>
/// <param name="Nominal">In the windows that the titles name.</param>
/// <param name="Peak">In the peak windows.</param>
/// <param name="Attributed">Of the facts attributed to the campaigns, wherever they lie; a part
/// of the others as a rule, never to be added to them.</param>
public sealed record CampaignResult(
    Measure Measure, Answer? Programme, Answer? Nominal, Answer? Peak, Answer? Attributed)
{
    public bool HasFacts => Programme is not null || Attributed is not null;
}

/// <summary>A fact of the ledger that an activity of a campaign refers to.</summary>
/// <param name="Position">Its position.</param>
/// <param name="Fact">The fact.</param>
/// <param name="Stands">Whether it has not been reversed.</param>
/// <param name="Activities">The activities that refer to it, as campaign and activity.</param>
public sealed record AttributedFact(
    long Position, Event Fact, bool Stands, ImmutableArray<CampaignActivityRecorded> Activities);
