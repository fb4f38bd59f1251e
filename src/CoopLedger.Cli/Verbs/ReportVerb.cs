using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;

namespace CoopLedger.Cli.Verbs;

/// <summary>Prints the indicators of a scope, with the published figures beside them.</summary>
internal static class ReportVerb
{
    private static readonly Option<bool> All = new("--all")
    {
        Description = "Also the indicators that no fact speaks of.",
    };

    private static readonly QuestionOptions Asked = new();

    public static Command Make()
    {
        var verb = new Command(
            "report",
            "Print the indicators of a scope, with published figures beside them; or a plan "
                + "(--scope plan:ID), or campaigns (--scope campaign:ID, joined by +).")
        {
            All,
        };
        Asked.AddTo(verb, withFacet: false);
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        await using var session = Session.ToRead(parsed);
        if (SubjectReport.Of(Asked.ScopeText(parsed)) is { } subject)
        {
            var time = await Asked.ReadTime(parsed, session, cancellationToken);
            return await subject.Show(screen, session, time, cancellationToken);
        }

        var question = await Asked.Read(parsed, session, cancellationToken);
        var isFull = parsed.GetValue(All);
        var table = await session.Live.Read(
            projection => ReportTable.Of(projection, question, isFull), cancellationToken);
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
}
