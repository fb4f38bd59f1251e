using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CoopLedger.Ledger.Store;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Commands;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Writing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Importing;

/// <summary>One line of a JSON Lines file: a command with its fields, and who gives it.</summary>
public static class ImportLine
{
    public const int KeyLengthMax = 200;
    public const int ActorLengthMax = 100;

    private const int DepthMax = 8;

    private static readonly JsonLoadSettings Strict = new()
    {
        DuplicatePropertyNameHandling = DuplicatePropertyNameHandling.Error,
        CommentHandling = CommentHandling.Load,
    };

    /// <summary>Reads a line, or tells everything that is wrong with it.</summary>
    /// <param name="line">The line, without its end.</param>
    /// <param name="actor">Who imports, for lines that do not say.</param>
    /// <remarks>A line without a key gets one from its own words, so that importing it again
    /// records nothing new.</remarks>
    public static (Submit? Submit, ImmutableArray<Refusal> Refusals) Read(
        string line, string actor)
    {
        JObject json;
        try
        {
            json = Parse(line);
        }
        catch (Newtonsoft.Json.JsonException problem)
        {
            return (null, [InputRules.NotJson.BrokenBy(problem.Message)]);
        }

        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        var name = Take(json, "command", KeyLengthMax, refusals);
        var key = Take(json, "key", KeyLengthMax, refusals) ?? KeyOf(line);
        var who = Take(json, "actor", ActorLengthMax, refusals) ?? actor;
        var evidence = TakeEvidence(json, refusals);
        if (name is null)
        {
            refusals.Add(InputRules.MissingField.BrokenByField("command", "command", "text"));
            return (null, refusals.ToImmutable());
        }

        var (command, problems) = CommandJson.Read(name, json);
        refusals.AddRange(problems);
        return command is null || refusals.Count > 0
            ? (null, refusals.ToImmutable())
            : (new Submit(command, who, key, evidence), []);
    }

    /// <summary>The key of a line that names none.</summary>
    public static string KeyOf(string line) =>
        "line:" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(line.Trim())));

    /// <exception cref="Newtonsoft.Json.JsonException">It is no object, or not strict JSON.
    /// </exception>
    internal static JObject Parse(string line)
    {
        DemandJson(line);
        using var reader = new JsonTextReader(new StringReader(line))
        {
            DateParseHandling = DateParseHandling.None,
            FloatParseHandling = FloatParseHandling.Decimal,
            MaxDepth = DepthMax,
        };
        var json = JToken.ReadFrom(reader, Strict) as JObject
            ?? throw new JsonReaderException("It is no object.");
        DemandText(json);
        return json;
    }

    // Newtonsoft.Json reads more than JSON: to it 010 is eight, and NaN and {a:1} pass.
    private static void DemandJson(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(
                line, new JsonDocumentOptions { MaxDepth = DepthMax });
        }
        catch (System.Text.Json.JsonException problem)
        {
            throw new JsonReaderException(problem.Message, problem);
        }
    }

    // Half a surrogate pair, which JSON can escape, has become U+FFFD by now, in silence.
    private static void DemandText(JObject json)
    {
        if (json.ToString(Formatting.None).Contains('\uFFFD', StringComparison.Ordinal))
        {
            throw new JsonReaderException("A character in it is broken (U+FFFD).");
        }
    }

    private static string? Take(
        JObject json, string field, int lengthMax, ImmutableArray<Refusal>.Builder refusals)
    {
        if (json[field] is not { } token)
        {
            return null;
        }

        json.Remove(field);
        if (token is JValue { Value: string { Length: > 0 } text } && text.Length <= lengthMax
            && !text.Any(char.IsControl) && VietnameseText.IsNfc(text))
        {
            return text;
        }

        refusals.Add(InputRules.BadValue.BrokenByField(
            field, field, AsWritten(token),
            $"1 – {lengthMax} characters on one line, NFC."));
        return null;
    }

    private static Evidence? TakeEvidence(
        JObject json, ImmutableArray<Refusal>.Builder refusals)
    {
        if (json["evidence"] is not { } token || token.Type == JTokenType.Null)
        {
            json.Remove("evidence");
            return null;
        }

        json.Remove("evidence");
        try
        {
            return Evidence.Of(token);
        }
        catch (FormatException problem)
        {
            refusals.Add(InputRules.BadValue.BrokenByField(
                "evidence", "evidence", AsWritten(token), problem.Message));
            return null;
        }
    }

    private static string AsWritten(JToken token) => FieldTypes.Shown(
        token is JValue { Value: string text } ? text : token.ToString(Formatting.None));
}
