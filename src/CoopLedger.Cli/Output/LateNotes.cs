using CoopLedger.Domain.Periods;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>Tells which recorded events came late for which closed periods.</summary>
internal static class LateNotes
{
    /// <summary>The ids of the periods, for machines.</summary>
    public static JArray Json(StoredEvent stored, IReadOnlyCollection<SealedPeriod> closed) =>
        new(stored.LateFor(closed).Select(period => period.Id));

    /// <summary>The note of an event, or <see langword="null"/> when it is in time.</summary>
    public static string? Of(
        Screen screen, StoredEvent stored, IReadOnlyCollection<SealedPeriod> closed)
    {
        var periods = string.Join(", ", stored.LateFor(closed).Select(period => period.Id));
        return periods.Length == 0 ? null : screen.Say(
            $"#{stored.Position} {stored.Event.Name}: ghi muộn cho kỳ {periods}",
            $"#{stored.Position} {stored.Event.Name}: late for period {periods}");
    }
}
