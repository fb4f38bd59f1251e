using CoopLedger.Domain.Places;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Queries;

namespace CoopLedger.Ledger.Tests.PublishedValues;

/// <summary>Rebuilt and asked with what was known earlier, the ledger says the same.</summary>
public sealed class RebuildTests
{
    private const string DakLak = "unit:dak-lak 2021-01-01 2023-09-30 ";

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public async Task A_rebuild_in_any_number_of_parts_gives_the_live_projection(int parallel)
    {
        await using var ledger = await Examples.Ledger();
        var rebuilt = await Rebuild.Run(ledger.Store, parallel: parallel);
        Assert.Equal(await ledger.Live.Read(live => live.Hash()), rebuilt.Hash());
        Assert.Equal(await ledger.Length(), rebuilt.Position);
        await PublishedValueTests.DemandAll(ledger);
    }

    [Fact]
    public async Task Nothing_of_a_later_file_is_known_before_it_was_imported()
    {
        await using var ledger = await Examples.Ledger(Examples.PhuTho);
        var first = await ledger.Length();
        await ledger.ImportExample(Examples.DakLak);
        var before = await ledger.Asked("registered", DakLak + "-", first);
        Assert.Equal(Bounds.Zero, before.Value);
        Assert.False(before.RestsOnFacts);
        Assert.Null((await ledger.Asked("active-rate", DakLak + "-", first)).Value);
        Assert.Equal(
            Bounds.Exactly(1154), (await ledger.Asked("registered", DakLak + "-")).Value);
        var figures = await ledger.Live.Read(live => (
            Then: live.Figures.KnownBy(first).Count(),
            Now: live.Figures.KnownBy(long.MaxValue).Count()));
        Assert.Equal((11, 30), figures);
    }

    [Fact]
    public async Task Known_by_a_position_is_a_rebuild_up_to_it()
    {
        await using var ledger = await Examples.Ledger();
        foreach (var position in (long[])[1, 60, 200, 500])
        {
            var until = await Rebuild.Run(ledger.Store, position);
            Assert.Equal(position, until.Position);
            foreach (var expected in Expected.All)
            {
                var then = await ledger.Asked(expected.Indicator, expected.Asked, position);
                var alone = until.Ask(
                    then.Indicator, then.Question with { KnownBy = long.MaxValue });
                Assert.Equal(alone.Value, then.Value);
            }
        }
    }

    [Fact]
    public async Task The_nation_counts_every_place_once()
    {
        await using var ledger = await Examples.Ledger();
        var nation = await ledger.Ask("members", Scope.Nation.Text, null, "2023-12-31");
        var parts = await ledger.Ask(
            "members", "unit:phu-tho+unit:dak-lak+cluster:trung-du-bac-bo", null, "2023-12-31");
        Assert.Equal(Bounds.Exactly(415 + 2177), nation.Value);
        Assert.Equal(nation.Value, parts.Value);
    }

    [Fact]
    public async Task The_ledger_of_the_examples_is_sound()
    {
        await using var ledger = await Examples.Ledger();
        var report = await LedgerVerification.Run(ledger.Store, null, CancellationToken.None);
        Assert.Null(report.Fault);
        Assert.True(report.IsSound);
        Assert.Equal(569, report.Events);
        Assert.Equal(await ledger.Live.Read(live => live.Hash()), report.ProjectionHash);
    }
}
