using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Comparisons;
using CoopLedger.Indicators.Measures;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>In what two projections differ, each difference with the events behind it.</summary>
internal sealed class ProjectionDifferencesOutput
{
    private readonly ProjectionDifferences _differences;
    private readonly Dictionary<long, StoredEvent?> _events;

    private ProjectionDifferencesOutput(
        ProjectionDifferences differences, Dictionary<long, StoredEvent?> events) =>
        (_differences, _events) = (differences, events);

    /// <summary>Looks up the events behind the differences; there are no more than are listed.
    /// </summary>
    public static async Task<ProjectionDifferencesOutput> Of(
        ProjectionDifferences differences, IEventLog log, CancellationToken cancellationToken)
    {
        var events = new Dictionary<long, StoredEvent?>();
        foreach (var position in differences.Positions)
        {
            events[position] = await log.Find(position, cancellationToken);
        }

        return new(differences, events);
    }

    public JObject Json() => new()
    {
        ["position"] = _differences.Position,
        ["postingsBefore"] = _differences.PostingsBefore,
        ["postingsAfter"] = _differences.PostingsAfter,
        ["accounts"] = new JArray(_differences.Accounts.Select(Json)),
        ["moreAccounts"] = _differences.MoreAccounts,
        ["facts"] = new JArray(_differences.Facts.Select(fact => new JObject
        {
            ["register"] = fact.Register,
            ["only"] = Code(fact.Side),
            ["position"] = fact.Position,
            ["type"] = NameOf(fact.Position),
        })),
        ["moreFacts"] = _differences.MoreFacts,
    };

    public void Show(Screen screen)
    {
        foreach (var account in _differences.Accounts)
        {
            Show(screen, account);
        }

        if (_differences.MoreAccounts > 0)
        {
            screen.Line(screen.Say(
                $"… và {N(_differences.MoreAccounts)} tài khoản khác.",
                $"… and {N(_differences.MoreAccounts)} more accounts."));
        }

        foreach (var fact in _differences.Facts)
        {
            screen.Line($"{Sign(fact.Side)} {screen.Say(fact.Labels)} · "
                + $"{N(fact.Position)} {NameOf(fact.Position)}");
        }

        if (_differences.MoreFacts > 0)
        {
            screen.Line(screen.Say(
                $"… và {N(_differences.MoreFacts)} sự kiện khác trong các danh sách.",
                $"… and {N(_differences.MoreFacts)} more facts of registers."));
        }
    }

    private void Show(Screen screen, AccountDifference account)
    {
        string[] words =
        [
            screen.Say(account.Measure.Labels), account.Measure.Code.Text,
            account.Place.ToString(), account.Facet,
            account.Precision == TotalPrecision.Exact
                ? ""
                : screen.IsVietnamese
                    ? Code<TotalPrecision>.Label(account.Precision).Vietnamese
                    : Code<TotalPrecision>.Label(account.Precision).English,
        ];
        var balance = account.First ?? account.Total;
        var since = balance.Day is { } day
            ? screen.Say($", từ {CivilDate.Format(day)}", $", from {CivilDate.Format(day)}")
            : "";
        screen.Line($"{string.Join(" · ", words.Where(word => word.Length > 0))}{since}: "
            + $"{Amount(account.Measure, balance.Before)} → "
            + $"{Amount(account.Measure, balance.After)}");
        foreach (var posting in account.Postings)
        {
            screen.Line($"  {Sign(posting.Side)} {N(posting.Position)} "
                + $"{NameOf(posting.Position)} · {CivilDate.Format(posting.Day)} · "
                + Amount(account.Measure, posting.Amount)
                + (posting.Subject is { } subject ? " · " + subject : ""));
        }

        if (account.MorePostings > 0)
        {
            screen.Line(screen.Say(
                $"  … và {N(account.MorePostings)} bút toán khác.",
                $"  … and {N(account.MorePostings)} more postings."));
        }
    }

    private JObject Json(AccountDifference account) => new()
    {
        ["measure"] = account.Measure.Code.Text,
        ["labels"] = AnswerJson.Both(account.Measure.Labels),
        ["place"] = account.Place.ToString(),
        ["facet"] = account.Facet,
        ["precision"] = Code<TotalPrecision>.Of(account.Precision),
        ["before"] = AnswerJson.Number(account.Total.Before),
        ["after"] = AnswerJson.Number(account.Total.After),
        ["first"] = account.First is { Day: { } day } first
            ? new JObject
            {
                ["on"] = CivilDate.Iso(day),
                ["before"] = AnswerJson.Number(first.Before),
                ["after"] = AnswerJson.Number(first.After),
            }
            : JValue.CreateNull(),
        ["postings"] = new JArray(account.Postings.Select(posting => new JObject
        {
            ["only"] = Code(posting.Side),
            ["position"] = posting.Position,
            ["type"] = NameOf(posting.Position),
            ["on"] = CivilDate.Iso(posting.Day),
            ["amount"] = AnswerJson.Number(posting.Amount),
            ["subject"] = posting.Subject,
        })),
        ["morePostings"] = account.MorePostings,
    };

    private string NameOf(long position) => _events[position]?.Event.Name ?? "";

    private static string Code(ComparedSide side) =>
        side == ComparedSide.Before ? "before" : "after";

    private static string Sign(ComparedSide side) => side == ComparedSide.Before ? "−" : "+";

    private static string Amount(Measure measure, Rational amount) =>
        VietnameseNumber.Format(amount, measure.Decimals);

    private static string N(long number) => VietnameseNumber.Format(number);
}
