using CoopLedger.Domain.Documents;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Tests.Support;
using CoopLedger.Ledger.Writing;
using static CoopLedger.Ledger.Tests.Support.TestLedger;

namespace CoopLedger.Ledger.Tests.Traps;

/// <summary>What goes wrong with names, letters and abbreviations.</summary>
public sealed class NameTraps
{
    [Theory]
    [InlineData("phu tho", "Chè Phú Thọ")]
    [InlineData("dak nong", "Tiêu Đắk Nông")]
    [InlineData("hai duong", "Vải Hải Dương")]
    [InlineData("muong kit", "Gạo Mường Kịt")]
    [InlineData("hung lo", "Mỳ gạo Hùng Lô")]
    [InlineData("MƯỜNG KỊT", "gạo mường kịt")]
    public async Task Trap_28_A_search_needs_no_accents(string words, string name)
    {
        await using var ledger = await Asked.Ledger(
            Named("found", name, "lam-dong"), Named("other", "Khác", "lam-dong"));
        Assert.Equal("found", await ledger.Search(words));
    }

    [Theory]
    [InlineData("quy tin dung", OrganisationKind.CreditFund)]
    [InlineData("to hop tac", OrganisationKind.Group)]
    [InlineData("lien hiep", OrganisationKind.Union)]
    public async Task Trap_28_A_search_knows_the_kinds(string words, OrganisationKind kind)
    {
        await using var ledger = await Asked.Ledger(
            Named("found", "Một", kind: kind), Named("other", "Hai"));
        Assert.Equal("found", await ledger.Search(words));
    }

    [Theory]
    [InlineData("Đăk Lăk", "dak lak")]
    [InlineData("ĐẮK LẮK", "dak lak")]
    [InlineData("Đa\u0306\u0301k La\u0306\u0301k", "dak lak")]
    [InlineData("Phú\u00A0Thọ", "phu tho")]
    [InlineData("\u201CHùng\u201D \u2013 Lô", "\"hung\" - lo")]
    public void Trap_29_Folding_knows_the_letter_d_and_the_marks_of_printers(
        string text, string folded) => Assert.Equal(folded, VietnameseText.Fold(text));

    [Theory]
    [InlineData("Hoà Khánh", "Hòa Khánh")]
    [InlineData("Khoá Uỷ", "Khóa Ủy")]
    [InlineData("Quỹ Kỷ", "Qũy Kỉ")]
    public async Task Trap_30_Two_spellings_find_one_name_and_the_printed_one_stays(
        string printed, string asked)
    {
        await using var ledger = await Asked.Ledger(Named("a", printed), Named("b", "Khác"));
        Assert.Equal("a", await ledger.Search(asked));
        Assert.Equal(printed, await ledger.Live.Read(projection => projection.Facts
            .Of<Organisation>(1).Single().Timeline.At<Organisation>(Day("2023-12-31"))
            .Name!.Value));
    }

    [Theory]
    [InlineData("Bắc Ninh|Cao Bằng|Đà Nẵng|Đắk Lắk|Gia Lai|Yên Bái")]
    [InlineData("An Phú|Ánh Dương|Ấm Hạ|Bình Minh")]
    [InlineData("ma|mà|mả|mã|má|mạ")]
    public void Trap_31_Names_stand_in_the_Vietnamese_order(string ordered)
    {
        var names = ordered.Split('|').Reverse().ToList();
        Assert.Equal(ordered, string.Join('|', names.Order(VietnameseOrder.Comparer)));
        Assert.Equal(
            ordered,
            string.Join('|', names.OrderBy(VietnameseOrder.Key, StringComparer.Ordinal)));
    }

    [Fact]
    public async Task Trap_32_Two_of_one_name_are_two_and_one_id_is_one()
    {
        await using var ledger = await Asked.Ledger(
            Named("hung-viet-1", "HTX Hùng Việt"), Named("hung-viet-2", "HTX Hùng Việt"));
        Assert.Equal("hung-viet-1 hung-viet-2", await ledger.Search("hung viet"));
        Assert.Equal("2", await ledger.Exact("registered"));
        Assert.NotNull(await ledger.Refusal(Named("hung-viet-1", "HTX Hùng Việt 2")));
    }

    [Theory]
    [InlineData("LHHTX", "union")]
    [InlineData("liên hiệp HTX", "union")]
    [InlineData("liên minh", "alliance-house")]
    [InlineData("LMHTX", "alliance-house")]
    [InlineData("liên minh hợp tác xã", "alliance-house")]
    [InlineData("THT", "group")]
    [InlineData("QTDND", "fund")]
    [InlineData("UBND", "board")]
    [InlineData("ủy ban nhân dân", "board")]
    public async Task Trap_33_Abbreviations_are_found_in_full_and_the_full_words_abbreviated(
        string words, string found)
    {
        await using var ledger = await Asked.Ledger(
            Named("union", "LHHTX Minh Hà", kind: OrganisationKind.Union),
            Named("alliance-house", "Nhà khách LMHTX", kind: OrganisationKind.Enterprise),
            Named("group", "Tổ nuôi ong", kind: OrganisationKind.Group),
            Named("fund", "Quỹ Sông Lô", kind: OrganisationKind.CreditFund),
            Named("board", "Nhà in UBND", kind: OrganisationKind.Enterprise));
        Assert.Equal(found, await ledger.Search(words));
    }

    [Fact]
    public void Trap_33_An_alliance_is_no_kind_of_organisation()
    {
        Assert.True(Code<OrganisationKind>.TryParse("liên hiệp", out var kind));
        Assert.Equal(OrganisationKind.Union, kind);
        Assert.False(Code<OrganisationKind>.TryParse("liên minh", out _));
        Assert.True(Code<DocumentKind>.TryParse("NQ", out var document));
        Assert.Equal(DocumentKind.Resolution, document);
    }

    [Fact]
    public async Task Trap_34_A_number_names_a_document_with_its_issuer_and_year_alone()
    {
        var first = new IssueDocument(
            new("one"), DocumentKind.Resolution, new("Chính phủ"), Day("2023-02-02"),
            new Text("09/NQ-CP"), Day("2023-02-02"));
        await using var ledger = await Asked.Ledger(
            first,
            first with
            {
                Id = new("two"),
                Issuer = new("Bộ Chính trị"),
                Number = new Text("09-NQ/TW"),
            },
            first with { Id = new("three"), IssuedOn = Day("2022-02-02") });
        Assert.Equal("one three two", await ledger.Search("nghị quyết", "documents"));
        var again = await ledger.Submit(first with { Id = new("four") });
        Assert.Equal(Outcome.Refused, again.Outcome);
        Assert.Same(IssueDocument.Duplicate, again.Refusal!.Rule);
    }

    private static FoundCooperative Named(
        string id, string name, string unit = "phu-tho", OrganisationKind? kind = null) =>
        Wish.Found(id, "2023-01-01", unit, kind) with { Name = new(name) };
}
