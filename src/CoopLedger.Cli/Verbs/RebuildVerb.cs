using System.CommandLine;
using System.Diagnostics;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Builds the projection from the log, in parts side by side, and compares it with one
/// built event by event, as the live one is.</summary>
internal static class RebuildVerb
{
    private const int Batch = 1024;

    private static readonly Option<int?> Parallel = new("--parallel")
    {
        Description = "Parts at work at the same time (default: the machine's cores).",
    };

    public static Command Make()
    {
        Parallel.Validators.Add(result =>
        {
            if (result.Tokens is not [var token]
                || !int.TryParse(token.Value, out var parts) || parts is < 1 or > 64)
            {
                result.AddError("--parallel: 1 to 64.");
            }
        });
        var verb = new Command(
            "rebuild", "Build every figure again from the log, and compare with the live way.")
        {
            Parallel,
        };
        WhatIfOptions.AddTo(verb, withDefinitions: false);
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        await using var session = await Session.ToAsk(parsed, screen, cancellationToken);
        var store = session.Store;
        var head = (await store.ReadHead(cancellationToken)).Position;
        var watch = Stopwatch.StartNew();
        var rebuilt = await Rebuild.Run(
            store, head, parsed.GetValue(Parallel), progress: null, cancellationToken);
        var elapsed = watch.Elapsed;
        var (live, events) = await OneByOne(store, head, cancellationToken);
        var (hash, liveHash) = (rebuilt.Hash(), live.Hash());
        Show(screen, rebuilt, events, hash, liveHash, elapsed);
        return hash == liveHash ? ExitCodes.Ok : ExitCodes.VerificationFailed;
    }

    private static void Show(
        Screen screen, Projection rebuilt, long events, string hash, string liveHash,
        TimeSpan elapsed)
    {
        var rate = (long)(events / Math.Max(elapsed.TotalSeconds, 1e-6));
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["events"] = events,
                ["postings"] = rebuilt.Journal.Postings,
                ["accounts"] = rebuilt.Journal.Accounts.Count,
                ["milliseconds"] = (long)elapsed.TotalMilliseconds,
                ["eventsPerSecond"] = rate,
                ["hash"] = hash,
                ["liveHash"] = liveHash,
                ["same"] = hash == liveHash,
            });
        }
        else
        {
            screen.Line(screen.Say(
                $"{N(events)} sự kiện, {N(rebuilt.Journal.Postings)} bút toán, "
                    + $"{N(rebuilt.Journal.Accounts.Count)} tài khoản; {N(rate)} sự kiện/giây.",
                $"{N(events)} events, {N(rebuilt.Journal.Postings)} postings, "
                    + $"{N(rebuilt.Journal.Accounts.Count)} accounts; {N(rate)} events/s."));
            screen.Line(screen.Say("Dấu vân: ", "Fingerprint: ") + hash + " "
                + (hash == liveHash
                    ? screen.Say("= dựng từng sự kiện", "= built event by event")
                    : screen.Say("≠ dựng từng sự kiện: ", "≠ built event by event: ") + liveHash));
        }
    }

    /// <returns>The projection, and how many events it was built from.</returns>
    private static async Task<(Projection Built, long Events)> OneByOne(
        IEventLog store, long head, CancellationToken cancellationToken)
    {
        var (projection, events) = (new Projection(), 0L);
        await foreach (var batch in store.ReadAll(0, Batch, cancellationToken))
        {
            foreach (var stored in batch.Where(stored => stored.Position <= head))
            {
                store.PassOver(projection, projection.Position + 1, stored.Position);
                stored.ApplyTo(projection);
                events++;
            }
        }

        return (projection, events);
    }

    private static string N(long number) => VietnameseNumber.Format(number);
}
