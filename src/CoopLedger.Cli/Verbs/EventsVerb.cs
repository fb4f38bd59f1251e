using System.CommandLine;
using System.Text;
using CoopLedger.Cli.Output;
using CoopLedger.Domain.Periods;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Verbs;

/// <summary>Lists the log.</summary>
internal static class EventsVerb
{
    private const int Batch = 1024;

    private static readonly Option<string?> Stream = new("--stream")
    {
        Description = "Only this stream, such as organisation-ID.",
    };

    private static readonly Option<string?> Type = new("--type")
    {
        Description = "Only events whose stored name begins so, such as member.",
    };

    private static readonly Option<string?> From = new("--from")
    {
        Description = "Only facts of this day (effective) or later.",
    };

    private static readonly Option<string?> To = new("--to")
    {
        Description = "Only facts of this day (effective) or earlier.",
    };

    private static readonly Option<string?> KnownBy = new("--known-by")
    {
        Description = "Only what was recorded by a position, or by the end of a day.",
    };

    private static readonly Option<bool> Raw = new("--raw")
    {
        Description = "The stored JSON, byte for byte, one event a line, unread.",
    };

    public static Command Make()
    {
        var verb = new Command("events", "List the log.")
        {
            Stream, Type, From, To, KnownBy, Raw,
        };
        verb.SetAction(Act);
        return verb;
    }

    private static async Task<int> Act(ParseResult parsed, CancellationToken cancellationToken)
    {
        var screen = new Screen(parsed);
        await using var store = CommonOptions.Open(parsed, Ledger.Sqlite.StoreAccess.Read);
        var knownBy = await QuestionOptions.KnownBy(parsed, KnownBy, store, cancellationToken);
        var events = Selected(parsed, store, knownBy, cancellationToken);
        if (parsed.GetValue(Raw))
        {
            await WriteRaw(events);
            return ExitCodes.Ok;
        }

        var closed = await ClosedPeriods.Read(store, cancellationToken);
        if (screen.IsJson)
        {
            await WriteJson(events, closed);
        }
        else
        {
            await Show(screen, events, closed);
        }

        return ExitCodes.Ok;
    }

    private static async IAsyncEnumerable<StoredEvent> Selected(
        ParseResult parsed, IEventLog store, long knownBy,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var (stream, type) = (parsed.GetValue(Stream), parsed.GetValue(Type));
        var (from, to) = QuestionOptions.Window(parsed, From, To);
        await foreach (var batch in store.ReadAll(0, Batch, stop))
        {
            foreach (var stored in batch.Where(stored => stored.Position <= knownBy
                && (stream is null || stored.Stream.Text == stream)
                && (type is null || stored.Event.Name.StartsWith(type, StringComparison.Ordinal))))
            {
                if ((from, to) is (null, null)
                    || (stored.ToFact().Event.On is var on && !(on < from) && !(on > to)))
                {
                    yield return stored;
                }
            }
        }
    }

    private static async Task WriteRaw(IAsyncEnumerable<StoredEvent> events)
    {
        await using var output = Console.OpenStandardOutput();
        await foreach (var stored in events)
        {
            await output.WriteAsync(stored.Event.Data);
            output.WriteByte((byte)'\n');
        }
    }

    private static async Task WriteJson(
        IAsyncEnumerable<StoredEvent> events, IReadOnlyCollection<SealedPeriod> closed)
    {
        using var writer = new JsonTextWriter(Console.Out)
        {
            Formatting = Formatting.Indented,
            CloseOutput = false,
        };
        await writer.WriteStartArrayAsync();
        await foreach (var stored in events)
        {
            await Json(stored, closed).WriteToAsync(writer);
        }

        await writer.WriteEndArrayAsync();
        await writer.FlushAsync();
        await Console.Out.WriteLineAsync();
    }

    private static JObject Json(StoredEvent stored, IReadOnlyCollection<SealedPeriod> closed)
    {
        var metadata = SubmitMetadata.Read(stored.Origin.Metadata);
        return new()
        {
            ["position"] = stored.Position,
            ["id"] = stored.Event.Id.ToString("D"),
            ["type"] = stored.Event.Name,
            ["on"] = CivilDate.Iso(stored.ToFact().Event.On),
            ["stream"] = stored.Stream.Text,
            ["revision"] = stored.Revision,
            ["recordedAt"] = stored.Origin.RecordedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            ["actor"] = stored.Origin.Actor,
            ["key"] = stored.Origin.Key,
            ["causation"] = stored.Event.Causation == Guid.Empty
                ? null
                : stored.Event.Causation.ToString("D"),
            ["command"] = metadata.Command,
            ["data"] = new JRaw(Encoding.UTF8.GetString(stored.Event.Data.Span)),
            ["evidence"] = metadata.Evidence is { } evidence ? new JRaw(evidence) : null,
            ["lateFor"] = LateNotes.Json(stored, closed),
        };
    }

    private static async Task Show(
        Screen screen, IAsyncEnumerable<StoredEvent> events,
        IReadOnlyCollection<SealedPeriod> closed)
    {
        var rows = new List<IEnumerable<string>>();
        await foreach (var stored in events)
        {
            rows.Add(
            [
                VietnameseNumber.Format(stored.Position),
                CivilDate.Format(stored.ToFact().Event.On),
                stored.Event.Name
                    + (stored.LateFor(closed).IsEmpty ? "" : screen.Say(" MUỘN", " LATE")),
                stored.Stream.Text, stored.Origin.Actor,
                stored.Origin.RecordedAt.ToOffset(TimeSpan.FromHours(7))
                    .ToString("dd/MM/yyyy HH:mm:ss"),
                stored.Event.Id.ToString("D"),
            ]);
        }

        if (rows.Count > 0)
        {
            ShowTable(screen, rows);
        }

        screen.Line(screen.Say($"{rows.Count} sự kiện.", $"{rows.Count} events."));
    }

    private static void ShowTable(Screen screen, List<IEnumerable<string>> rows) =>
        screen.Table(
            [
                screen.Say(">Vị trí", ">Position"), screen.Say("Ngày", "Day"),
                screen.Say("Loại", "Type"), screen.Say("Luồng", "Stream"),
                screen.Say("Người ghi", "Actor"), screen.Say("Ghi lúc (UTC+7)", "Recorded (UTC+7)"),
                screen.Say("Mã", "Id"),
            ],
            rows);
}
