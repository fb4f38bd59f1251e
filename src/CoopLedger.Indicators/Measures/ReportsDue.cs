using CoopLedger.Domain.Reports;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Reports whose last day in time lies in the window.</summary>
public sealed class ReportsDue() : Flow(
    "reports-due", Labels.Of("Số báo cáo đến hạn", "Reports due"), Unit.Reports,
    Dimensions.ByReportLevel),
    IPosts<ReportExpected>
{
    public void Post(ReportExpected fact, in Poster to) =>
        to.OnDay(fact.Due).Add(fact.Unit, +1, Facet.Of(fact.Level));
}
