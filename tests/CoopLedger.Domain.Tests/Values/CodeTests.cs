using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Memberships;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Tests.Values;

public sealed class CodeTests
{
    [Theory]
    [InlineData("cooperative", OrganisationKind.Cooperative)]
    [InlineData("HTX", OrganisationKind.Cooperative)]
    [InlineData("Hợp tác xã", OrganisationKind.Cooperative)]
    [InlineData("LHHTX", OrganisationKind.Union)]
    [InlineData("Quỹ tín dụng nhân dân", OrganisationKind.CreditFund)]
    [InlineData("credit-fund", OrganisationKind.CreditFund)]
    [InlineData("CreditFund", OrganisationKind.CreditFund)]
    [InlineData("tổ hợp tác", OrganisationKind.Group)]
    public void A_code_is_read_generously(string text, OrganisationKind kind)
    {
        Assert.True(Code<OrganisationKind>.TryParse(text, out var read));
        Assert.Equal(kind, read);
    }

    [Fact]
    public void A_code_is_written_in_one_way()
    {
        Assert.Equal("credit-fund", Code<OrganisationKind>.Of(OrganisationKind.CreditFund));
        Assert.Equal(
            ["cooperative", "union", "group", "credit-fund", "enterprise"],
            Code<OrganisationKind>.All);
        Assert.False(Code<OrganisationKind>.TryParse("company", out _));
    }

    [Fact]
    public void Every_code_can_be_read_back_and_no_spelling_means_two_things()
    {
        Check<OrganisationKind>();
        Check<Sector>();
        Check<DissolutionMode>();
        Check<MemberClass>();
        Check<FundSource>();
        Check<CommendationForm>();
        Check<RecipientKind>();
        Check<RevocationGround>();
        Check<TrainingRole>();
        Check<TotalPrecision>();
    }

    private static HashSet<string> Set(IEnumerable<string> texts) =>
        texts.ToHashSet(StringComparer.Ordinal);

    private static void Check<T>()
        where T : struct, Enum
    {
        Assert.Equal(Enum.GetValues<T>().Length, Set(Code<T>.All).Count);
        foreach (var value in Enum.GetValues<T>())
        {
            var label = Code<T>.Label(value);
            foreach (var text in (string[])[Code<T>.Of(value), label.Vietnamese, label.English])
            {
                Assert.True(Code<T>.TryParse(text, out var read));
                Assert.Equal(value, read);
            }
        }
    }
}
