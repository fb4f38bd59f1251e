using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Periods;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>A closed period: what was published beside what the ledger has since, and the late
/// facts that make the difference.</summary>
internal sealed class PeriodReport
{
    private const int DecimalsMore = 6;

    private readonly Restatement _restatement;
    private readonly List<(LateEntry Entry, StoredEvent Event)> _late;

    private PeriodReport(Restatement restatement, List<(LateEntry, StoredEvent)> late) =>
        (_restatement, _late) = (restatement, late);

    public static async Task<PeriodReport> Of(
        Restatement restatement, IEventLog store, CancellationToken cancellationToken)
    {
        var late = new List<(LateEntry, StoredEvent)>();
        foreach (var entry in restatement.Late)
        {
            late.Add((entry, await store.Find(entry.Position, cancellationToken)
                ?? throw new LedgerDamagedException(
                    entry.Position, "the event of a posting is missing")));
        }

        return new(restatement, late);
    }

    public void Show(Screen screen)
    {
        var period = _restatement.Period;
        screen.Title(period.Id);
        screen.Line(screen.Say(
            $"Khóa ngày {CivilDate.Format(period.ClosedOn)} đến vị trí {period.Position}, "
                + $"gốc {period.Root}",
            $"Closed on {CivilDate.Format(period.ClosedOn)} at position {period.Position}, "
                + $"root {period.Root}"));
        if (period.ReopenedOn is { } reopened)
        {
            screen.Line(screen.Say(
                $"Đã mở lại ngày {CivilDate.Format(reopened)}.",
                $"Reopened on {CivilDate.Format(reopened)}."));
        }

        if (!_restatement.Values.IsEmpty)
        {
            screen.Table(
                [
                    screen.Say("Chỉ tiêu", "Indicator"), screen.Say("Mã", "Code"),
                    screen.Say(">Đã công bố", ">Published"), screen.Say(">Tính lại", ">Restated"),
                    screen.Say(">Chênh lệch", ">Difference"),
                    screen.Say(">Sự kiện muộn", ">Late facts"),
                    screen.Say(">Bút toán đảo", ">Reversals"),
                    screen.Say("Phiên bản", "Version"),
                ],
                _restatement.Values.Select(value => Row(screen, value)));
        }

        ShowLate(screen);
    }

    public JObject Json(Screen screen, long knownBy)
    {
        var period = _restatement.Period;
        return new()
        {
            ["period"] = period.Id,
            ["scope"] = period.Scope.Text,
            ["from"] = CivilDate.Iso(period.From),
            ["to"] = CivilDate.Iso(period.To),
            ["closedOn"] = CivilDate.Iso(period.ClosedOn),
            ["position"] = period.Position,
            ["root"] = period.Root.Value,
            ["reopenedOn"] = period.ReopenedOn is { } reopened ? CivilDate.Iso(reopened) : null,
            ["knownBy"] = knownBy,
            ["values"] = new JArray(_restatement.Values.Select(value => Json(screen, value))),
            ["late"] = new JArray(_late.Select(late => new JObject
            {
                ["position"] = late.Entry.Position,
                ["id"] = late.Event.Event.Id.ToString("D"),
                ["type"] = late.Event.Event.Name,
                ["on"] = CivilDate.Iso(late.Event.ToFact().Event.On),
                ["stream"] = late.Event.Stream.Text,
                ["reverses"] = late.Entry.Reverses,
            })),
        };
    }

    private static JObject Json(Screen screen, RestatedValue value)
    {
        var published = value.Published;
        var restated = value.Restated;
        return new()
        {
            ["indicator"] = value.Code.Text,
            ["labels"] = restated is null ? null : AnswerJson.Both(restated.Indicator.Labels),
            ["facet"] = published?.Facet?.Value ?? restated?.Indicator.DefaultFacet,
            ["version"] = published?.Version,
            ["versionNow"] = restated?.Indicator.Version,
            ["redefined"] = value.IsRedefined,
            ["published"] = published is null ? null : new JObject
            {
                ["numerator"] = published.Numerator?.Value,
                ["denominator"] = published.Denominator?.Value,
                ["value"] = published.Value?.Value,
                ["display"] = published.Shown.Value,
            },
            ["restated"] = restated is null ? null : new JObject
            {
                ["exact"] = restated.Exact,
                ["value"] = AnswerJson.Number(restated.Rounded),
                ["display"] = Display.Value(restated, screen.IsVietnamese),
            },
            ["difference"] = AnswerJson.Number(value.Difference),
            ["changed"] = value.HasChanged,
            ["lateFacts"] = new JArray(value.Late.Where(entry => entry.Reverses is null)
                .Select(entry => entry.Position)),
            ["reversals"] = new JArray(value.Late.Where(entry => entry.Reverses is not null)
                .Select(entry => entry.Position)),
        };
    }

    private static IEnumerable<string> Row(Screen screen, RestatedValue value) =>
    [
        value.Restated is { Indicator.Labels: var labels } ? screen.Say(labels) : "",
        (value.Published?.Facet?.Value ?? value.Restated?.Indicator.DefaultFacet) is { } facet
            ? $"{value.Code}[{facet}]"
            : value.Code.Text,
        value.Published?.Shown.Value ?? "—",
        value.Restated is { } restated ? Display.Value(restated, screen.IsVietnamese) : "—",
        Difference(value), Number(value.LateFacts), Number(value.Reversals),
        Version(screen, value),
    ];

    private static string Difference(RestatedValue value)
    {
        if (value.Restated is not { } restated || value.Difference is not { } difference)
        {
            return value.HasChanged ? "≠" : "";
        }

        // A difference too small for the usual decimals gets as many as show it.
        var decimals = Enumerable.Range(restated.Indicator.Decimals, DecimalsMore)
            .FirstOrDefault(count => difference.Round(count) != 0, restated.Indicator.Decimals);
        return difference == 0
            ? "0"
            : (difference > 0 ? "+" : "")
                + VietnameseNumber.Format(difference.Round(decimals), decimals);
    }

    private static string Number(int count) => count == 0 ? "" : VietnameseNumber.Format(count);

    private static string Version(Screen screen, RestatedValue value) => value switch
    {
        { IsRedefined: true, Published.Version: var then } => screen.Say(
            $"{then} → {value.Restated?.Indicator.Version}: định nghĩa đã đổi",
            $"{then} → {value.Restated?.Indicator.Version}: redefined"),
        { Published.Version: var then } => $"{then}",
        _ => $"{value.Restated?.Indicator.Version}",
    };

    private void ShowLate(Screen screen)
    {
        if (_late.Count == 0)
        {
            screen.Line(screen.Say(
                "Không có sự kiện nào ghi muộn cho kỳ này.", "No fact came late for it."));
            return;
        }

        screen.Title(screen.Say("Ghi sau khi khóa kỳ", "Recorded after the closing"));
        foreach (var (entry, stored) in _late)
        {
            var reverses = entry.Reverses is { } position
                ? screen.Say($"  đảo #{position}", $"  reverses #{position}")
                : "";
            screen.Line($"  #{entry.Position}  "
                + $"{CivilDate.Format(stored.ToFact().Event.On)}  {stored.Event.Name}  "
                + $"{stored.Stream}{reverses}");
        }
    }
}
