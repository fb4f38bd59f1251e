using System.Buffers;
using System.Text.Json;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.EventStoreDb.Events;

/// <summary>What goes into the custom metadata of an event on the cluster: all that the envelope
/// holds and EventStoreDB has no place for.</summary>
/// <param name="Origin">Where the append comes from; the instant as it was given.</param>
/// <param name="Causation">The event that led to this one, or an empty id.</param>
/// <param name="Ordinal">The event's place in its append, from 0.</param>
/// <param name="Count">The events of its append.</param>
/// <remarks>JSON: <c>$correlationId</c> and <c>$causationId</c> as EventStoreDB's own tools expect
/// them (left out when empty), <c>actor</c>, <c>key</c>, <c>recordedAt</c> (milliseconds since
/// 1970-01-01 UTC), <c>ordinal</c>, <c>count</c>, and <c>submit</c>: the ledger's metadata, any
/// bytes, in base64. Nothing else may be there.</remarks>
internal sealed record EventMetadata(Origin Origin, Guid Causation, int Ordinal, int Count)
{
    public byte[] Write()
    {
        var bytes = new ArrayBufferWriter<byte>(256 + Origin.Metadata.Length * 4 / 3);
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        WriteId(json, "$correlationId"u8, Origin.Correlation);
        WriteId(json, "$causationId"u8, Causation);
        json.WriteString("actor"u8, Origin.Actor);
        json.WriteString("key"u8, Origin.Key);
        json.WriteNumber("recordedAt"u8, Origin.RecordedAt.ToUnixTimeMilliseconds());
        json.WriteNumber("ordinal"u8, Ordinal);
        json.WriteNumber("count"u8, Count);
        json.WriteBase64String("submit"u8, Origin.Metadata.Span);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    /// <exception cref="FormatException">It is not what <see cref="Write"/> writes.</exception>
    public static EventMetadata Read(ReadOnlySpan<byte> bytes)
    {
        var reading = new Reading();
        try
        {
            var json = new Utf8JsonReader(bytes);
            Demand(json.Read() && json.TokenType == JsonTokenType.StartObject, "no object");
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                reading.Take(ref json);
            }

            Demand(json.TokenType == JsonTokenType.EndObject && !json.Read(), "no object");
        }
        catch (Exception broken)
            when (broken is JsonException or InvalidOperationException or ArgumentException)
        {
            throw new FormatException($"its metadata cannot be read: {broken.Message}", broken);
        }

        return reading.Done();
    }

    private static void WriteId(Utf8JsonWriter json, ReadOnlySpan<byte> field, Guid id)
    {
        if (id != Guid.Empty)
        {
            json.WriteString(field, id);
        }
    }

    private static void Demand(bool holds, string what)
    {
        if (!holds)
        {
            throw new FormatException($"its metadata cannot be read: {what}.");
        }
    }

    private struct Reading
    {
        private const int Demanded = 6;

        private Guid _correlation;
        private Guid _causation;
        private string? _actor;
        private string? _key;
        private DateTimeOffset _recordedAt;
        private int _ordinal;
        private int _count;
        private byte[]? _submit;
        private int _taken;

        public void Take(ref Utf8JsonReader json)
        {
            if (json.ValueTextEquals("$correlationId"u8) && json.Read())
            {
                _correlation = json.GetGuid();
            }
            else if (json.ValueTextEquals("$causationId"u8) && json.Read())
            {
                _causation = json.GetGuid();
            }
            else
            {
                TakeDemanded(ref json);
                _taken++;
            }
        }

        public readonly EventMetadata Done()
        {
            Demand(
                _taken == Demanded && _actor is not null && _key is not null
                    && _submit is not null && _ordinal >= 0 && _ordinal < _count,
                "a field is missing, doubled or out of its range");
            return new(
                new(_actor!, _key!, _recordedAt, _correlation, _submit!),
                _causation, _ordinal, _count);
        }

        private void TakeDemanded(ref Utf8JsonReader json)
        {
            if (json.ValueTextEquals("actor"u8) && json.Read())
            {
                _actor = json.GetString();
            }
            else if (json.ValueTextEquals("key"u8) && json.Read())
            {
                _key = json.GetString();
            }
            else if (json.ValueTextEquals("recordedAt"u8) && json.Read())
            {
                _recordedAt = DateTimeOffset.FromUnixTimeMilliseconds(json.GetInt64());
            }
            else if (json.ValueTextEquals("ordinal"u8) && json.Read())
            {
                _ordinal = json.GetInt32();
            }
            else if (json.ValueTextEquals("count"u8) && json.Read())
            {
                _count = json.GetInt32();
            }
            else if (json.ValueTextEquals("submit"u8) && json.Read())
            {
                _submit = json.GetBytesFromBase64();
            }
            else
            {
                Demand(false, "it has a field that nothing of ours writes");
            }
        }
    }
}
