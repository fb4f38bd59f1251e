using System.CommandLine;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Periods;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json;

namespace CoopLedger.Cli.Verbs;

/// <summary>Lists the log, follows it, or shows one event whole.</summary>
internal static class EventsVerb
{
    private static readonly Argument<string?> Event = new("event")
    {
        Description = "One event to show whole: its position, its id, or key:KEY.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private static readonly Option<bool> Raw = new("--raw")
    {
        Description = "The stored JSON, byte for byte, one event a line, unread.",
    };

    private static readonly Option<bool> Both = new("--both", "--original")
    {
        Description = "The stored name and JSON of each event, and beside it how it is read today.",
    };

    private static readonly Option<bool> Follow = new("--follow", "-f")
    {
        Description = "Go on with new events as they are recorded, by any process, until Ctrl-C "
            + "(exit 130); from the end, or from --after on.",
    };

    public static Command Make()
    {
        var verb = new Command("events", "List the log, or show one event whole.")
        {
            Event, KnownByOption.Option, Raw, Both, Follow,
        };
        EventFilter.Check();
        foreach (var option in EventFilter.Options)
        {
            verb.Options.Add(option);
        }

        WhatIfOptions.AddTo(verb, withDefinitions: false);
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        var filter = EventFilter.Read(parsed);
        var (isRaw, isFollowed) = (parsed.GetValue(Raw), parsed.GetValue(Follow));
        Check(parsed, isRaw, isFollowed);
        await using var session = await Session.ToAsk(parsed, screen, cancellationToken);
        var lines = new EventLines(screen, parsed.GetValue(Both));
        if (isFollowed)
        {
            return await new EventsFollow(screen, session.Store, lines, isRaw).Run(
                filter, EventFilter.After(parsed), cancellationToken);
        }

        var knownBy = await session.KnownBy(parsed, cancellationToken);
        if (parsed.GetValue(Event) is { } named)
        {
            return await EventSheet.Show(
                screen, session.Store, named, knownBy, isRaw, cancellationToken);
        }

        var events = filter.Select(
            session.Store, EventFilter.After(parsed) ?? 0, knownBy, cancellationToken);
        if (isRaw)
        {
            await WriteRaw(events);
            return ExitCodes.Ok;
        }

        var closed = await ClosedPeriods.Read(session.Store, cancellationToken, knownBy);
        await (screen.IsJson
            ? WriteJson(screen, events, lines, closed)
            : Show(screen, events, lines, closed, parsed.GetValue(Both)));
        return ExitCodes.Ok;
    }

    private static void Check(ParseResult parsed, bool isRaw, bool isFollowed)
    {
        if (isRaw && WhatIfOptions.IsAsked(parsed))
        {
            throw new UsageException(
                "--raw là nguyên văn của sổ: không dùng cùng --without, --with.",
                "--raw is what the ledger holds: it goes without --without and --with.");
        }

        if (isFollowed && (WhatIfOptions.IsAsked(parsed) || parsed.GetValue(Event) is not null
            || parsed.GetValue(KnownByOption.Option) is not null))
        {
            throw new UsageException(
                "--follow đọc tiếp sổ đang ghi: không dùng cùng <event>, --known-by, --without, "
                    + "--with.",
                "--follow goes on with the ledger: it goes without <event>, --known-by, --without "
                    + "and --with.");
        }

        if (parsed.GetValue(Event) is not null && EventFilter.Options.Any(
            option => parsed.GetResult(option) is { Implicit: false }))
        {
            throw new UsageException(
                "<event> chỉ một sự kiện: không dùng cùng các bộ lọc.",
                "<event> is one event: it goes without filters.");
        }
    }

    private static async Task WriteRaw(IAsyncEnumerable<StoredEvent> events)
    {
        await using var output = Console.OpenStandardOutput();
        await foreach (var stored in events)
        {
            await output.WriteAsync(stored.Event.Data);
            output.WriteByte((byte)'\n');
        }
    }

    /// <summary>When an event cannot be read, what stood before it has been written, and the JSON
    /// ends well.</summary>
    private static async Task WriteJson(
        Screen screen, IAsyncEnumerable<StoredEvent> events, EventLines lines,
        IReadOnlyCollection<SealedPeriod> closed)
    {
        using var writer = new JsonTextWriter(Console.Out)
        {
            Formatting = Formatting.Indented,
            CloseOutput = false,
            AutoCompleteOnClose = true,
        };
        if (screen.WhatIf is { } assumed)
        {
            await writer.WriteStartObjectAsync();
            await writer.WritePropertyNameAsync("whatIf");
            await assumed.Json().WriteToAsync(writer);
            await writer.WritePropertyNameAsync("rows");
        }

        await writer.WriteStartArrayAsync();
        try
        {
            await foreach (var stored in events)
            {
                await lines.Json(stored, closed).WriteToAsync(writer);
            }
        }
        finally
        {
            await writer.CloseAsync();
            await Console.Out.WriteLineAsync();
        }
    }

    private static async Task Show(
        Screen screen, IAsyncEnumerable<StoredEvent> events, EventLines lines,
        IReadOnlyCollection<SealedPeriod> closed, bool showsBoth)
    {
        var (rows, count) = (new List<IEnumerable<string>>(), 0);
        try
        {
            await foreach (var stored in events)
            {
                if (showsBoth)
                {
                    lines.Line(stored, closed);
                }
                else
                {
                    rows.Add(lines.Row(stored, closed));
                }

                count++;
            }
        }
        finally
        {
            if (rows.Count > 0)
            {
                screen.Table(lines.Columns(), rows);
            }

            screen.Line(screen.Say($"{count} sự kiện.", $"{count} events."));
        }
    }
}
