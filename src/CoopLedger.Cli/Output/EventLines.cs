using System.Text;
using CoopLedger.Domain.Periods;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>Events of the log, for people and for machines.</summary>
/// <param name="screen">Where to speak.</param>
/// <param name="showsBoth">Whether what is stored stands beside what is read today.</param>
internal sealed class EventLines(Screen screen, bool showsBoth)
{
    /// <exception cref="LedgerDamagedException">The event cannot be read.</exception>
    public JObject Json(StoredEvent stored, IReadOnlyCollection<SealedPeriod> closed)
    {
        var metadata = SubmitMetadata.Read(stored.Origin.Metadata);
        var json = new JObject
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
            ["data"] = new JRaw(Stored(stored)),
            ["evidence"] = metadata.Evidence is { } evidence ? new JRaw(evidence) : null,
            ["lateFor"] = LateNotes.Json(stored, closed),
        };
        if (showsBoth)
        {
            json["stored"] = Named(stored.Event.Name, Stored(stored));
            json["read"] = Named(ReadName(stored), Read(stored));
        }

        return json;
    }

    /// <summary>The columns of a list.</summary>
    public IEnumerable<string> Columns() =>
    [
        screen.Say(">Vị trí", ">Position"), screen.Say("Ngày", "Day"),
        screen.Say("Loại", "Type"), screen.Say("Luồng", "Stream"),
        screen.Say("Người ghi", "Actor"), screen.Say("Ghi lúc (UTC+7)", "Recorded (UTC+7)"),
        screen.Say("Mã", "Id"),
    ];

    /// <exception cref="LedgerDamagedException">The event cannot be read.</exception>
    public IReadOnlyList<string> Row(
        StoredEvent stored, IReadOnlyCollection<SealedPeriod> closed) =>
    [
        VietnameseNumber.Format(stored.Position),
        CivilDate.Format(stored.ToFact().Event.On),
        stored.Event.Name + (stored.LateFor(closed).IsEmpty ? "" : screen.Say(" MUỘN", " LATE")),
        stored.Stream.Text, stored.Origin.Actor, Local(stored.Origin.RecordedAt),
        stored.Event.Id.ToString("D"),
    ];

    /// <summary>One event on a line of its own, and what is stored under it when asked for.
    /// </summary>
    /// <exception cref="LedgerDamagedException">The event cannot be read.</exception>
    public void Line(StoredEvent stored, IReadOnlyCollection<SealedPeriod> closed)
    {
        screen.Line("#" + string.Join("  ", Row(stored, closed)));
        if (showsBoth)
        {
            Both(stored);
        }
    }

    /// <summary>What is stored, byte for byte, and what it is read as, where that is another
    /// thing.</summary>
    public void Both(StoredEvent stored)
    {
        screen.Line(screen.Say("  lưu  ", "  stored  ") + $"{stored.Event.Name}  {Stored(stored)}");
        if (ReadName(stored) is var name && name != stored.Event.Name)
        {
            screen.Line(screen.Say("  đọc  ", "  read    ") + $"{name}  {Read(stored)}");
        }
    }

    public static string Local(DateTimeOffset instant) =>
        instant.ToOffset(TimeSpan.FromHours(7)).ToString("dd/MM/yyyy HH:mm:ss");

    public static string Stored(StoredEvent stored) =>
        Encoding.UTF8.GetString(stored.Event.Data.Span);

    private static string ReadName(StoredEvent stored) =>
        EventJson.NameOf(stored.ToFact().Event);

    private static string Read(StoredEvent stored) =>
        Encoding.UTF8.GetString(EventJson.Write(stored.ToFact().Event));

    private static JObject Named(string name, string data) =>
        new() { ["name"] = name, ["data"] = new JRaw(data) };
}
