using System.Buffers;
using System.Collections.Immutable;
using System.Text.Json;
using CoopLedger.Proof.Trees;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Books;

/// <summary>What the sealer has written of a range of the ledger: which position each event has,
/// where it stands in the cluster's log, and the hash of its leaf.</summary>
/// <param name="First">The position of the first.</param>
/// <param name="Places">Where each stands in the cluster's log.</param>
/// <param name="Leaves">The RFC 6962 hash of each envelope.</param>
/// <param name="Root">The root over the ledger up to the last of them.</param>
/// <param name="Voids">Events left out since the seal before, by their commit positions: their ids
/// had counted already.</param>
/// <remarks>JSON: <c>first</c>, <c>commits</c> and <c>prepares</c> (byte offsets), <c>leaves</c>
/// (base64 of 32 bytes each), <c>root</c> (hexadecimal), <c>voids</c>.</remarks>
internal sealed record Seal(
    long First, ImmutableArray<Position> Places, ImmutableArray<Digest> Leaves, Digest Root,
    ImmutableArray<ulong> Voids)
{
    /// <summary>Events of one seal at the most: 60 bytes of each in JSON.</summary>
    public const int EventsMax = 4096;

    private const int DigestLength = 32;

    /// <summary>The size of the ledger that is sealed with it.</summary>
    public long Size => First + Places.Length - 1;

    public byte[] Write()
    {
        var bytes = new ArrayBufferWriter<byte>();
        using var json = new Utf8JsonWriter(bytes);
        json.WriteStartObject();
        json.WriteNumber("first"u8, First);
        Write(json, "commits"u8, Places.Select(place => place.CommitPosition));
        Write(json, "prepares"u8, Places.Select(place => place.PreparePosition));
        json.WriteBase64String("leaves"u8, Leaves.SelectMany(leaf => leaf.ToArray()).ToArray());
        json.WriteString("root"u8, Root.ToString());
        Write(json, "voids"u8, Voids);
        json.WriteEndObject();
        json.Flush();
        return bytes.WrittenSpan.ToArray();
    }

    /// <exception cref="FormatException">It is not a seal.</exception>
    public static Seal Read(ReadOnlyMemory<byte> bytes)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            var fields = json.RootElement;
            var (commits, prepares) = (Numbers(fields, "commits"), Numbers(fields, "prepares"));
            var leaves = fields.GetProperty("leaves").GetBytesFromBase64();
            var seal = new Seal(
                fields.GetProperty("first").GetInt64(),
                [.. commits.Zip(prepares, (commit, prepare) => new Position(commit, prepare))],
                [.. leaves.Chunk(DigestLength).Select(leaf => new Digest(leaf))],
                new Digest(Convert.FromHexString(fields.GetProperty("root").GetString()!)),
                [.. Numbers(fields, "voids")]);
            return seal.First > 0 && commits.Length > 0 && commits.Length == prepares.Length
                && leaves.Length == commits.Length * DigestLength
                ? seal
                : throw new FormatException("It does not name one place and leaf for each event.");
        }
        catch (Exception broken) when (broken is JsonException or KeyNotFoundException
            or InvalidOperationException or ArgumentException)
        {
            throw new FormatException(broken.Message, broken);
        }
    }

    private static void Write(
        Utf8JsonWriter json, ReadOnlySpan<byte> field, IEnumerable<ulong> numbers)
    {
        json.WriteStartArray(field);
        foreach (var number in numbers)
        {
            json.WriteNumberValue(number);
        }

        json.WriteEndArray();
    }

    private static ulong[] Numbers(JsonElement fields, string field) =>
        [.. fields.GetProperty(field).EnumerateArray().Select(number => number.GetUInt64())];
}
