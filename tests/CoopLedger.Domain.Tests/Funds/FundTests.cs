using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Funds;
using CoopLedger.Domain.Loans;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using static CoopLedger.Domain.Tests.Known;
using static CoopLedger.Domain.Tests.Story;

namespace CoopLedger.Domain.Tests.Funds;

public sealed class FundTests
{
    private const FundSource Source = FundSource.ProvincialAllianceFund;
    private static readonly FundId Id = new("quy-1");

    private static readonly EstablishFund Establish = new(
        Id, PhuTho, Source, Day("2019-01-01"), new Vnd(9_000), new("Quỹ hỗ trợ HTX"));

    private static readonly FundEstablished Established = new(
        Id, Day("2019-01-01"), PhuTho, Source, new Vnd(9_000), new("Quỹ hỗ trợ HTX"));

    private static readonly AdoptLendingPolicy Adopt = new(
        Id, Day("2021-05-15"), new(60), new Vnd(1_000), new(2000), new(600), new("12/QĐ"));

    private static readonly LendingPolicyAdopted Adopted = new(
        Id, Day("2021-05-15"), new(60), new Vnd(1_000), new(2000), new(600), new("12/QĐ"));

    private static ReceiveFundCapital Receive(long dong, string on) =>
        new(Id, new Vnd(dong), Day(on));

    private static FundCapitalReceived Received(long dong, string on) =>
        new(Id, Day(on), new Vnd(dong), Source, PhuTho, null, null);

    private static ReturnFundCapital Return(long dong, string on) =>
        new(Id, new Vnd(dong), Day(on));

    private static FundCapitalReturned Returned(long dong, string on) =>
        new(Id, Day(on), new Vnd(dong), Source, PhuTho, null, null);

    [Fact]
    public void A_fund_is_established_once()
    {
        Nothing.When(Establish).Then(Established);
        Given(Established).When(Establish with { Name = new("Quỹ khác") })
            .ThenRefused(EstablishFund.Exists);
        Nothing.When(Establish with { Unit = new("phu-tho-2025") })
            .ThenRefused(AdministrativeUnits.NotInForce);
    }

    [Fact]
    public void Capital_is_received_and_counts_in_the_unit_of_the_fund()
    {
        Given(Established).When(Receive(500, "2020-01-01")).Then(Received(500, "2020-01-01"));
        Given(Established).When(Receive(500, "2025-08-01"))
            .Then(Received(500, "2025-08-01") with { Unit = PhuTho2025 });
        Given(Established).When(Receive(0, "2020-01-01")).ThenRefused(DisburseLoan.NotPositive);
        Nothing.When(Receive(500, "2020-01-01")).ThenRefused(Fund.Unknown);
        Given(Established).When(Receive(500, "2018-12-31")).ThenRefused(Fund.Unknown);
        Given(Established, Received(500, "2020-01-01")).When(Receive(500, "2020-01-01"))
            .ThenNothing();
        Given(Established, Received(500, "2020-01-01"))
            .When(Receive(500, "2020-01-01") with { Document = new("PT-2") })
            .Then(Received(500, "2020-01-01") with { Document = new("PT-2") });
        Given(Established, Received(Vnd.Max, "2020-01-01")).When(Receive(1, "2020-02-01"))
            .ThenRefused(ReceiveFundCapital.TooMuch);
    }

    [Fact]
    public void No_more_capital_is_returned_than_there_is()
    {
        var story = Given(Established, Received(500, "2020-01-01"));
        story.When(Return(500, "2020-01-01")).Then(Returned(500, "2020-01-01"));
        story.When(Return(501, "2020-02-01")).ThenRefused(Fund.Insufficient);
        story.When(Return(1, "2019-12-31")).ThenRefused(Fund.Insufficient);
        story.When(Return(0, "2020-02-01")).ThenRefused(DisburseLoan.NotPositive);
        Nothing.When(Return(1, "2020-02-01")).ThenRefused(Fund.Unknown);
        Given(Established, Received(500, "2020-01-01"), Returned(400, "2020-03-01"))
            .When(Return(101, "2020-02-01")).ThenLaterFactStands(3, Fund.Insufficient);
    }

    [Fact]
    public void A_fund_is_not_moved_under_its_capital()
    {
        var story = Given(Established, Received(500, "2020-01-01"));
        story.When(new CorrectFact(
                FactReference.Parse("1"), Day("2024-01-01"), Reason, Establish with
                {
                    Unit = HoaBinh,
                }))
            .ThenLaterFactStands(2, Fund.Differs);
        story.When(new ReverseFact(FactReference.Parse("1"), Day("2024-01-01"), Reason))
            .ThenLaterFactStands(2, Fund.Unknown);
    }

    [Fact]
    public void The_rules_of_a_fund_keep_to_the_law_of_their_day()
    {
        Given(Established).When(Adopt).Then(Adopted);
        Given(Established).When(Adopt with { MinEquityShare = new(1999) })
            .ThenRefused(AdoptLendingPolicy.BelowLegalMinimum);
        Given(Established)
            .When(Adopt with { MinEquityShare = new(1999), On = Day("2021-05-14") })
            .Then(Adopted with { EquityShareMin = new(1999), On = Day("2021-05-14") });
        Given(Established).When(Adopt with { PerBorrowerLimitVnd = new Vnd(0) })
            .ThenRefused(DisburseLoan.NotPositive);
        Nothing.When(Adopt).ThenRefused(Fund.Unknown);
        Given(Established, Adopted).When(Adopt with { MaxTermMonths = new(12) })
            .ThenRefused(AdoptLendingPolicy.AlreadyAdopted);
        Given(Established, Adopted).When(Adopt with { On = Day("2022-01-01") })
            .Then(Adopted with { On = Day("2022-01-01") });
    }
}
