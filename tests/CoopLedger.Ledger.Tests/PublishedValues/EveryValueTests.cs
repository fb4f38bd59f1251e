using System.Globalization;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>Every value that the source documents imply, G01 to G45, comes out of the ledger of
/// all examples.</summary>
public sealed class EveryValueTests(AllExamples examples) : IClassFixture<AllExamples>
{
    public static TheoryData<string> Readings =>
        [.. ExpectedPlansAndCampaigns.All.Select(expected => expected.Id)];

    private static IEnumerable<string> Ids => Expected.All.Concat(ExpectedActivities.All)
        .Select(expected => expected.Id)
        .Concat(ExpectedPlansAndCampaigns.All.Select(expected => expected.Id));

    [Fact]
    public void Each_of_the_45_is_expected_somewhere() => Assert.Equal(
        Enumerable.Range(1, 45).Select(number =>
            string.Create(CultureInfo.InvariantCulture, $"G{number:00}")),
        Ids.Where(id => id[0] == 'G').Select(id => id[..3]).Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
        StringComparer.Ordinal);

    [Fact]
    public async Task All_that_indicators_answer_comes_out_of_one_ledger()
    {
        await PublishedValueTests.DemandAll(examples.Ledger);
        foreach (var expected in ExpectedActivities.All)
        {
            await PublishedValueTests.Demand(examples.Ledger, expected);
        }
    }

    [Theory]
    [MemberData(nameof(Readings))]
    public async Task A_value_follows_from_the_plan_the_campaign_or_the_alliances(string id)
    {
        var expected = ExpectedPlansAndCampaigns.All.Single(expected => expected.Id == id);
        Assert.Equal(expected.Shown, await examples.Ledger.Live.Read(expected.Read));
    }

    // That of the end of 2022 follows; that of the end of the eight months is printed.
    [Theory]
    [InlineData("2022-12-31", "392")]
    [InlineData("2023-08-31", "415")]
    public async Task The_members_of_Phu_Tho_are_known_as_of_the_days_that_are_told(
        string day, string members) => Assert.Equal(
            members, (await examples.Ledger.Ask("members", "unit:phu-tho", null, day)).Exact);
}
