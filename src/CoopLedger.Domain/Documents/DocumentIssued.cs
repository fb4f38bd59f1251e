using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Documents;

/// <summary>A document exists, as known from a day on.</summary>
[EventName("document.issued.v1"), Label("Văn bản", "Document issued")]
public sealed record DocumentIssued(
    DocumentId Document,
    DateOnly On,
    DocumentKind Kind,
    Text? Number,
    Text Issuer,
    DateOnly? IssuedOn,
    Text? Title,
    DateOnly? EffectiveFrom) : SingleEvent<DocumentIssued>
{
    protected override Refusal RefuseAnother(DocumentIssued recorded) =>
        IssueDocument.Duplicate.BrokenByField(
            "number", (object?)Number ?? Code<DocumentKind>.Of(Kind), Issuer, recorded.Document,
            recorded.On);
}

/// <summary>Records a document: once for its number, issuer and day of issue. The same number by
/// another issuer is another document, which the register of documents flags.</summary>
/// <param name="Id">The document's id, by which it is cited and replaced.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Issuer">The body that issued it.</param>
/// <param name="On">The day from which it is known; the day of issue or later.</param>
/// <param name="Number">Its number with the suffix, such as 09/NQ-CP.</param>
/// <param name="IssuedOn">The day of issue, when it is known.</param>
/// <param name="Title">Its title.</param>
/// <param name="EffectiveFrom">The first day in force.</param>
[CommandName("issue-document"), Label("Ghi văn bản", "Record a document")]
public sealed record IssueDocument(
    [Label("Mã văn bản", "Document id")] DocumentId Id,
    [Label("Loại", "Kind")] DocumentKind Kind,
    [Label("Cơ quan ban hành", "Issuer")] Text Issuer,
    [Label("Biết từ ngày", "Known from")] DateOnly On,
    [Label("Số hiệu", "Number")] Text? Number = null,
    [Label("Ngày ban hành", "Day of issue")] DateOnly? IssuedOn = null,
    [Label("Trích yếu", "Title")] Text? Title = null,
    [Label("Hiệu lực từ", "In force from")] DateOnly? EffectiveFrom = null)
    : CommandOf<Single<DocumentIssued>>
{
    public static readonly Rule Duplicate = new(
        "document.duplicate",
        "Văn bản {0} của \"{1}\" đã được ghi nhận là \"{2}\" từ ngày {3}, với nội dung khác.",
        "The document {0} of \"{1}\" is on record as \"{2}\" from {3}, and differs.",
        "Decree 30/2020/NĐ-CP: number, issuer and day of issue name one document");

    public static readonly Rule KnownBeforeIssue = new(
        "document.known-before-issue",
        "Văn bản ban hành ngày {0} không thể được biết từ ngày {1}.",
        "A document issued on {0} cannot be known from {1}.",
        "Two clocks: a fact is not known before it is true");

    public override StreamName Stream => DocumentKey.Stream(Kind, Number, Issuer, IssuedOn);

    public override Decision Decide(Single<DocumentIssued> state) => IssuedOn > On
        ? Facts.Decision.Refuse(
            KnownBeforeIssue.BrokenByField("issuedOn", IssuedOn.Value, On))
        : Facts.Decision.Record(new DocumentIssued(
            Id, On, Kind, Number, Issuer, IssuedOn, Title, EffectiveFrom));
}
