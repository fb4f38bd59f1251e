using System.Diagnostics;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Measures;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Snapshots;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Builds one measure again, from the events alone that it names, and compares its
/// postings with those of the projection that answers.</summary>
internal static class RebuildMeasure
{
    /// <param name="screen">Where it is told.</param>
    /// <param name="session">The ledger.</param>
    /// <param name="code">The measure's code.</param>
    /// <param name="ledger">The ledger's file, where segments are read; nothing for the log alone.
    /// </param>
    /// <param name="snapshot">The snapshot of the projection that answers, if there may be one.
    /// </param>
    /// <param name="cancellationToken">Stops between parts.</param>
    public static async Task<int> Act(
        Screen screen, Session session, string code, string? ledger, SnapshotFile? snapshot,
        CancellationToken cancellationToken)
    {
        if (Catalogue.Measures.FirstOrDefault(known => known.Code.Text == code) is not { } measure)
        {
            screen.Problem("measure.unknown", screen.Say(
                $"Không có chỉ tiêu gốc \"{code}\"; xem: coopledger indicators.",
                $"There is no measure \"{code}\"; see: coopledger indicators."));
            return ExitCodes.Usage;
        }

        var answering = await Opened.Projection(
            session.Store, session.WhatIf is null ? snapshot : null, cancellationToken);
        var watch = Stopwatch.StartNew();
        var rebuilt = await Rebuild.Run(
            session.Store,
            new RebuildOptions
            {
                Until = answering.Position, Ledger = ledger, Measure = measure,
            },
            cancellationToken);
        var elapsed = watch.Elapsed;
        var (hash, live) = (rebuilt.Projection.HashOf(measure), answering.HashOf(measure));
        Show(screen, measure, rebuilt.Projection, elapsed, hash, live);
        return hash == live ? ExitCodes.Ok : ExitCodes.VerificationFailed;
    }

    private static void Show(
        Screen screen, Measure measure, Projection rebuilt, TimeSpan elapsed, string hash,
        string live)
    {
        var (postings, milliseconds) =
            (rebuilt.Journal.Postings, (long)elapsed.TotalMilliseconds);
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["measure"] = measure.Code.Text,
                ["postings"] = postings,
                ["milliseconds"] = milliseconds,
                ["hash"] = hash,
                ["liveHash"] = live,
                ["same"] = hash == live,
            });
            return;
        }

        screen.Line(screen.Say(
            $"{measure.Labels.Vietnamese}: {N(postings)} bút toán trong {N(milliseconds)} ms.",
            $"{measure.Labels.English}: {N(postings)} postings in {N(milliseconds)} ms."));
        screen.Line(screen.Say("Dấu vân: ", "Fingerprint: ") + hash + (hash == live
            ? screen.Say(" = đang dùng", " = as it answers")
            : screen.Say(" ≠ đang dùng: ", " ≠ as it answers: ") + live));
    }

    private static string N(long number) => VietnameseNumber.Format(number);
}
