using CoopLedger.Domain.Documents;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Documents;

public sealed class DocumentTests
{
    private static readonly IssueDocument Issue = new(
        new("09-nq-cp-2023"), DocumentKind.Resolution, new("Chính phủ"), Day("2023-02-02"),
        new("09/NQ-CP"), Day("2023-02-02"), new("Chương trình hành động"), Day("2023-02-02"));

    private static readonly DocumentIssued Issued = new(
        Issue.Id, Issue.On, Issue.Kind, Issue.Number, Issue.Issuer, Issue.IssuedOn, Issue.Title,
        Issue.EffectiveFrom);

    private static readonly CiteDocument Cite = new(
        new("dak-nong-09"), new("Báo Đắk Nông"), DocumentKind.Resolution, Day("2024-04-02"),
        new("09"), new("Bộ Chính trị"));

    private static readonly DocumentCited Cited = new(
        Cite.Id, Cite.On, Cite.Source, Cite.Kind, Cite.Number, Cite.Issuer, null, null);

    private static readonly ReplaceDocument Replace =
        new(new("luat-2012"), new("luat-2023"), Day("2024-07-01"));

    [Fact]
    public void A_document_is_recorded_once_for_its_number_issuer_and_day()
    {
        Nothing.When(Issue).Then(Issued);
        Given(Issued).When(Issue with { Title = null }).ThenRefused(IssueDocument.Duplicate);
        Given(Issued).When(Issue with { Id = new("another") })
            .ThenRefused(IssueDocument.Duplicate);
    }

    // Trap 34
    [Fact]
    public void The_suffix_the_issuer_and_the_day_are_part_of_the_number()
    {
        Assert.NotEqual(
            Issue.Stream, (Issue with { Number = new Text("09-NQ/TW") }).Stream);
        Assert.NotEqual(
            Issue.Stream, (Issue with { Issuer = new("Bộ Chính trị") }).Stream);
        Assert.NotEqual(Issue.Stream, (Issue with { IssuedOn = Day("2022-02-02") }).Stream);
        Assert.NotEqual(Issue.Stream, (Issue with { IssuedOn = null }).Stream);
        Assert.Equal(
            (Issue with { Issuer = new("BCH Trung ương khoá XIII") }).Stream,
            (Issue with { Issuer = new("BCH Trung ương khóa XIII") }).Stream);
    }

    // Trap 34
    [Theory]
    [InlineData("09/NQ-CP", "09/NQ-CP", true)]
    [InlineData("09", "09/NQ-CP", true)]
    [InlineData("9", "09/NQ-CP", true)]
    [InlineData("09/NQ-CP", "09-NQ/TW", false)]
    [InlineData("09", "90/NQ-CP", false)]
    [InlineData("09", null, false)]
    public void A_bare_number_may_be_any_with_that_number(string one, string? other, bool may) =>
        Assert.Equal(
            may, DocumentKey.MayBeOne(new(one), other is null ? null : new Text(other)));

    [Fact]
    public void A_document_without_a_number_is_told_by_its_kind_issuer_and_day()
    {
        var letter = Issue with
        {
            Id = new("thu-1946"), Kind = DocumentKind.Letter, Number = null,
            Issuer = new("Chủ tịch Hồ Chí Minh"), IssuedOn = Day("1946-04-11"),
        };
        Assert.NotEqual(letter.Stream, (letter with { IssuedOn = Day("1964-04-11") }).Stream);
        Given(Issued with
        {
            Kind = DocumentKind.Letter, Number = null, IssuedOn = Day("1946-04-11"),
        }).When(letter).ThenRefused(IssueDocument.Duplicate);
    }

    [Fact]
    public void A_document_is_not_known_before_it_is_issued() =>
        Nothing.When(Issue with { On = Day("2023-02-01") })
            .ThenRefused(IssueDocument.KnownBeforeIssue);

    [Fact]
    public void A_citation_keeps_the_words_of_its_source()
    {
        Nothing.When(Cite).Then(Cited);
        Given(Cited).When(Cite with { Issuer = new Text("Chính phủ") })
            .ThenRefused(CiteDocument.Duplicate);
        Nothing.When(Cite with { Number = null, Issuer = null })
            .ThenRefused(CiteDocument.SaysNothing);
    }

    [Fact]
    public void A_document_is_replaced_once_and_by_another()
    {
        Nothing.When(Replace).Then(
            new DocumentReplaced(new("luat-2012"), Day("2024-07-01"), new("luat-2023")));
        Given(new DocumentReplaced(new("luat-2012"), Day("2024-07-01"), new("luat-2023")))
            .When(Replace with { By = new("luat-2025") })
            .ThenRefused(ReplaceDocument.AlreadyReplaced);
        Nothing.When(Replace with { By = Replace.Document })
            .ThenRefused(ReplaceDocument.ByItself);
        Assert.True(Replace.MayLieAhead);
    }
}
