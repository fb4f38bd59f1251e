using System.Collections.Immutable;
using System.Text.Json;
using CoopLedger.Ledger.Writing;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Books;

/// <summary>The alarms of a ledger, kept on its cluster so that every node knows of them, those
/// too that were not there when it happened.</summary>
internal sealed class AlarmBook(EventStoreClient client, string stream, Guid ledger)
{
    private const string TypeName = "ledger.alarm.v1";

    public async Task<ImmutableArray<Alarm>> Read(CancellationToken cancellationToken) =>
        (await ReadAll(cancellationToken)).Alarms;

    /// <summary>Keeps an alarm, unless it is there.</summary>
    public async Task Add(Alarm alarm, CancellationToken cancellationToken)
    {
        while (true)
        {
            var (alarms, last) = await ReadAll(cancellationToken);
            var id = EventIds.Of(ledger, $"alarm:{alarm.Commit}", 0);
            var data = JsonSerializer.SerializeToUtf8Bytes(new
            {
                kind = alarm.Kind.ToString(), stream = alarm.Stream, commit = alarm.Commit,
            });
            var entry = new EventData(Uuid.FromGuid(id), TypeName, data);
            if (alarms.Contains(alarm)
                || await BookEntries.TryAppend(client, stream, last, entry, cancellationToken))
            {
                return;
            }
        }
    }

    private async Task<(ImmutableArray<Alarm> Alarms, long Last)> ReadAll(
        CancellationToken cancellationToken)
    {
        var (alarms, last) = (ImmutableArray.CreateBuilder<Alarm>(), -1L);
        await foreach (var record in BookEntries.Read(
            client, stream, Direction.Forwards, StreamPosition.Start, long.MaxValue,
            cancellationToken))
        {
            last = record.EventNumber.ToInt64();
            alarms.Add(ReadEntry(record));
        }

        return (alarms.ToImmutable(), last);
    }

    private static Alarm ReadEntry(EventRecord record) => BookEntries.Parse(
        record, TypeName, "alarm", () =>
        {
            using var json = JsonDocument.Parse(record.Data);
            var fields = json.RootElement;
            return Enum.TryParse<AlarmKind>(fields.GetProperty("kind").GetString(), out var kind)
                ? new Alarm(
                    kind, fields.GetProperty("stream").GetString()!,
                    fields.GetProperty("commit").GetUInt64())
                : throw new FormatException("Its kind is unknown.");
        });
}
