using System.CommandLine;
using System.Diagnostics;
using CoopLedger.Cli.Output;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Comparisons;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Rebuilding;
using CoopLedger.Ledger.Segments;
using CoopLedger.Ledger.Snapshots;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli.Verbs;

/// <summary>Builds the projection from the log, in parts side by side and aside of the one that is
/// saved, compares the two value by value, and saves the new one if they are the same or if it is
/// told to.</summary>
internal static class RebuildVerb
{
    private const int Batch = 1024;

    private static readonly Option<int?> Parallel = new("--parallel")
    {
        Description = "Parts at work at the same time (default: the machine's cores).",
    };

    private static readonly Option<string?> Against = new("--against")
    {
        Description = "Compare with the saved snapshot, or with a projection built event by event "
            + "(default: the snapshot when there is one).",
        HelpName = "snapshot|events",
    };

    private static readonly Option<string> OnDifference = new("--on-difference")
    {
        Description = "What becomes of a new projection that differs: keep the saved one and end "
            + "with 10, or swap it for the new one.",
        HelpName = "keep|swap",
        DefaultValueFactory = _ => "keep",
    };

    private static readonly Option<int> Limit = new("--limit")
    {
        Description = "The accounts, and the facts, that are listed when there are differences.",
        DefaultValueFactory = _ => ComparisonLimits.Usual.Accounts,
    };

    private static readonly Option<string> From = new("--from")
    {
        Description = "Read the log alone, or its sealed segments, of which those that are missing "
            + "or cannot be used are made first (default: log).",
        HelpName = "log|segments",
        DefaultValueFactory = _ => "log",
    };

    private static readonly Option<string?> OneMeasure = new("--measure")
    {
        Description = "Build this measure alone and compare it; nothing is saved.",
        HelpName = "CODE",
    };

