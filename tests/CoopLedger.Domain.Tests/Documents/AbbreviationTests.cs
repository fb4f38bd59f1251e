using CoopLedger.Domain.Bodies;
using CoopLedger.Domain.Documents;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Tests.Documents;

public sealed class AbbreviationTests
{
    // Trap 33
    [Theory]
    [InlineData("NQ", DocumentKind.Resolution)]
    [InlineData("KH", DocumentKind.Plan)]
    [InlineData("QĐ", DocumentKind.Decision)]
    [InlineData("CTr", DocumentKind.ActionProgramme)]
    [InlineData("NĐ", DocumentKind.Decree)]
    [InlineData("TT", DocumentKind.Circular)]
    [InlineData("CV", DocumentKind.OfficialLetter)]
    [InlineData("KL", DocumentKind.Conclusion)]
    [InlineData("CT", DocumentKind.Directive)]
    [InlineData("Luật", DocumentKind.Law)]
    public void Kinds_of_document_are_read_by_their_abbreviations(string text, DocumentKind kind)
    {
        Assert.True(Code<DocumentKind>.TryParse(text, out var read), text);
        Assert.Equal(kind, read);
    }

    // Trap 33
    [Fact]
    public void An_alliance_is_no_union_of_cooperatives()
    {
        Assert.True(Code<OrganisationKind>.TryParse("liên hiệp", out var kind));
        Assert.Equal(OrganisationKind.Union, kind);
        Assert.False(Code<OrganisationKind>.TryParse("liên minh", out _));
        Assert.False(Code<OrganisationKind>.TryParse("LMHTX", out _));
    }

    // Trap 32: a name is no key. Two units and two bodies may share one.
    [Fact]
    public void Bodies_with_one_name_are_two_bodies_by_their_ids()
    {
        Text name = new("Ban chỉ đạo");
        var day = new DateOnly(2024, 4, 2);
        Assert.NotEqual(
            new NameBody(new("a"), name, day).Stream, new NameBody(new("b"), name, day).Stream);
    }
}
