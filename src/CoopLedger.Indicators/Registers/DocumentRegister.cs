using System.Collections.Immutable;
using CoopLedger.Domain.Documents;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Indicators.Registers;

/// <summary>The documents. One whose number another issuer is said to have used as well is
/// flagged, not refused: a number names a document only together with its issuer.</summary>
public sealed class DocumentRegister() : Register(
    "documents", Labels.Of("Văn bản", "Documents"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("number", "Số hiệu", "Number"),
        Column.Of("kind", "Loại", "Kind"), Column.Of("issuer", "Cơ quan ban hành", "Issuer"),
        Column.Of("issued", "Ngày ban hành", "Issued"), Column.Of("title", "Trích yếu", "Title"),
        Column.Of("inForceFrom", "Hiệu lực từ", "In force from"),
        Column.Of("replacedBy", "Thay bằng", "Replaced by"),
        Column.OfNumber("citations", "Viện dẫn", "Citations"),
        Column.Of("conflict", "Mâu thuẫn với", "Conflict with"),
    ];

    public override IEnumerable<Type> States =>
    [
        typeof(Single<DocumentIssued>), typeof(Single<DocumentCited>),
        typeof(Single<DocumentReplaced>),
    ];

    public override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy)
    {
        var documents = projection.Facts.Singles<DocumentIssued>(asOf, knownBy).ToList();
        var citations = projection.Facts.Singles<DocumentCited>(asOf, knownBy).ToList();
        var replaced = projection.Facts.Singles<DocumentReplaced>(asOf, knownBy)
            .ToDictionary(item => item.Event.Document);
        return documents
            .OrderBy(item => item.Event.Document.Text, StringComparer.Ordinal)
            .Select(item => Row(
                item, documents, citations,
                replaced.TryGetValue(item.Event.Document, out var end) ? end : null));
    }

    /// <summary>Whether a citation that names no document of ours may mean this one, and gives
    /// another issuer.</summary>
    internal static bool IsAtOdds(DocumentIssued document, DocumentCited citation) =>
        citation.Document is null && citation.Kind == document.Kind
        && citation.Issuer is { } issuer && !IsSame(issuer, document.Issuer)
        && DocumentKey.MayBeOne(citation.Number, document.Number);

    internal static bool IsSame(Text? one, Text? other) =>
        VietnameseText.Slug($"{one}") == VietnameseText.Slug($"{other}");

    private static RegisterRow Row(
        (DocumentIssued Event, long Position) item,
        List<(DocumentIssued Event, long Position)> documents,
        List<(DocumentCited Event, long Position)> citations,
        (DocumentReplaced Event, long Position)? end)
    {
        var document = item.Event;
        var others = documents.Where(other => AreAtOdds(document, other.Event)).ToList();
        var cited = citations.Where(citation => citation.Event.Document == document.Document)
            .ToList();
        var strange = citations.Where(citation => IsAtOdds(document, citation.Event)).ToList();
        var conflicts = string.Join(", ", others.Select(other => other.Event.Document.Text)
            .Concat(strange.Select(citation => citation.Event.Citation.Text)));
        return new(
            [
                Cell.Of(document.Document), Cell.Of(document.Number),
                Cell.OfCode<DocumentKind>(document.Kind), Cell.Of(document.Issuer),
                Cell.Of(document.IssuedOn), Cell.Of(document.Title),
                Cell.Of(document.EffectiveFrom), Cell.Of(end?.Event.By), Cell.Of(cited.Count),
                conflicts.Length == 0 ? Cell.Empty : Cell.Of(conflicts),
            ],
            [
                .. others.Select(other => other.Position)
                    .Concat(cited.Concat(strange).Select(citation => citation.Position))
                    .Concat(end is { } fact ? [fact.Position] : [])
                    .Append(item.Position).Order(),
            ]);
    }

    // One number of two issuers, or one id of two documents.
    private static bool AreAtOdds(DocumentIssued one, DocumentIssued other) => one != other
        && (one.Document == other.Document
            || (one.Kind == other.Kind && !IsSame(one.Issuer, other.Issuer)
                && DocumentKey.MayBeOne(one.Number, other.Number)));
}
