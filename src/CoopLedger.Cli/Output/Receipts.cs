using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Periods;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>What became of a command, for people and for machines.</summary>
internal static class Receipts
{
    public static int Refuse(Screen screen, ImmutableArray<Refusal> refusals, int exitCode)
    {
        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["outcome"] = "refused",
                ["events"] = new JArray(),
                ["refusals"] = new JArray(refusals.Select(RefusalJson.Of)),
            });
        }

        foreach (var refusal in refusals)
        {
            screen.Refusal(refusal);
        }

        return exitCode;
    }

    /// <param name="screen">Where to speak.</param>
    /// <param name="receipt">What became of the command.</param>
    /// <param name="dryRun">Whether it was only tried.</param>
    /// <param name="closed">The closed periods that a recorded fact may be late for.</param>
    public static void Show(
        Screen screen, Receipt receipt, bool dryRun, IReadOnlyCollection<SealedPeriod> closed)
    {
        foreach (var note in receipt.Events.Select(stored => LateNotes.Of(screen, stored, closed))
            .OfType<string>())
        {
            screen.Note(note);
        }

        if (screen.IsJson)
        {
            screen.Json(new JObject
            {
                ["outcome"] = receipt.Outcome.ToString().ToLowerInvariant(),
                ["repeat"] = receipt.IsRepeat,
                ["dryRun"] = dryRun,
                ["events"] = new JArray(receipt.Events.Select(stored => Json(stored, closed))),
                ["refusals"] = new JArray(),
            });
            return;
        }

        screen.Line(receipt switch
        {
            { Outcome: Outcome.Unchanged } => screen.Say(
                "Không thay đổi: sự kiện này đã có trong sổ.",
                "Unchanged: the ledger holds this fact already."),
            { IsRepeat: true } => screen.Say(
                "Khóa này đã được ghi trước đây:", "This key was recorded before:"),
            _ when dryRun => screen.Say(
                "Nếu không chỉ thử, sẽ ghi:", "Nothing recorded; without --dry-run this would be:"),
            _ => screen.Say("Đã ghi:", "Recorded:"),
        });
        foreach (var stored in receipt.Events)
        {
            screen.Line($"  #{stored.Position}  {stored.Event.Name}  {stored.Stream}  "
                + stored.Event.Id.ToString("D"));
        }
    }

    private static JObject Json(
        StoredEvent stored, IReadOnlyCollection<SealedPeriod> closed) => new()
    {
        ["position"] = stored.Position,
        ["id"] = stored.Event.Id.ToString("D"),
        ["type"] = stored.Event.Name,
        ["stream"] = stored.Stream.Text,
        ["on"] = CivilDate.Iso(stored.ToFact().Event.On),
        ["lateFor"] = LateNotes.Json(stored, closed),
    };
}
