using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Bridges;
using CoopLedger.Ledger.Queries;

namespace CoopLedger.Cli.Verbs;

/// <summary>Shows what changed a value between two days, by kind of event.</summary>
internal static class BridgeVerb
{
    private static readonly Argument<string> Code = new("indicator")
    {
        Description = "The indicator's code (coopledger indicators).",
    };

    private static readonly Option<string?> Since = new("--since")
    {
        Description = "The first day of a flow; without it, a flow is of all days.",
    };

    private static readonly Option<string?> KnownFrom = new("--known-from")
    {
        Description = "What was known of the opening: a position, or the end of a day.",
    };

    private static readonly Option<bool> Published = new("--published")
    {
        Description = "Open and close with the published figures of those days, where there are.",
    };

    private static readonly QuestionOptions Asked = new();

    public static Command Make()
    {
        var verb = new Command(
            "bridge",
            "Show what changed a value from the end of one day (--from) to the end of another "
                + "(--to), by kind of event.")
        {
            Code, Since, KnownFrom, Published,
        };
        Asked.AddTo(verb, withFacet: true);
        WhatIfOptions.AddTo(verb);
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var indicator = ShowVerb.Find(parsed.GetValue(Code)!);
        await using var session = await Session.ToAsk(parsed, screen, cancellationToken);
        indicator = ShowVerb.AsDefined(session, indicator, parsed.GetValue(Code)!);
        var asked = await Asked.Read(parsed, session, cancellationToken);
        var (opening, closing) = Days(parsed, asked);
        if (parsed.GetValue(KnownFrom) is not null)
        {
            var known = await KnownByOption.Read(
                parsed, KnownFrom, session.Recorded.Store, cancellationToken);
            opening = opening with { KnownBy = Math.Min(known, closing.KnownBy) };
        }

        var bridge = await Run(session, indicator, opening, closing, cancellationToken);
        if (parsed.GetValue(Published))
        {
            bridge = await session.Live.Read(bridge.WithPublished, cancellationToken);
        }

        if (screen.IsJson)
        {
            screen.Json(BridgeTable.Json(screen, bridge));
        }
        else
        {
            BridgeTable.Show(screen, bridge);
        }

        return ExitCodes.Ok;
    }

    private static (Question Opening, Question Closing) Days(ParseResult parsed, Question asked)
    {
        if (asked.From is not { } first)
        {
            throw new UsageException(
                "Cần --from và --to: hai ngày để so sánh.",
                "It needs --from and --to: the two days to compare.");
        }

        var since = QuestionOptions.Day(parsed, Since);
        if (since > first)
        {
            throw new UsageException(
                "--since phải không sau --from.", "--since must not be after --from.");
        }

        return (asked with { From = since, To = first }, asked with { From = since });
    }

    private static async Task<Bridge> Run(
        Session session, Indicator indicator, Question opening, Question closing,
        CancellationToken cancellationToken)
    {
        try
        {
            return await BridgeQuery.Run(
                session.Live, session.Store, indicator, opening, closing, cancellationToken);
        }
        catch (FormatException problem)
        {
            throw ShowVerb.NoFacet(indicator, closing.Facet, problem);
        }
    }
}
