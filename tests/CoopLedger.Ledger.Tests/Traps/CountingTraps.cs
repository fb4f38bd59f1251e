using CoopLedger.Domain.Commendations;
using CoopLedger.Domain.Organisations;
using CoopLedger.Domain.Support;
using CoopLedger.Domain.Totals;
using CoopLedger.Domain.Training;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Tests.Support;
using static CoopLedger.Ledger.Tests.Support.TestLedger;

namespace CoopLedger.Ledger.Tests.Traps;

/// <summary>What goes wrong when organisations, people and money are counted. What reports do with
/// their numbers is in <see cref="ReportTraps"/>.</summary>
public sealed class CountingTraps
{
    private const string Year = "2023-01-01";

    [Fact]
    public async Task Trap_01_A_stock_is_not_summed_over_periods()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", "2023-01-10"), Wish.Found("b", "2023-01-20"));
        Assert.Equal("2", await ledger.Exact("registered", from: Year));
        Assert.Equal("2", await ledger.Exact("registered", from: "2023-02-01"));
        Assert.Equal("2", await ledger.Exact("founded", from: Year));
        Assert.Equal("0", await ledger.Exact("founded", from: "2023-02-01"));
    }

    [Fact]
    public async Task Trap_02_A_rate_of_two_provinces_is_not_the_mean_of_their_rates()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", Year), Wish.Found("b", Year), Wish.Found("c", Year, "hoa-binh"),
            Wish.Admit("a", Year), Wish.Admit("c", Year));
        Assert.Equal("1/2", await ledger.Exact("membership-rate", scope: "unit:phu-tho"));
        Assert.Equal("1/1", await ledger.Exact("membership-rate", scope: "unit:hoa-binh"));
        Assert.Equal("2/3", await ledger.Exact("membership-rate"));
    }

    [Fact]
    public async Task Trap_03_The_same_words_with_another_denominator_are_another_indicator()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Total("m", "members", 415, "2023-08-31"),
            Wish.Total("a", "active", 548, "2023-08-31"),
            Wish.Total("r", "registered", 698, "2023-08-31"),
            Wish.Total("two", "registered", 612, "2023-08-31", "cooperative+union", "hoa-binh"));
        Assert.Equal("415/548", await ledger.Exact("membership-rate", scope: "unit:phu-tho"));
        Assert.Equal(
            "415/698", await ledger.Exact("membership-rate-of-registered", scope: "unit:phu-tho"));
        Assert.Equal("612", await ledger.Exact("registered", scope: "unit:hoa-binh"));
        Assert.Null(await ledger.Exact(
            "registered", scope: "unit:hoa-binh", facet: "cooperative"));
    }

    [Fact]
    public async Task Trap_04_Members_need_not_be_active()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", Year), Wish.Found("b", Year), Wish.Admit("a", Year),
            Wish.Admit("b", Year), new SuspendOperations(new("b"), Day("2023-05-01")));
        Assert.Equal("2/1", await ledger.Exact("membership-rate"));
        Assert.Equal("1/1", await ledger.Exact("active-membership-rate"));
        Assert.True(await ledger.Warns("members-need-not-be-active", "membership-rate"));
        Assert.True(await ledger.Warns("above-whole", "membership-rate"));
    }

    [Fact]
    public async Task Trap_05_A_credit_fund_is_counted_and_not_rated()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("q", "2021-01-01", kind: OrganisationKind.CreditFund));
        Assert.Equal("1", await ledger.Exact("registered"));
        Assert.Same(
            RatePerformance.CreditFund,
            await ledger.Refusal(new RatePerformance(
                new("q"), new Year(2023), new(80), Day("2024-02-01"))));
    }

    [Fact]
    public async Task Trap_05_A_cooperative_in_two_unions_is_one_cooperative()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", Year), Wish.Found("l", Year, kind: OrganisationKind.Union),
            Wish.Found("k", Year, kind: OrganisationKind.Union),
            new StartUnionMembership(new("a"), new("l"), Day(Year)),
            new StartUnionMembership(new("a"), new("k"), Day(Year)));
        Assert.Equal("2", await ledger.Exact("union-memberships"));
        Assert.Equal("1", await ledger.Exact("registered", facet: "cooperative"));
        Assert.Equal("2", await ledger.Exact("registered", facet: "union"));
    }

    [Fact]
    public async Task Trap_06_Participations_are_no_people_and_instances_no_organisations()
    {
        var first = new GrantSupport(
            new("a"), SupportKind.Machinery, new("1"), new Vnd(100), Day("2023-02-01"));
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", Year), first, first with { Grant = new("2") },
            Wish.Train("t", 40, "2023-03-01") with { DistinctPeople = new Count(25) });
        Assert.Equal("2", await ledger.Exact("support-instances"));
        Assert.Equal("1", await ledger.Exact("organisations-supported"));
        Assert.Equal("40", await ledger.Exact("training-participations"));
        Assert.Equal("25", await ledger.Exact("people-trained"));
    }

    [Fact]
    public async Task Trap_06_A_class_that_two_hold_together_is_told_apart()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Train("t", 40, "2023-03-01"), Wish.Train("u", 40, "2023-03-01") with
            {
                Unit = new("hoa-binh"),
                Role = TrainingRole.CoOrganiser,
            });
        Assert.Equal("1", await ledger.Exact("training-classes", facet: "organiser"));
        Assert.Equal("1", await ledger.Exact("training-classes", facet: "co-organiser"));
    }

    [Fact]
    public async Task Trap_07_Three_tranches_are_one_project_and_three_disbursements()
    {
        var first = Wish.Lend("l", "a", 100, "2023-03-01");
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", Year), Wish.Fund(Year), Wish.Approve("l", "a", 300, "2023-02-01"),
            first, first with { Tranche = new Tranche(2) },
            first with { Tranche = new Tranche(3), On = Day("2023-04-01") });
        Assert.Equal("3", await ledger.Exact("loans"));
        Assert.Equal("1", await ledger.Exact("loan-projects"));
        Assert.Equal("300", await ledger.Exact("loan-amount"));
    }

    [Fact]
    public async Task Trap_07_An_amount_reported_as_over_stays_a_lower_end()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Total("l", "loan-amount", 226_000_000_000, "2023-08-31") with
            {
                Precision = TotalPrecision.AtLeast,
            });
        var answer = await ledger.Ask("loan-amount", "nation", null, "2023-12-31");
        Assert.Null(answer.Exact);
        Assert.Equal(226_000_000_000, answer.Value!.Value.Low);
        Assert.Null(answer.Value.Value.High);
    }

    [Fact]
    public async Task Trap_08_A_merger_founds_and_dissolves_nothing()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", "2022-01-01"), Wish.Found("b", "2022-01-01"),
            new MergeOrganisation(new("a"), new("b"), Day("2023-05-01")));
        Assert.Equal("1", await ledger.Exact("registered"));
        Assert.Equal("0", await ledger.Exact("founded", from: Year));
        Assert.Equal("0", await ledger.Exact("dissolved", from: Year));
        Assert.Equal("1", await ledger.Exact("merged-away", from: Year));
    }

    [Fact]
    public async Task Trap_08_A_group_made_a_cooperative_is_converted_and_not_founded()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("g", "2022-01-01", kind: OrganisationKind.Group),
            new ConvertOrganisation(
                new("g"), OrganisationKind.Cooperative, Day("2023-05-01")));
        Assert.Equal("0", await ledger.Exact("founded", from: Year));
        Assert.Equal("1", await ledger.Exact("converted-in", from: Year, facet: "cooperative"));
        Assert.Equal("1", await ledger.Exact("registered", facet: "cooperative"));
        Assert.Equal("1", await ledger.Exact("registered", to: "2023-04-30", facet: "group"));
    }

    [Fact]
    public async Task Trap_09_A_dissolved_cooperative_keeps_its_history()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", "2022-01-01"), Wish.Admit("a", "2022-02-01"),
            Wish.Award("a", "2022-06-01"), Wish.Initiate("a", "2023-02-01"),
            Wish.Dissolve("a", "2023-06-01"));
        Assert.Equal("1", await ledger.Exact("registered", to: "2023-05-31"));
        Assert.Equal("1", await ledger.Exact("members", to: "2023-05-31"));
        Assert.Equal("0", await ledger.Exact("registered", to: "2023-06-01"));
        Assert.Equal("0", await ledger.Exact("members", to: "2023-06-01"));
        Assert.Equal("1", await ledger.Exact(
            "commendations", facet: Code<CommendationForm>.Of(CommendationForm.BangKhen)));
    }

    [Fact]
    public async Task Trap_10_Dormant_is_not_dissolving_and_dissolving_not_dissolved()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", Year), Wish.Found("b", Year), Wish.Found("c", Year),
            new SuspendOperations(new("a"), Day("2023-02-01")), Wish.Initiate("b", "2023-03-01"),
            new RecordDissolutionObstacle(
                new("b"), DissolutionObstacle.Seal, Day("2023-04-01")));
        Assert.Same(
            DissolveCooperative.ObstacleOpen,
            await ledger.Refusal(Wish.Dissolve("b", "2023-06-01")));
        Assert.Equal("3", await ledger.Exact("registered"));
        Assert.Equal("1", await ledger.Exact("dormant"));
        Assert.Equal("1", await ledger.Exact("dissolving"));
        Assert.Equal("0", await ledger.Exact("dissolved"));
    }
}
