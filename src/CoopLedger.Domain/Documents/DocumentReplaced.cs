using CoopLedger.Domain.Facts;

namespace CoopLedger.Domain.Documents;

/// <summary>A document was replaced by another one.</summary>
[EventName("document.replaced.v1"), Label("Thay thế văn bản", "Document replaced")]
public sealed record DocumentReplaced(DocumentId Document, DateOnly On, DocumentId By)
    : SingleEvent<DocumentReplaced>
{
    public override int RankInDay => 9;

    protected override Refusal RefuseAnother(DocumentReplaced recorded) =>
        ReplaceDocument.AlreadyReplaced.BrokenByField(
            "document", Document, recorded.By, recorded.On);
}

/// <summary>Records that a document was replaced by another one.</summary>
/// <param name="Document">The document that goes out of force.</param>
/// <param name="By">The one that takes its place.</param>
/// <param name="On">The first day of the new one.</param>
[CommandName("replace-document"), Label("Thay thế văn bản", "Replace a document")]
public sealed record ReplaceDocument(
    [Label("Văn bản", "Document")] DocumentId Document,
    [Label("Thay bằng", "Replaced by")] DocumentId By,
    [Label("Ngày", "Day")] DateOnly On) : CommandOf<Single<DocumentReplaced>>
{
    public static readonly Rule AlreadyReplaced = new(
        "document.already-replaced",
        "Văn bản \"{0}\" đã được thay bằng \"{1}\" từ ngày {2}.",
        "The document \"{0}\" was replaced by \"{1}\" on {2}.",
        "Law 80/2015/QH13: a document goes out of force once");

    public static readonly Rule ByItself = new(
        "document.replaced-by-itself",
        "Văn bản \"{0}\" không thể được thay bằng chính nó.",
        "The document \"{0}\" cannot be replaced by itself.",
        "Law 80/2015/QH13: a document is replaced by another one");

    public override bool MayLieAhead => true;

    public override StreamName Stream => new($"replacement-{Document}");

    public override Decision Decide(Single<DocumentReplaced> state) => Document == By
        ? Decision.Refuse(ByItself.BrokenByField("by", Document))
        : Decision.Record(new DocumentReplaced(Document, On, By));
}
