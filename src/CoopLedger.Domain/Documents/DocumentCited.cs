using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Documents;

/// <summary>A source cited a document, in words of its own.</summary>
[EventName("document.cited.v1"), Label("Viện dẫn văn bản", "Document cited")]
public sealed record DocumentCited(
    CitationId Citation,
    DateOnly On,
    Text Source,
    DocumentKind Kind,
    Text? Number,
    Text? Issuer,
    Text? Title,
    DocumentId? Document) : SingleEvent<DocumentCited>
{
    protected override Refusal RefuseAnother(DocumentCited recorded) =>
        CiteDocument.Duplicate.BrokenByField("id", Citation, recorded.On);
}

/// <summary>Records how a source cites a document. Where the source's number or issuer is not the
/// document's own, both stay: the citation keeps the source's words.</summary>
/// <param name="Id">The citation's id.</param>
/// <param name="Source">The source that cites.</param>
/// <param name="Kind">The kind, as cited.</param>
/// <param name="On">The day of the source.</param>
/// <param name="Number">The number, as cited.</param>
/// <param name="Issuer">The issuer, as cited.</param>
/// <param name="Title">The title, as cited.</param>
/// <param name="Document">The document that is meant, when that is certain.</param>
[CommandName("cite-document"), Label("Viện dẫn văn bản", "Cite a document")]
public sealed record CiteDocument(
    [Label("Mã viện dẫn", "Citation id")] CitationId Id,
    [Label("Nguồn", "Source")] Text Source,
    [Label("Loại", "Kind")] DocumentKind Kind,
    [Label("Ngày", "Day")] DateOnly On,
    [Label("Số hiệu viện dẫn", "Number as cited")] Text? Number = null,
    [Label("Cơ quan viện dẫn", "Issuer as cited")] Text? Issuer = null,
    [Label("Tên viện dẫn", "Title as cited")] Text? Title = null,
    [Label("Văn bản", "Document")] DocumentId? Document = null)
    : CommandOf<Single<DocumentCited>>
{
    public static readonly Rule Duplicate = new(
        "citation.duplicate",
        "Viện dẫn \"{0}\" đã được ghi nhận ngày {1} với nội dung khác.",
        "The citation \"{0}\" is already on record for {1}, and differs.",
        "Event sourcing: one fact for one id");

    public static readonly Rule SaysNothing = new(
        "citation.says-nothing",
        "Viện dẫn \"{0}\" không có số hiệu, tên hay cơ quan ban hành.",
        "The citation \"{0}\" has no number, no title and no issuer.",
        "Convention of sources: a citation tells something by which a document is found");

    public override StreamName Stream => new($"citation-{Id}");

    public override Decision Decide(Single<DocumentCited> state) =>
        (Number ?? Title ?? Issuer) is null
            ? Decision.Refuse(SaysNothing.BrokenByField("number", Id))
            : Decision.Record(new DocumentCited(
                Id, On, Source, Kind, Number, Issuer, Title, Document));
}
