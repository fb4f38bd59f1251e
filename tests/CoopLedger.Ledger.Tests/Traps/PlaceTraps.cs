using CoopLedger.Domain.Alliances;
using CoopLedger.Domain.Clusters;
using CoopLedger.Domain.Places;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Ledger.Tests.Support;
using static CoopLedger.Ledger.Tests.Support.TestLedger;

namespace CoopLedger.Ledger.Tests.Traps;

/// <summary>What goes wrong with provinces, clusters and their changes.</summary>
public sealed class PlaceTraps
{
    [Fact]
    public void Trap_35_A_code_is_a_text_and_names_another_unit_on_another_day()
    {
        Assert.Equal("ha-noi", AdministrativeUnits.ByCode("01", Day("2023-08-31"))!.Id.Text);
        Assert.Null(AdministrativeUnits.ByCode("1", Day("2023-08-31")));
        Assert.Equal("yen-bai", AdministrativeUnits.ByCode("15", Day("2025-06-30"))!.Id.Text);
        Assert.Equal("lao-cai-2025", AdministrativeUnits.ByCode("15", Day("2025-07-01"))!.Id.Text);
    }

    [Fact]
    public async Task Trap_35_A_fact_is_placed_in_the_unit_of_its_own_day()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", "2025-06-30", "yen-bai"),
            Wish.Found("b", "2025-07-01", "lao-cai-2025"));
        Assert.Same(
            AdministrativeUnits.NotInForce,
            await ledger.Refusal(Wish.Found("c", "2025-07-01", "yen-bai")));
        Assert.Same(
            AdministrativeUnits.NotInForce,
            await ledger.Refusal(Wish.Found("c", "2025-06-30", "lao-cai-2025")));
        Assert.Equal("2", await ledger.Exact(
            "registered", to: "2025-07-01", scope: "unit:lao-cai-2025"));
    }

    [Fact]
    public async Task Trap_35_A_unit_that_changes_its_kind_keeps_its_id_and_its_code()
    {
        await using var ledger = new TestLedger();
        ledger.Clock.Now = new(2026, 6, 1, 0, 0, 0, TimeSpan.Zero);
        await ledger.RecordAll(
            Wish.Found("a", "2025-08-01", "dong-nai-2025"),
            new RetypeUnit(new("dong-nai-2025"), Day("2026-04-30"), UnitKind.Municipality),
            Wish.Found("b", "2026-05-01", "dong-nai-2025"));
        Assert.Equal("2", await ledger.Exact(
            "registered", to: "2026-05-31", scope: "unit:dong-nai-2025"));
        Assert.Equal("dong-nai-2025", AdministrativeUnits.ByCode("75", Day("2026-05-01"))!.Id.Text);
    }

    [Fact]
    public async Task Trap_36_A_cluster_is_its_members_of_the_year_and_no_region()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Found("a", "2023-01-01"), Wish.Found("b", "2023-01-01", "hoa-binh"),
            Wish.Form("trung-du", "2020-01-01"),
            new JoinCluster(new("trung-du"), Wish.PhuTho, new Year(2023), Day("2023-01-01")),
            new JoinCluster(new("trung-du"), new("hoa-binh"), new Year(2024), Day("2024-01-01")));
        const string cluster = "cluster:trung-du";
        Assert.Equal("1", await ledger.Exact("registered", scope: cluster));
        Assert.Equal("1", await ledger.Exact("cluster-members", scope: cluster));
        Assert.Equal("0", await ledger.Exact("cluster-members", scope: "unit:hoa-binh"));
        Assert.Equal("1", await ledger.Exact(
            "cluster-members", to: "2024-06-30", scope: "unit:hoa-binh"));
    }

    [Fact]
    public async Task Trap_36_A_cluster_total_is_not_restated_on_new_boundaries()
    {
        await using var ledger = await Asked.Ledger(
            Wish.Form("trung-du", "2020-01-01"),
            new JoinCluster(new("trung-du"), Wish.PhuTho, new Year(2023), Day("2023-01-01")),
            Wish.Total("t", "registered", 50, "2023-06-30", unit: "cluster:trung-du"));
        Assert.Equal("50", await ledger.Exact("registered", scope: "cluster:trung-du"));
        var restated = await ledger.Live.Ask(
            Catalogue.Find(new("registered"))!,
            new Question(
                Scope.Parse("cluster:trung-du"), null, Day("2023-12-31"),
                Boundaries: Boundaries.On(Day("2025-07-01"))));
        Assert.Null(restated.Value);
        Assert.Contains(restated.Warnings, item => item.Code == Boundaries.NotRestatable);
    }

    [Fact]
    public async Task Trap_37_A_merger_of_alliances_ends_and_admits_nobody()
    {
        await using var ledger = await Asked.Ledger(
            Established("hoa-binh", "1994-01-01"), Wish.Found("a", "2023-01-01", "hoa-binh"),
            Wish.Admit("a", "2023-02-01"), Established("phu-tho-2025", "2025-07-01"),
            new MergeAlliance(new("hoa-binh"), new("phu-tho-2025"), Day("2025-07-01")));
        foreach (var flow in (string[])["dissolved", "left", "admitted"])
        {
            Assert.Equal("0", await ledger.Exact(flow, "2025-12-31", "2025-07-01"));
        }

        Assert.Equal("1", await ledger.Exact("members", "2025-06-30"));
        Assert.Equal("1", await ledger.Exact("members", "2025-07-01"));
        Assert.Equal("1", await ledger.Exact(
            "members", "2025-07-01", scope: "unit:phu-tho-2025"));
    }

    private static EstablishAlliance Established(string unit, string on) =>
        new(Day(on), new UnitId(unit));
}
