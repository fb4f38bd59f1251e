using CoopLedger.Domain.Organisations;
using CoopLedger.Indicators.Published;
using CoopLedger.Indicators.Registers;
using CoopLedger.Ledger.Tests.Support;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>The example files of activities and support, beside those they belong to.</summary>
public sealed class ActivityValueTests(ActivityLedger examples) : IClassFixture<ActivityLedger>
{
    public static TheoryData<string> Ids =>
        [.. ExpectedActivities.All.Select(expected => expected.Id)];

    [Theory]
    [MemberData(nameof(Ids))]
    public Task A_value_follows_from_the_recorded_facts(string id) =>
        PublishedValueTests.Demand(
            examples.Ledger, ExpectedActivities.All.Single(expected => expected.Id == id));

    [Fact]
    public Task What_the_other_files_say_stays_as_it_was() =>
        PublishedValueTests.DemandAll(examples.Ledger);

    [Fact]
    public async Task Every_figure_of_activities_and_support_holds()
    {
        var verdicts = await examples.Ledger.Live.Read(
            projection => FigureJudge.Judge(projection).ToList());
        var ours = verdicts.Where(judged => ExpectedActivities.All.Any(
            expected => expected.Indicator == judged.Figure.Indicator.Text)).ToList();
        Assert.True(ours.Count >= 16, $"{ours.Count}");
        Assert.All(ours, judged => Assert.Equal(Verdict.Holds, judged.Verdict));
    }

    // I21: two cooperatives of one commune with almost one name are two.
    [Fact]
    public async Task The_two_cooperatives_of_Hung_Viet_are_two()
    {
        var rows = await examples.Ledger.Live.Read(projection => new OrganisationRegister()
            .Rows(projection, new(2023, 8, 31), long.MaxValue)
            .Where(row => row.Cells[1].Value!.EndsWith("xã Hùng Việt", StringComparison.Ordinal))
            .ToList());
        Assert.Equal(
            "phu-tho-2023-hung-viet-nong-nghiep phu-tho-2023-hung-viet-tong-hop",
            string.Join(' ', rows.Select(row => row.Cells[0].Value)));
        Assert.All(rows, row => Assert.Contains(
            row.Cells, cell => cell.Value == "2022-12-31"));
    }

    [Theory]
    [InlineData("support", 0)]
    [InlineData("fairs", 30)]
    [InlineData("science-projects", 4)]
    [InlineData("certifications", 4)]
    [InlineData("value-chains", 4)]
    [InlineData("activities", 15 + 125 + 2 + 5 + 1)]
    public async Task A_register_lists_every_one(string name, int count)
    {
        var register = RegisterCatalogue.Find(name)!;
        var rows = await examples.Ledger.Live.Read(projection =>
            register.Rows(projection, new(2023, 12, 31), long.MaxValue).ToList());
        Assert.Equal(count, rows.Count);
        Assert.All(rows, row => Assert.Equal(register.Columns.Length, row.Cells.Length));
        Assert.Empty(await examples.Ledger.Live.Read(projection =>
            register.Rows(projection, new(2020, 12, 31), long.MaxValue).ToList()));
    }

    [Fact]
    public async Task An_organisation_is_known_only_within_a_total()
    {
        var known = await examples.Ledger.Live.Read(projection => projection.Facts
            .Of<Organisation>(long.MaxValue)
            .Count(stream => stream.Timeline.At<Organisation>(new(2022, 12, 31)).KnownFrom
                is not null));
        Assert.Equal(8, known);
        var opening = await examples.Ledger.Ask("registered", "unit:phu-tho", null, "2022-12-31");
        Assert.Equal("662", opening.Exact);
    }
}

/// <summary>The example files of Phú Thọ and Đắk Lắk and those of activities and support.</summary>
public sealed class ActivityLedger : IAsyncLifetime
{
    internal TestLedger Ledger { get; private set; } = null!;

    public async Task InitializeAsync() => Ledger = await Examples.Ledger(
        Examples.PhuTho, Examples.DakLak, Examples.Cluster, Examples.PhuThoActivities,
        Examples.DakLakSupport);

    public async Task DisposeAsync() => await Ledger.DisposeAsync();
}
