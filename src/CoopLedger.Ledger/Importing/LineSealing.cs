using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Persons;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Keys;
using CoopLedger.Ledger.Store;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace CoopLedger.Ledger.Importing;

/// <summary>Seals what a line says of a private person, before anything else is made of the line:
/// no submit, key, fingerprint or message ever holds the plain text.</summary>
/// <remarks>A line that is sealed already is let through when it opens with the person's key. Lines
/// of other commands are left as they are.</remarks>
public sealed class LineSealing(IEventLog log, SubjectKeys keys)
{
    /// <summary>The longest name or contact, in characters.</summary>
    public const int LengthMax = 200;

    public static readonly Rule BadText = new(
        "sealed.bad-text",
        "\"{0}\" phải là một dòng 1–{1} ký tự, NFC, không trống ở hai đầu.",
        "\"{0}\" must be one line of 1 to {1} characters, NFC, no blank at either end.",
        "Unicode Standard Annex 15 (NFC); what was written is not repeated");

    public static readonly Rule ToldElsewhere = new(
        "sealed.told-elsewhere",
        "Nội dung của \"{0}\" còn nằm ở \"{1}\" dưới dạng đọc được; sổ không xóa được chỗ đó.",
        "What \"{0}\" says also stands in plain text in \"{1}\", which can never be erased.",
        "Law 91/2025/QH15 on the protection of personal data; docs/privacy.md");

    public static readonly Rule OtherLedger = new(
        "sealed.other-ledger",
        "\"{0}\" được niêm mật cho sổ khác ({1}, sổ này là {2}); hãy ghi lại bằng chữ thường.",
        "\"{0}\" was sealed for another ledger ({1}, this one is {2}); give it in plain text.",
        "AES-256-GCM: the ledger is part of what is authenticated");

    public static readonly Rule NoKey = new(
        "sealed.no-key",
        "Thư mục khóa không có khóa của người \"{1}\", nên không kiểm tra được \"{0}\".",
        "The folder of keys has no key of \"{1}\", so that \"{0}\" cannot be checked.",
        "Only what can be opened is recorded");

    public static readonly Rule DoesNotOpen = new(
        "sealed.does-not-open",
        "\"{0}\" không mở được bằng khóa của \"{1}\": của người khác, trường khác, hoặc hỏng.",
        "\"{0}\" does not open with the key of \"{1}\": another person's, another field's, or "
            + "damaged.",
        "AES-256-GCM: the person and the field are part of what is authenticated");

    private const int TellingMin = 6;

    /// <summary>Stands for a text that is not sealed yet.</summary>
    private static readonly string Mask = SealedText.Of(Guid.Empty, new byte[92]).Value;

    /// <summary>The line with a mask in place of what is to be sealed, so that the rest of it can
    /// be checked, before any ledger is opened.</summary>
    public static string Masked(string line) =>
        SealedField.In(line) is ({ } json, var fields) ? Masked(json, fields) : line;

    /// <summary>The line with its texts sealed, or why they cannot be. A key is made only for a
    /// line that is well formed, and never for a person who was erased.</summary>
    /// <exception cref="StoreException"><c>keys.unwritable</c> and the others of
    /// <see cref="SubjectKeys.FindOrMake"/>: nothing is recorded.</exception>
    public async Task<(string Line, ImmutableArray<Refusal> Refusals)> Seal(
        string line, CancellationToken cancellationToken)
    {
        if (SealedField.In(line) is not ({ } json, var fields))
        {
            return (line, []);
        }

        var masked = Masked(json, fields);
        if (ImportLine.Read(masked, "").Refusals is { IsEmpty: false } malformed)
        {
            return (masked, malformed);
        }

        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        foreach (var person in fields.Select(field => field.Person!).Distinct())
        {
            if (await ErasedKeys.ErasureOf(log, person, cancellationToken) is { } erasure)
            {
                refusals.Add(Person.Erased.BrokenByField("person", person, erasure.On));
            }
        }

        return refusals.Count > 0
            ? (masked, refusals.ToImmutable())
            : Seal(json, fields, refusals);
    }

    private (string Line, ImmutableArray<Refusal> Refusals) Seal(
        JObject json, ImmutableArray<SealedField> fields,
        ImmutableArray<Refusal>.Builder refusals)
    {
        var texts = new List<(SealedField Field, string Text)>();
        foreach (var field in fields)
        {
            var (text, refusal) = Seal(field, json, fields);
            if (refusal is not null)
            {
                refusals.Add(refusal with { Field = field.Path });
            }

            texts.Add((field, text ?? Mask));
        }

        return (Replaced(json, texts), refusals.ToImmutable());
    }

    private (string? Text, Refusal? Refusal) Seal(
        SealedField field, JObject json, ImmutableArray<SealedField> all)
    {
        var person = field.Person!;
        var place = new SealedPlace(log.LedgerId, person, field.Name);
        if (SealedText.LooksSealed(field.Text))
        {
            return (field.Text, Check(place, field));
        }

        return !IsText(field.Text) ? (null, BadText.BrokenBy(field.Path, LengthMax))
            : Telling(json, field.Text, all) is { } elsewhere
            ? (null, ToldElsewhere.BrokenBy(field.Path, elsewhere))
            : (TextSeal.Seal(keys.FindOrMake(person), place, field.Text).Value, null);
    }

    private Refusal? Check(SealedPlace place, SealedField field)
    {
        var text = new SealedText(field.Text);
        return text.Ledger != SealedText.MarkOf(place.Ledger)
            ? OtherLedger.BrokenBy(
                field.Path, text.Ledger, SealedText.MarkOf(place.Ledger))
            : keys.Find(place.Person) is not { } key
            ? NoKey.BrokenBy(field.Path, place.Person)
            : TextSeal.Open(key, place, text) is null
            ? DoesNotOpen.BrokenBy(field.Path, place.Person)
            : null;
    }

    private static bool IsText(string text) =>
        text.Length is > 0 and <= LengthMax && !char.IsWhiteSpace(text[0])
        && !char.IsWhiteSpace(text[^1]) && !text.Any(char.IsControl)
        && VietnameseText.IsNfc(text);

    /// <summary>Another value of the line that tells the text: a key, the evidence, an id. Where it
    /// is one short word, nothing is said: it may mean something else.</summary>
    private static string? Telling(JObject json, string text, ImmutableArray<SealedField> all)
    {
        var words = Words(text);
        var inner = words.Trim();
        return inner.Length < TellingMin && !inner.Contains(' ') ? null
            : json.Descendants().OfType<JValue>()
                .FirstOrDefault(value => value.Value is string other
                    && !all.Any(field => field.Path == value.Path)
                    && Words(other).Contains(words, StringComparison.Ordinal))
                ?.Path;
    }

    /// <summary>A text's words, without accents and case, each with a blank on both sides.
    /// </summary>
    private static string Words(string text) => $" {string.Join(
        ' ',
        string.Concat(VietnameseText.Fold(text)
            .Select(letter => char.IsLetterOrDigit(letter) ? letter : ' '))
        .Split(' ', StringSplitOptions.RemoveEmptyEntries))} ";

    private static string Masked(JObject json, ImmutableArray<SealedField> fields) => Replaced(
        json,
        fields.Where(field => !SealedText.LooksSealed(field.Text)).Select(field => (field, Mask)));

    private static string Replaced(
        JObject json, IEnumerable<(SealedField Field, string Text)> texts)
    {
        var copy = (JObject)json.DeepClone();
        foreach (var (field, text) in texts)
        {
            copy.SelectToken(field.Path)!.Replace(text);
        }

        return copy.ToString(Formatting.None);
    }
}
