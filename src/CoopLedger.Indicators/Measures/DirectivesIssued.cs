using CoopLedger.Domain.Conferences;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Directives and tasks given in the window.</summary>
public sealed class DirectivesIssued() : Flow(
    "directives-issued", Labels.Of("Số nội dung chỉ đạo", "Directives issued"), Unit.Directives,
    Dimensions.None),
    IPosts<DirectiveIssued>
{
    public void Post(DirectiveIssued fact, in Poster to) => to.Add(fact.Unit, +1);
}
