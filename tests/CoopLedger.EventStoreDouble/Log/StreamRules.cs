using System.Text.Json;

namespace CoopLedger.Doubles;

/// <summary>What the metadata of a stream hides: `$maxAge` (seconds), `$maxCount` and `$tb`.
/// </summary>
internal readonly record struct StreamRules(long? CountMax, long? AgeMaxSeconds, long? Before)
{
    /// <summary>The `$tb` of a stream that was deleted softly.</summary>
    public const long DeletedBefore = long.MaxValue;

    public const string EventType = "$metadata";
    public const string Prefix = "$$";

    public bool IsSoftlyDeleted => Before == DeletedBefore;

    public static string MetadataOf(string stream) => Prefix + stream;

    public static bool IsMetadata(string stream) =>
        stream.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The rules in the bytes of a metadata event; none if they are not JSON.</summary>
    public static StreamRules Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? default : new(
                Number(root, "$maxCount"), Number(root, "$maxAge"), Number(root, "$tb"));
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public static byte[] Truncating(long before) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new Dictionary<string, long>(StringComparer.Ordinal) { ["$tb"] = before });

    private static long? Number(JsonElement root, string name) =>
        root.TryGetProperty(name, out var value) && value.TryGetInt64(out var number)
            ? number
            : null;
}
