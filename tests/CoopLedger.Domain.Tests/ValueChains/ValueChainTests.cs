using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.ValueChains;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.ValueChains;

public sealed class ValueChainTests
{
    private static readonly ValueChainId Chain = new("mi-gao-hung-lo");
    private static readonly OrganisationId Buyer = new("hung-lo");
    private static readonly Text Rice = new("gạo khang dân");

    private static LinkValueChain Link(string on) => new(Chain, Htx, Buyer, Rice, Day(on));

    private static ValueChainLinked Linked(string on) =>
        new(Chain, Htx, Day(on), Buyer, Rice, PhuTho, OrganisationKind.Cooperative);

    private static UnlinkValueChain Unlink(string on) => new(Chain, Htx, Day(on));

    private static ValueChainUnlinked Unlinked(string on) =>
        new(Chain, Htx, Day(on), Buyer, PhuTho, OrganisationKind.Cooperative, null);

    [Fact]
    public void Each_supplier_of_a_chain_is_a_link_of_its_own()
    {
        Nothing.Beside(Founded).When(Link("2023-05-01")).Then(Linked("2023-05-01"));
        Assert.Equal("value-chain-mi-gao-hung-lo:htx-1", Link("2023-05-01").Stream.Text);
    }

    [Fact]
    public void Nobody_supplies_himself() =>
        Nothing.Beside(Founded).When(Link("2023-05-01") with { Buyer = Htx })
            .ThenRefused(LinkValueChain.BuyerIsSupplier);

    [Fact]
    public void A_link_is_made_and_ended_by_turns()
    {
        Given(Linked("2023-05-01")).Beside(Founded).When(Link("2023-06-01"))
            .ThenRefused(LinkValueChain.AlreadyLinked);
        Given(Linked("2023-05-01")).When(Unlink("2024-05-01")).Then(Unlinked("2024-05-01"));
        var ended = Given(Linked("2023-05-01"), Unlinked("2024-05-01")).Beside(Founded);
        ended.When(Link("2024-06-01")).Then(Linked("2024-06-01"));
        ended.When(Unlink("2024-06-01")).ThenRefused(UnlinkValueChain.NotLinked);
    }

    [Fact]
    public void A_supplier_is_an_organisation_that_there_is()
    {
        Nothing.When(Link("2023-05-01")).ThenRefused(Organisation.Unknown);
        Nothing.Beside(Founded, Dissolved("2023-04-01")).When(Link("2023-05-01"))
            .ThenRefused(Organisation.Dissolved);
        Given(Linked("2023-05-01")).Beside(Founded, Dissolved("2023-05-01"))
            .When(Link("2023-05-01")).ThenNothing();
    }

    [Fact]
    public void A_link_is_not_corrected_under_its_end() =>
        Given(Linked("2023-05-01"), Unlinked("2024-05-01")).Beside(Founded)
            .When(new CorrectFact(
                FactReference.Parse("1"), Day("2025-06-01"), Reason,
                Link("2023-05-01") with { Buyer = new("another") }))
            .ThenLaterFactStands(2, UnlinkValueChain.Differs);
}
