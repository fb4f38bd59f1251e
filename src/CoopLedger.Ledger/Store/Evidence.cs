using CoopLedger.Domain.Values;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Store;

/// <summary>What a fact rests on: document number, issuer, date, quote … One flat JSON object,
/// kept as it was given.</summary>
/// <remarks>At most 32 fields, texts of at most 4.000 characters, NFC. Known fields:
/// documentNumber, document, kind, issuer, issuedOn, locator, quote, sha256, illustrative, note.
/// </remarks>
public sealed class Evidence
{
    public const int FieldsMax = 32;
    public const int TextMax = 4000;

    private Evidence(JObject fields) => Fields = fields;

    internal JObject Fields { get; }

    /// <summary>Evidence from a JSON object, or from a text, which is its note.</summary>
    /// <exception cref="FormatException">Nested, too large, or not NFC.</exception>
    public static Evidence Of(JToken token)
    {
        var fields = token switch
        {
            JObject given => given,
            JValue { Value: string note } => new JObject { ["note"] = note },
            _ => throw new FormatException("Evidence is an object or a text."),
        };
        if (fields.Count > FieldsMax || fields.Properties().Any(field => !IsPlain(field.Value)))
        {
            throw new FormatException(
                $"Evidence is flat: at most {FieldsMax} fields of text (NFC, at most {TextMax} "
                + "characters), numbers or true and false.");
        }

        return new((JObject)fields.DeepClone());
    }

    public override string ToString() => Fields.ToString(Formatting.None);

    private static bool IsPlain(JToken token) => token is JValue
    {
        Type: JTokenType.String or JTokenType.Integer or JTokenType.Float or JTokenType.Boolean,
    } value && (value.Value is not string text
        || (text.Length <= TextMax && VietnameseText.IsNfc(text)));
}
