using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Comparisons;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>How a rebuild ended.</summary>
/// <param name="rebuilt">The new projection.</param>
/// <param name="known">What it was compared with.</param>
/// <param name="elapsed">How long the building took.</param>
/// <param name="found">How many events an earlier run had done.</param>
internal sealed class RebuildReport(
    Projection rebuilt, ComparedProjection known, TimeSpan elapsed, long found)
{
    /// <summary>The events that were counted.</summary>
    public required long Events { get; init; }

    /// <summary>In what it differs; none when there was nothing to compare it with.</summary>
    public required ProjectionDifferences? Differences { get; init; }

    /// <summary>Whether it is to be saved although it differs.</summary>
    public required bool IsSwapping { get; init; }

    /// <summary>Whether it was saved.</summary>
    public bool IsSaved { get; set; }

    /// <summary>Whether it may take the place of the one before.</summary>
    public bool IsAccepted => IsSwapping || IsSame;

    private bool IsSame => Differences is not { AreNone: false };

    public async Task Show(
        Screen screen, IEventLog store, CancellationToken cancellationToken)
    {
        var hash = rebuilt.Hash();
        var differences = Differences is { AreNone: false } found
            ? await ProjectionDifferencesOutput.Of(found, store, cancellationToken)
            : null;
        if (screen.IsJson)
        {
            screen.Json(Json(hash, differences));
            return;
        }

        var rate = RebuildProgress.Rate(Events, elapsed);
        var (postings, accounts) = (rebuilt.Journal.Postings, rebuilt.Journal.Accounts.Count);
        screen.Line(screen.Say(
            $"{N(Events)} sự kiện, {N(postings)} bút toán, {N(accounts)} tài khoản; {N(rate)} "
                + "sự kiện/giây.",
            $"{N(Events)} events, {N(postings)} postings, {N(accounts)} accounts; {N(rate)} "
                + "events/s."));
        Tell(screen, hash);
        differences?.Show(screen);
        if (differences is not null)
        {
            screen.Line(Outcome(screen));
        }
    }

    private void Tell(Screen screen, string hash)
    {
        if (found > 0)
        {
            screen.Line(screen.Say(
                $"{N(found)} sự kiện đã được dựng ở lần chạy trước.",
                $"{N(found)} events were done by an earlier run."));
        }

        var than = known.Name == "snapshot"
            ? screen.Say("ảnh chụp đã lưu", "the saved snapshot")
            : screen.Say("dựng từng sự kiện", "built event by event");
        screen.Line(screen.Say("Dấu vân: ", "Fingerprint: ") + hash + (Differences is null
            ? ""
            : (IsSame ? " = " : " ≠ ") + than));
    }

    private string Outcome(Screen screen) => (IsAccepted, IsSaved) switch
    {
        (true, true) => screen.Say(
            "Ảnh chụp mới đã thay ảnh chụp cũ.", "The new snapshot has replaced the old one."),
        (true, false) => screen.Say("Không có gì được lưu.", "Nothing was saved."),
        _ => screen.Say(
            "Khác nhau: ảnh chụp cũ được giữ lại. Nếu số liệu mới đúng, hãy chạy lại với "
                + "--on-difference swap.",
            "They differ: the old snapshot stays. If the new figures are right, run this again "
                + "with --on-difference swap."),
    };

    private JObject Json(string hash, ProjectionDifferencesOutput? differences) => new()
    {
        ["events"] = Events,
        ["postings"] = rebuilt.Journal.Postings,
        ["accounts"] = rebuilt.Journal.Accounts.Count,
        ["milliseconds"] = (long)elapsed.TotalMilliseconds,
        ["eventsPerSecond"] = RebuildProgress.Rate(Events, elapsed),
        ["eventsFound"] = found,
        ["hash"] = hash,
        ["against"] = known.Name,
        ["liveHash"] = known.Projection?.Hash(),
        ["same"] = IsSame,
        ["onDifference"] = IsSwapping ? "swap" : "keep",
        ["saved"] = IsSaved,
        ["differences"] = differences is null ? JValue.CreateNull() : differences.Json(),
    };

    private static string N(long number) => VietnameseNumber.Format(number);
}

/// <summary>What a rebuilt projection is compared with.</summary>
/// <param name="Name"><c>snapshot</c> or <c>events</c>; none when there is nothing.</param>
/// <param name="Projection">The projection.</param>
internal sealed record ComparedProjection(string? Name, Projection? Projection);
