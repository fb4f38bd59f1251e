using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Documents;

/// <summary>A document (văn bản), by an id of ours: its number alone names none, since numbers
/// repeat across issuers and years.</summary>
public sealed record DocumentId(string Text) : Id(Text);

/// <summary>One place in which a document is cited.</summary>
public sealed record CitationId(string Text) : Id(Text);

/// <summary>The kinds of document.</summary>
/// <remarks>Source: Law on Promulgation of Legal Documents 80/2015/QH13 and Decree 30/2020/NĐ-CP
/// on office work; the Party's kinds are its own. The default value is a resolution.</remarks>
public enum DocumentKind
{
    [Label("Nghị quyết", "Resolution"), Also("NQ")]
    Resolution,

    [Label("Luật", "Law")]
    Law,

    [Label("Nghị định", "Decree"), Also("NĐ")]
    Decree,

    [Label("Quyết định", "Decision"), Also("QĐ")]
    Decision,

    [Label("Thông tư", "Circular"), Also("TT")]
    Circular,

    [Label("Chỉ thị", "Directive"), Also("CT")]
    Directive,

    [Label("Kế hoạch", "Plan"), Also("KH")]
    Plan,

    [Label("Chương trình hành động", "Action programme"), Also("CTr", "chuong-trinh", "programme")]
    ActionProgramme,

    [Label("Kết luận", "Conclusion"), Also("KL")]
    Conclusion,

    [Label("Đề án", "Scheme"), Also("ĐA")]
    Scheme,

    [Label("Công văn", "Official letter"), Also("CV")]
    OfficialLetter,

    [Label("Thư", "Letter")]
    Letter,

    [Label("Khác", "Other")]
    Other,
}

/// <summary>What makes two documents one: number with its suffix, issuer and day of issue.
/// </summary>
public static class DocumentKey
{
    private const string None = "none";

    /// <summary>The stream of a document. 09/NQ-CP and 09-NQ/TW are two; so are two documents of
    /// one number by two issuers or of two days.</summary>
    public static StreamName Stream(
        DocumentKind kind, Text? number, Text issuer, DateOnly? issuedOn) =>
        new($"document-{Slug(number) ?? Code<DocumentKind>.Of(kind)}"
            + $":{Slug(issuer)}:{(issuedOn is { } day ? CivilDate.Iso(day) : None)}");

    /// <summary>Whether two printed numbers can be of one document: they are the same, or one of
    /// them is the bare number and the other has a suffix as well.</summary>
    public static bool MayBeOne(Text? number, Text? other) =>
        Slug(number) is { } one && Slug(other) is { } two
        && (one == two
            || (Bare(one) == Bare(two) && !(one.Contains('-') && two.Contains('-'))));

    private static string? Slug(Text? text) =>
        text is null ? null : VietnameseText.Slug(text.Value);

    private static string Bare(string slug) => slug.Split('-')[0].TrimStart('0');
}
