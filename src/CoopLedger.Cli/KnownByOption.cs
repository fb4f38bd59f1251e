using System.CommandLine;
using System.Globalization;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Cli;

/// <summary>The clock of recording: the ledger as it stood at a position, at an instant, or at
/// the end of a day in Vietnam.</summary>
internal static class KnownByOption
{
    /// <summary>The same for every verb that asks.</summary>
    public static readonly Option<string?> Option = new("--known-by")
    {
        Description = "Read only what was recorded by a position, by the end of a day (UTC+7), "
            + "or by an instant (2024-07-01T10:00+07:00).",
        HelpName = "POSITION|DAY|INSTANT",
    };

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private static readonly string[] Instants =
    [
        "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.fff",
    ];

    private static readonly string[] ZonedInstants =
    [
        .. Instants.Select(form => form + "zzz"), .. Instants.Select(form => form + "'Z'"),
    ];

    /// <summary>The position up to which the ledger is read; its end when the option is left out.
    /// </summary>
    public static async Task<long> Read(
        ParseResult parsed, Option<string?> option, IEventLog store,
        CancellationToken cancellationToken)
    {
        var head = (await store.ReadHead(cancellationToken)).Position;
        if (parsed.GetValue(option) is not { } text)
        {
            return head;
        }

        if (text.Length > 0 && text.All(char.IsAsciiDigit))
        {
            return long.TryParse(text, out var position) && position <= head
                ? position
                : throw new UsageException(
                    $"Sổ chỉ có đến vị trí {head}.", $"The ledger ends at position {head}.",
                    ExitCodes.NotFound);
        }

        return await store.PositionAt(Instant(text, option.Name), cancellationToken);
    }

    private static DateTimeOffset Instant(string text, string option)
    {
        if (CivilDate.TryParse(text, out var day))
        {
            var midnight = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, Vietnam);
            return midnight.AddMilliseconds(-1);
        }

        if (DateTime.TryParseExact(
            text, Instants, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local))
        {
            return new(local, Vietnam);
        }

        return DateTimeOffset.TryParseExact(
            text, ZonedInstants, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal,
            out var instant)
            ? instant
            : throw new UsageException(
                $"{option}: \"{text}\" không phải là vị trí, ngày (2023-08-31 hoặc 31/8/2023, đến "
                    + "hết ngày ở Việt Nam) hay thời điểm (2023-08-31T10:00+07:00).",
                $"{option}: \"{text}\" is no position, no date (2023-08-31 or 31/8/2023, to the "
                    + "end of the day in Vietnam) and no instant (2023-08-31T10:00+07:00).");
    }
}
