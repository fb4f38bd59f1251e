using System.Collections.Immutable;
using CoopLedger.Domain.Documents;
using CoopLedger.Domain.Facts;

namespace CoopLedger.Indicators.Registers;

/// <summary>The citations of documents in the words of their sources, each with how it stands to
/// the documents on record.</summary>
public sealed class CitationRegister() : Register(
    "citations", Labels.Of("Viện dẫn văn bản", "Citations"))
{
    public override ImmutableArray<Column> Columns { get; } =
    [
        Column.Of("id", "Mã", "Id"), Column.Of("source", "Nguồn", "Source"),
        Column.Of("kind", "Loại", "Kind"), Column.Of("number", "Số hiệu viện dẫn", "Number"),
        Column.Of("issuer", "Cơ quan viện dẫn", "Issuer"),
        Column.Of("title", "Tên viện dẫn", "Title"), Column.Of("document", "Văn bản", "Document"),
        Column.Of("status", "Đối chiếu", "Status"),
    ];

    public override IEnumerable<Type> States =>
        [typeof(Single<DocumentIssued>), typeof(Single<DocumentCited>)];

    public override IEnumerable<RegisterRow> Rows(
        Projection projection, DateOnly asOf, long knownBy)
    {
        var documents = projection.Facts.Singles<DocumentIssued>(asOf, knownBy).ToList();
        foreach (var (cited, position) in
            projection.Facts.Singles<DocumentCited>(asOf, knownBy))
        {
            var meant = documents.Where(item => item.Event.Document == cited.Document).ToList();
            var strange = documents
                .Where(item => DocumentRegister.IsAtOdds(item.Event, cited)).ToList();
            yield return new(
                [
                    Cell.Of(cited.Citation), Cell.Of(cited.Source),
                    Cell.OfCode<DocumentKind>(cited.Kind), Cell.Of(cited.Number),
                    Cell.Of(cited.Issuer), Cell.Of(cited.Title), Cell.Of(cited.Document),
                    Status(cited, meant.Select(item => item.Event).FirstOrDefault(),
                        strange.Count > 0),
                ],
                [
                    .. meant.Concat(strange).Select(item => item.Position).Append(position)
                        .Distinct().Order(),
                ]);
        }
    }

    private static Cell Status(DocumentCited cited, DocumentIssued? meant, bool isAtOdds)
    {
        if (meant is null)
        {
            return isAtOdds
                ? Cell.OfWord("issuer-conflict", "khác cơ quan ban hành", "another issuer")
                : cited.Document is null
                    ? Cell.OfWord("unidentified", "chưa xác định", "unidentified")
                    : Cell.OfWord("unknown-document", "chưa có văn bản", "unknown document");
        }

        var isAlias = cited.Kind != meant.Kind
            || (cited.Number is not null && !DocumentRegister.IsSame(cited.Number, meant.Number))
            || (cited.Issuer is not null && !DocumentRegister.IsSame(cited.Issuer, meant.Issuer))
            || (cited.Title is not null && !DocumentRegister.IsSame(cited.Title, meant.Title));
        return isAlias
            ? Cell.OfWord("alias", "cách gọi khác", "other words")
            : Cell.OfWord("same", "khớp", "same");
    }
}
