using System.Text;
using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;

namespace CoopLedger.Ledger.Tests.Contracts;

/// <summary>docs/indicators.md lists every indicator there is, with its formula.</summary>
public sealed class IndicatorTableTests
{
    [Fact]
    public async Task The_table_of_indicators_is_the_one_in_the_documents() =>
        await MadeDocument.CheckEnd("indicators.md", Text());

    private static string Text()
    {
        var text = new StringBuilder();
        text.Append("## Every indicator\n\n");
        text.Append("| Code | Chỉ tiêu | Indicator | Nature | Formula | Unit, decimals | Facets |\n"
            + "| --- | --- | --- | --- | --- | --- | --- |\n");
        foreach (var indicator in Catalogue.All)
        {
            text.Append($"| `{indicator.Code}` | {indicator.Labels.Vietnamese} "
                + $"| {indicator.Labels.English} | {indicator.Nature} "
                + $"| {indicator.Formula.English} | {indicator.Unit.Code}, {indicator.Decimals} "
                + $"| {Facets(indicator)} |\n");
        }

        return text.ToString();
    }

    private static string Facets(Indicator indicator) => string.Join(
        "; ", indicator.FacetDimensions.Each.Select(dimension => dimension.Name));
}