    private static readonly Option<bool> Restart = new("--restart")
    {
        Description = "Begin anew, although a rebuild that was stopped left parts behind.",
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
        Limit.Validators.Add(result =>
        {
            if (result.Tokens is [var token]
                && (!int.TryParse(token.Value, out var limit) || limit < 0))
            {
                result.AddError("--limit: 0, 1, 2 …");
            }
        });
        Against.AcceptOnlyFromAmong("snapshot", "events");
        OnDifference.AcceptOnlyFromAmong("keep", "swap");
        From.AcceptOnlyFromAmong("log", "segments");
        var verb = new Command(
            "rebuild", "Build every figure again from the log, compare with what is saved, and "
                + "save it.")
        {
            Parallel, From, OneMeasure, Against, OnDifference, Limit, Restart,
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
        var isRecorded = session.WhatIf is null;
        var ledger = isRecorded && parsed.GetValue(From) == "segments"
            ? CommonOptions.PathOf(parsed)
            : null;
        await Seal(screen, store, ledger, cancellationToken);
        if (parsed.GetValue(OneMeasure) is { } code)
        {
            return await RebuildMeasure.Act(
                screen, session, code, ledger, SnapshotOption.Of(parsed, screen),
                cancellationToken);
        }

        using var parts = isRecorded && ledger is null
            ? PartFile.Beside(
                CommonOptions.PathOf(parsed), store, parsed.GetValue(Restart))
            : null;
        var (rebuilt, elapsed) = await Build(
            parsed, screen, store, parts, ledger, cancellationToken);
        var snapshot = isRecorded ? SnapshotOption.Of(parsed, screen) : null;
        var known = await Known(
            parsed, session, snapshot, rebuilt.Position, cancellationToken);
        var differences = await Differences(
            parsed, store, known.Projection, rebuilt, cancellationToken);
        var report = new RebuildReport(rebuilt, known, elapsed, parts?.Found ?? 0)
        {
            Events = Events(store, rebuilt.Position),
            Differences = differences,
            IsSwapping = parsed.GetValue(OnDifference) == "swap",
        };
        report.IsSaved = report.IsAccepted && snapshot is not null
            && await snapshot.TrySave(rebuilt, store, cancellationToken);
        parts?.Remove();
        await report.Show(screen, store, cancellationToken);
        return report.IsAccepted ? ExitCodes.Ok : ExitCodes.VerificationFailed;
    }

    private static async Task Seal(
        Screen screen, IEventLog store, string? ledger, CancellationToken cancellationToken)
    {
        if (ledger is null)
        {
            return;
        }

        var head = (await store.ReadHead(cancellationToken)).Position;
        var made = await new RebuildProgress(screen, head).Of(
            progress => Sealing.Run(store, ledger, progress, cancellationToken));
        if (made > 0)
        {
            screen.Note(screen.Say(
                $"Đã lập {made} phân đoạn trong {ledger}.segments.",
                $"{made} segments were made in {ledger}.segments."));
        }
    }

    private static async Task<(Projection Rebuilt, TimeSpan Elapsed)> Build(
        ParseResult parsed, Screen screen, IEventLog store, PartFile? parts, string? ledger,
        CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        var head = (await store.ReadHead(cancellationToken)).Position;
        var progress = new RebuildProgress(screen, head) { Found = () => parts?.Found ?? 0 };
        var rebuilt = await progress.Of(progress => Rebuild.Run(
            store,
            new RebuildOptions
            {
                Until = head,
                Parallel = parsed.GetValue(Parallel),
                Progress = progress,
                Kept = parts,
                Ledger = ledger,
            },
            cancellationToken));
        foreach (var why in rebuilt.Refused)
        {
            screen.Problem(why.Code, screen.Say(why.Vietnamese, why.English));
        }

        return (rebuilt.Projection, watch.Elapsed);
    }

    private static async Task<ProjectionDifferences?> Differences(
        ParseResult parsed, IEventLog store, Projection? before, Projection rebuilt,
        CancellationToken cancellationToken)
    {
        if (before is null)
        {
            return null;
        }

        // Another process may have recorded and saved meanwhile.
        await CatchUp.Run(rebuilt, store, cancellationToken, before.Position);
        return ProjectionComparison.Of(before, rebuilt, Limits(parsed), cancellationToken);
    }

    private static ComparisonLimits Limits(ParseResult parsed) =>
        ComparisonLimits.Usual with
        {
            Accounts = parsed.GetValue(Limit), Facts = parsed.GetValue(Limit),
        };

    private static long Events(IEventLog store, long head)
    {
        var left = 0L;
        for (var position = 1L; position <= head; position++)
        {
            left += store.LeavesOut(position) ? 1 : 0;
        }

        return head - left;
    }

    /// <summary>What the new projection is compared with, at the same position.</summary>
    private static async Task<ComparedProjection> Known(
        ParseResult parsed, Session session, SnapshotFile? snapshot, long head,
        CancellationToken cancellationToken)
    {
        var asked = parsed.GetValue(Against);
        if (asked != "events" && snapshot is not null)
        {
            var loaded = await snapshot.Load(
                session.Store, cancellationToken, ofAnyRules: true);
            if (loaded.Refusal is { } why)
            {
                snapshot.Refused(why);
            }

            if (loaded.Projection is { } saved)
            {
                await CatchUp.Run(saved, session.Store, cancellationToken, head);
                return new("snapshot", saved);
            }
        }

        return asked == "snapshot"
            ? new(null, null)
            : new("events", await OneByOne(session.Store, head, cancellationToken));
    }

    private static async Task<Projection> OneByOne(
        IEventLog store, long head, CancellationToken cancellationToken)
    {
        var projection = new Projection();
        await foreach (var batch in store.ReadAll(0, Batch, cancellationToken))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var stored in batch.Where(stored => stored.Position <= head))
            {
                store.PassOver(projection, projection.Position + 1, stored.Position);
                stored.ApplyTo(projection);
            }
        }

        store.PassOver(projection, projection.Position + 1, head + 1);
        return projection;
    }
}
