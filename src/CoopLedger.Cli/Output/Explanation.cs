using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>The events behind a value: its postings, each with the event that made it.</summary>
internal sealed class Explanation
{
    private readonly List<(Contribution Item, StoredEvent Event)> _lines;

    private Explanation(List<(Contribution, StoredEvent)> lines) => _lines = lines;

    public int Count => _lines.Count;

    public static async Task<Explanation> Of(
        Answer answer, IEventLog store, CancellationToken cancellationToken)
    {
        var lines = new List<(Contribution, StoredEvent)>();
        foreach (var item in answer.Contributions)
        {
            var stored = await store.Find(item.Posting.Position, cancellationToken)
                ?? throw new LedgerDamagedException(
                    item.Posting.Position, "the event of a posting is missing");
            lines.Add((item, stored));
        }

        return new(lines);
    }

    public JArray Json() => new(_lines.Select(line => new JObject
    {
        ["position"] = line.Event.Position,
        ["id"] = line.Event.Event.Id.ToString("D"),
        ["type"] = line.Event.Event.Name,
        ["on"] = CivilDate.Iso(line.Item.Posting.Day),
        ["amount"] = AnswerJson.Number(line.Item.Amount),
        ["account"] = line.Item.AccountName,
        ["part"] = line.Item.Part,
        ["stream"] = line.Event.Stream.Text,
    }));

    /// <summary>What each kind of event adds up to, for each part of the formula.</summary>
    public void ShowSummary(Screen screen) => screen.Table(
        [
            screen.Say("Phần", "Part"), screen.Say("Tài khoản", "Account"),
            screen.Say("Loại sự kiện", "Event type"), screen.Say(">Số sự kiện", ">Events"),
            screen.Say(">Cộng", ">Sum"),
        ],
        _lines.GroupBy(line => (line.Item.Part, line.Item.AccountName, line.Event.Event.Name))
            .OrderByDescending(group => group.Key.Part, StringComparer.Ordinal)
            .ThenBy(group => group.Key.AccountName, StringComparer.Ordinal)
            .ThenBy(group => group.Min(line => line.Event.Position))
            .Select(group => (IEnumerable<string>)
            [
                Part(screen, group.Key.Part), group.Key.AccountName, group.Key.Name,
                VietnameseNumber.Format(group.Count()),
                Signed(group.Aggregate(
                    default(Rational), (sum, line) => sum + line.Item.Amount)),
            ]));

    /// <summary>Every event, or the first ones of each kind.</summary>
    public void ShowEvents(Screen screen, int eachMax = int.MaxValue)
    {
        var shown = _lines.GroupBy(line => (line.Item.Part, line.Event.Event.Name))
            .SelectMany(group => group.Take(eachMax))
            .OrderBy(line => line.Event.Position).ToList();
        screen.Table(
            [
                screen.Say(">Vị trí", ">Position"), screen.Say("Ngày", "Day"),
                screen.Say("Phần", "Part"), screen.Say("Loại sự kiện", "Event type"),
                screen.Say("Luồng", "Stream"), screen.Say(">Số", ">Amount"),
                screen.Say("Mã sự kiện", "Event id"),
            ],
            shown.Select(line => (IEnumerable<string>)
            [
                VietnameseNumber.Format(line.Event.Position),
                CivilDate.Format(line.Item.Posting.Day), Part(screen, line.Item.Part),
                line.Event.Event.Name, line.Event.Stream.Text,
                Signed(line.Item.Amount), line.Event.Event.Id.ToString("D"),
            ]));
        if (_lines.Count > shown.Count)
        {
            var more = _lines.Count - shown.Count;
            screen.Line(screen.Say($"… và {more} sự kiện nữa.", $"… and {more} more."));
        }
    }

    private static string Signed(Rational amount) => (amount > 0 ? "+" : "")
        + VietnameseNumber.Format(amount, amount.IsInteger ? 0 : 2);

    public static string Part(Screen screen, string part) => part switch
    {
        "denominator" => screen.Say("mẫu số", "denominator"),
        "subtrahend" => screen.Say("số trừ", "subtrahend"),
        _ => screen.Say("tử số", "numerator"),
    };
}
