using System.Collections.Immutable;
using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;
using CoopLedger.Proof.Trees;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Cli.Output;

/// <summary>One event whole: all that its envelope holds, the bytes that are stored, and what the
/// ledger knows of it.</summary>
/// <param name="Stored">The event.</param>
/// <param name="Read">What it is read as; <see langword="null"/> when it cannot be.</param>
/// <param name="ReversedBy">The positions of its reversals.</param>
/// <param name="LateFor">The closed periods it came too late for.</param>
internal sealed record EventSheet(
    StoredEvent Stored, Event? Read, ImmutableArray<long> ReversedBy,
    ImmutableArray<string> LateFor)
{
    /// <exception cref="UsageException">There is no such event.</exception>
    /// <exception cref="LedgerDamagedException">It cannot be read: told after what could be shown.
    /// </exception>
    public static async Task<int> Show(
        Screen screen, IEventLog log, string named, long knownBy, bool isRaw,
        CancellationToken cancellationToken)
    {
        var stored = await Find(log, named, knownBy, cancellationToken);
        if (isRaw)
        {
            await using var output = Console.OpenStandardOutput();
            await output.WriteAsync(stored.Event.Data, cancellationToken);
            output.WriteByte((byte)'\n');
            return ExitCodes.Ok;
        }

        LedgerDamagedException? fault = null;
        var sheet = new EventSheet(stored, null, [], []);
        try
        {
            sheet = await Of(stored, log, knownBy, cancellationToken);
        }
        catch (LedgerDamagedException damage)
        {
            fault = damage;
        }

        if (screen.IsJson)
        {
            screen.Json(sheet.Json());
        }
        else
        {
            sheet.Show(screen);
        }

        return fault is null ? ExitCodes.Ok : throw fault;
    }

    private static async Task<EventSheet> Of(
        StoredEvent stored, IEventLog log, long knownBy, CancellationToken cancellationToken)
    {
        var read = stored.ToFact().Event;
        var stream = await log.ReadStream(stored.Stream, cancellationToken);
        var closed = await ClosedPeriods.Read(log, cancellationToken, knownBy);
        return new(
            stored, read,
            [
                .. stream.Where(other => other.Position <= knownBy
                        && other.Position > stored.Position)
                    .Where(other => other.ToFact().Event is FactReversed reversal
                        && reversal.Fact == stored.Event.Id)
                    .Select(other => other.Position),
            ],
            [.. stored.LateFor(closed).Select(period => period.Id)]);
    }

    private static async Task<StoredEvent> Find(
        IEventLog log, string named, long knownBy, CancellationToken cancellationToken)
    {
        try
        {
            var found = await log.Find(FactReference.Parse(named), cancellationToken);
            return found is not null && found.Position <= knownBy
                ? found
                : throw new UsageException(
                    $"Sổ không có sự kiện {named} (đến vị trí {knownBy}).",
                    $"The ledger has no event {named} (up to position {knownBy}).",
                    ExitCodes.NotFound, Correction.Unknown.Code);
        }
        catch (FormatException)
        {
            throw new UsageException(
                $"\"{named}\" không chỉ sự kiện nào: hãy viết vị trí, mã (UUID) hoặc key:KHÓA.",
                $"\"{named}\" names no event: write its position, its id (a UUID) or key:KEY.");
        }
    }

    private string Leaf => MerkleHash.Leaf(Stored.Envelope.Span).ToString();

    private JObject Json()
    {
        var (origin, metadata) = (Stored.Origin, SubmitMetadata.Read(Stored.Origin.Metadata));
        return new()
        {
            ["position"] = Stored.Position,
            ["id"] = Stored.Event.Id.ToString("D"),
            ["stream"] = Stored.Stream.Text,
            ["revision"] = Stored.Revision,
            ["on"] = Read is null ? null : CivilDate.Iso(Read.On),
            ["recordedAt"] = origin.RecordedAt.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'"),
            ["actor"] = origin.Actor,
            ["key"] = origin.Key,
            ["correlation"] = Id(origin.Correlation),
            ["causation"] = Id(Stored.Event.Causation),
            ["command"] = metadata.Command,
            ["fingerprint"] = metadata.Fingerprint,
            ["evidence"] = metadata.Evidence is { } evidence ? new JRaw(evidence) : null,
            ["stored"] = Named(Stored.Event.Name, EventLines.Stored(Stored)),
            ["read"] = Read is null ? null : Named(EventJson.NameOf(Read), Today(Read)),
            ["lateFor"] = new JArray(LateFor),
            ["reverses"] = (Read as FactReversed)?.Position,
            ["reversedBy"] = new JArray(ReversedBy),
            ["dataLength"] = Stored.Event.Data.Length,
            ["envelopeLength"] = Stored.Envelope.Length,
            ["envelope"] = Convert.ToHexStringLower(Stored.Envelope.Span),
            ["leafHash"] = Leaf,
        };
    }

    private void Show(Screen screen)
    {
        var (origin, metadata) = (Stored.Origin, SubmitMetadata.Read(Stored.Origin.Metadata));
        void Line(string vietnamese, string english, string? value)
        {
            if (value is not null)
            {
                screen.Line($"  {screen.Say(vietnamese, english)}: {value}");
            }
        }

        screen.Line($"#{Stored.Position}  {Stored.Event.Name}");
        Line("mã", "id", Stored.Event.Id.ToString("D"));
        Line("luồng", "stream", $"{Stored.Stream} [{Stored.Revision}]");
        Line("ngày hiệu lực", "effective day", Read is null ? null : CivilDate.Format(Read.On));
        Line("ghi lúc", "recorded", $"{EventLines.Local(origin.RecordedAt)} (UTC+7)");
        Line("người ghi", "actor", origin.Actor);
        Line("khóa", "submit key", origin.Key);
        Line("lệnh", "command", $"{metadata.Command} ({metadata.Fingerprint})");
        Line("liên kết", "correlation", Id(origin.Correlation));
        Line("do sự kiện", "caused by", Id(Stored.Event.Causation));
        Line("căn cứ", "evidence", metadata.Evidence);
        Line("nguyên văn", "stored", EventLines.Stored(Stored));
        if (Read is not null && EventJson.NameOf(Read) is var today && today != Stored.Event.Name)
        {
            Line("đọc là", "read as", $"{today}  {Today(Read)}");
        }

        Line("ghi muộn cho kỳ", "late for", LateFor.IsEmpty ? null : string.Join(", ", LateFor));
        Line("đảo", "reverses", Read is FactReversed reversal ? $"#{reversal.Position}" : null);
        Line("bị đảo bởi", "reversed by", ReversedBy.IsEmpty
            ? null
            : string.Join(", ", ReversedBy.Select(position => $"#{position}")));
        Line("phong bì", "envelope", screen.Say(
            $"{Stored.Envelope.Length} byte (0x{Stored.Envelope.Length:x}), trong đó dữ liệu "
                + $"{Stored.Event.Data.Length} (0x{Stored.Event.Data.Length:x})",
            $"{Stored.Envelope.Length} bytes (0x{Stored.Envelope.Length:x}), of which data "
                + $"{Stored.Event.Data.Length} (0x{Stored.Event.Data.Length:x})"));
        Line("băm lá Merkle", "Merkle leaf hash", Leaf);
    }

    private static string? Id(Guid id) => id == Guid.Empty ? null : id.ToString("D");

    private static string Today(Event read) =>
        System.Text.Encoding.UTF8.GetString(EventJson.Write(read));

    private static JObject Named(string name, string data) =>
        new() { ["name"] = name, ["data"] = new JRaw(data) };
}
