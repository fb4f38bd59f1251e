using CoopLedger.Domain.Documents;
using CoopLedger.Domain.Values;
using static CoopLedger.Indicators.Tests.Book;

namespace CoopLedger.Indicators.Tests.Registers;

public sealed class DocumentRegisterTests
{
    private static DocumentIssued Issued(
        string id, string? number, string issuer, DocumentKind kind = DocumentKind.Resolution,
        string? title = null) =>
        new(
            new(id), Day("2023-02-02"), kind, number is null ? null : new Text(number),
            new(issuer), null, title is null ? null : new Text(title), null);

    private static DocumentCited Cited(
        string id, string? number, string? issuer, string? document = null,
        DocumentKind kind = DocumentKind.Resolution, string? title = null) =>
        new(
            new(id), Day("2024-04-02"), new("Báo"), kind,
            number is null ? null : new Text(number), issuer is null ? null : new Text(issuer),
            title is null ? null : new Text(title),
            document is null ? null : new DocumentId(document));

    private static Shelf Shelf(params Domain.Facts.Event[] facts)
    {
        var shelf = new Shelf();
        foreach (var fact in facts)
        {
            shelf.On(new($"stream-{shelf.Position + 1}"), fact);
        }

        return shelf;
    }

    // I2
    [Fact]
    public void One_number_of_two_issuers_is_flagged_on_both_sides()
    {
        var shelf = Shelf(
            Issued("nq-09", "09/NQ-CP", "Chính phủ"), Cited("c-000", "09", "Bộ Chính trị"));
        Assert.Equal("nq-09=c-000 #1#2", shelf.Column("documents", "conflict"));
        Assert.Equal("c-000=issuer-conflict #1#2", shelf.Column("citations", "status"));
        Assert.Equal("nq-09= #1", shelf.Column("documents", "conflict", "2024-04-01"));
    }

    // Trap 34
    [Fact]
    public void Numbers_repeat_across_issuers_and_their_suffix_tells_them_apart()
    {
        Assert.Equal(
            "a= #1 | b= #2",
            Shelf(
                Issued("a", "09/NQ-CP", "Chính phủ"),
                Issued("b", "09-NQ/TW", "Ban Chấp hành Trung ương"))
                .Column("documents", "conflict"));
        Assert.Equal(
            "a=b #1#2 | b=a #1#2",
            Shelf(
                Issued("a", "127/KH-UBND", "UBND tỉnh Đắk Nông", DocumentKind.Plan),
                Issued("b", "127/KH-UBND", "UBND tỉnh Phú Thọ", DocumentKind.Plan))
                .Column("documents", "conflict"));
        Assert.Equal(
            "a=a #1#2 | a=a #1#2",
            Shelf(Issued("a", "1/NQ", "A"), Issued("a", "2/NQ", "A"))
                .Column("documents", "conflict"));
    }

    // I12
    [Fact]
    public void A_citation_in_other_words_is_an_alias_of_the_document_it_means()
    {
        var shelf = Shelf(
            Issued("qd-1804", "1804/QĐ-TTg", "Thủ tướng Chính phủ", DocumentKind.Decision,
                "Chương trình hỗ trợ phát triển KTTT, HTX"),
            Cited("c-003", "1804/QĐ-TTg", "Thủ tướng Chính phủ", "qd-1804", DocumentKind.Decision,
                "Kế hoạch hỗ trợ phát triển KTTT, HTX"),
            Cited("c-same", "1804/QĐ-TTg", null, "qd-1804", DocumentKind.Decision));
        Assert.Equal(
            "c-003=alias #1#2 | c-same=same #1#3", shelf.Column("citations", "status"));
        Assert.Equal("qd-1804=2 #1#2#3", shelf.Column("documents", "citations"));
        Assert.Equal("qd-1804= #1#2#3", shelf.Column("documents", "conflict"));
    }

    [Fact]
    public void A_citation_of_nothing_on_record_says_so()
    {
        var shelf = Shelf(Cited("a", "54", "Tỉnh ủy"), Cited("b", "54", "Tỉnh ủy", "ctr-54"));
        Assert.Equal(
            "a=unidentified #1 | b=unknown-document #2", shelf.Column("citations", "status"));
    }

    [Fact]
    public void A_replaced_document_names_its_successor_from_that_day_on()
    {
        var shelf = Shelf(
            Issued("luat-2012", "23/2012/QH13", "Quốc hội", DocumentKind.Law),
            new DocumentReplaced(new("luat-2012"), Day("2024-07-01"), new("luat-2023")));
        Assert.Equal(
            "luat-2012=luat-2023 #1#2", shelf.Column("documents", "replacedBy", "2024-07-01"));
        Assert.Equal(
            "luat-2012= #1", shelf.Column("documents", "replacedBy", "2024-06-30"));
    }
}
