using System.Collections.Immutable;
using CoopLedger.Domain.Periods;
using CoopLedger.Ledger.Importing;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>The lines of an import that came late for a closed period: the first hundred, and how
/// many there were.</summary>
internal sealed class LateLines(Screen screen, IEventLog store)
{
    private const int KeptMax = 100;
    private const string PeriodEvents = "period.";

    private readonly List<string> _notes = [];
    private readonly JArray _json = [];
    private ImmutableArray<SealedPeriod>? _closed;
    private int _count;

    /// <summary>Looks at a line that was recorded.</summary>
    public async Task Look(RecordedLine line, CancellationToken cancellationToken)
    {
        var events = line.Receipt.Events;
        if (_closed is null || events.Any(stored =>
            stored.Event.Name.StartsWith(PeriodEvents, StringComparison.Ordinal)))
        {
            _closed = await ClosedPeriods.Read(store, cancellationToken);
        }

        foreach (var stored in events)
        {
            if (LateNotes.Of(screen, stored, _closed) is not { } note || ++_count > KeptMax)
            {
                continue;
            }

            _notes.Add($"{line.File}:{line.Line}: {note}");
            _json.Add(new JObject
            {
                ["file"] = line.File,
                ["line"] = line.Line,
                ["position"] = stored.Position,
                ["periods"] = LateNotes.Json(stored, _closed),
            });
        }
    }

    public JObject Json() => new() { ["count"] = _count, ["lines"] = _json };

    /// <summary>Tells them on standard error.</summary>
    public void Tell()
    {
        _notes.ForEach(screen.Note);
        if (_count > KeptMax)
        {
            screen.Note(screen.Say(
                $"… và {_count - KeptMax} sự kiện ghi muộn nữa.",
                $"… and {_count - KeptMax} more late facts."));
        }
    }
}
