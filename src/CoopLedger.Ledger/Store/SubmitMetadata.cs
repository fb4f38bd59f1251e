using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Store;

/// <summary>What is kept of a submit beside its events.</summary>
/// <param name="Command">The command's name.</param>
/// <param name="Fingerprint">The command's fingerprint.</param>
/// <param name="Evidence">The evidence, as JSON; <see langword="null"/> when none was given.
/// </param>
public sealed record SubmitMetadata(string Command, string Fingerprint, string? Evidence)
{
    /// <exception cref="JsonException">Not such metadata.</exception>
    public static SubmitMetadata Read(ReadOnlyMemory<byte> bytes)
    {
        using var reader = new JsonTextReader(
            new StringReader(Encoding.UTF8.GetString(bytes.Span)))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
        };
        var json = JObject.Load(reader);
        return new(
            Text(json, "command"), Text(json, "fingerprint"),
            json["evidence"]?.ToString(Formatting.None));
    }

    private static string Text(JObject json, string field) =>
        json[field] is JValue { Value: string text }
            ? text
            : throw new JsonSerializationException($"It has no {field}.");

    internal static byte[] Write(string command, string fingerprint, Evidence? evidence)
    {
        var json = new JObject { ["command"] = command, ["fingerprint"] = fingerprint };
        if (evidence is not null)
        {
            json["evidence"] = evidence.Fields;
        }

        return Encoding.UTF8.GetBytes(json.ToString(Formatting.None));
    }
}
