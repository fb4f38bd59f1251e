using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Periods;
using CoopLedger.Indicators.Registers;

namespace CoopLedger.Cli.Verbs;

/// <summary>Prints the indicators of a scope, with the published figures beside them.</summary>
internal static class ReportVerb
{
    private static readonly Option<bool> All = new("--all")
    {
        Description = "Also the indicators that no fact speaks of.",
    };

    private static readonly Option<string?> Period = new("--period")
    {
        Description = "A closed period, as 'register periods' lists it: published and restated.",
    };

    private static readonly QuestionOptions Asked = new();

    public static Command Make()
    {
        var verb = new Command(
            "report",
            "Print the indicators of a scope, with published figures beside them; or a plan "
                + "(--scope plan:ID), or campaigns (--scope campaign:ID, joined by +).")
        {
            All, Period,
        };
        Asked.AddTo(verb, withFacet: false);
        WhatIfOptions.AddTo(verb);
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        await using var session = await Session.ToAsk(parsed, screen, cancellationToken);
        if (parsed.GetValue(Period) is { } period)
        {
            return await ActOnPeriod(parsed, screen, session, period, cancellationToken);
        }

        if (SubjectReport.Of(Asked.ScopeText(parsed)) is { } subject)
        {
            var time = subject.IsPlan
                ? await Asked.ReadPlanTime(parsed, session, cancellationToken)
                : await Asked.ReadTime(parsed, session, cancellationToken);
            return await subject.Show(screen, session, time, cancellationToken);
        }

        var question = await Asked.Read(parsed, session, cancellationToken);
        var isFull = parsed.GetValue(All);
        var table = await Table(session, question, isFull, cancellationToken);
        if (screen.IsJson)
        {
            screen.Json(table.Json(screen, question.KnownBy));
            return ExitCodes.Ok;
        }

        screen.Title($"{question.Scope} · " + (question.From is { } from
            ? $"{CivilDate.Format(from)}–{CivilDate.Format(question.To)}"
            : CivilDate.Format(question.To)) + ShowVerb.OnBoundaries(screen, question));
        table.Show(screen);
        return ExitCodes.Ok;
    }

    private static async Task<ReportTable> Table(
        Session session, Question question, bool isFull, CancellationToken cancellationToken)
    {
        var before = session.WhatIf is not { } assumed
            ? null
            : await session.Recorded.Live.Read(
                projection => ReportTable.Of(
                    projection,
                    question with { KnownBy = assumed.RecordedBy(question.KnownBy) }, isFull),
                cancellationToken);
        return await session.Live.Read(
            projection => ReportTable.Of(projection, question, isFull, before),
            cancellationToken);
    }

    private static async Task<int> ActOnPeriod(
        ParseResult parsed, Screen screen, Session session, string id,
        CancellationToken cancellationToken)
    {
        var knownBy = await Asked.ReadKnownBy(parsed, session, cancellationToken);
        var (restatement, known) = await session.Live.Read(
            projection => (
                PeriodRegister.Find(projection, id, knownBy) is { } period
                    ? Restatement.Of(projection, period, knownBy)
                    : null,
                string.Join(", ", PeriodRegister.All(projection, knownBy)
                    .Select(period => period.Id).Distinct(StringComparer.Ordinal))),
            cancellationToken);
        if (restatement is null)
        {
            throw new UsageException(
                $"Sổ chưa khóa kỳ \"{id}\". Đã khóa: {(known.Length == 0 ? "—" : known)}.",
                $"No period \"{id}\" was closed. There are: {(known.Length == 0 ? "—" : known)}.",
                ExitCodes.NotFound, "period.unknown");
        }

        var report = await PeriodReport.Of(restatement, session.Store, cancellationToken);
        if (screen.IsJson)
        {
            screen.Json(report.Json(screen, knownBy));
        }
        else
        {
            report.Show(screen);
        }

        return ExitCodes.Ok;
    }
}
