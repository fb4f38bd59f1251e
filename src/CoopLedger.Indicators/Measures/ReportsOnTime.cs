using CoopLedger.Domain.Reports;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Expected reports that came in by the end of the day they were due; counted on that
/// day.</summary>
public sealed class ReportsOnTime() : Flow(
    "reports-on-time", Labels.Of("Số báo cáo đúng hạn", "Reports on time"), Unit.Reports,
    Dimensions.ByReportLevel),
    IPosts<ReportReceived>
{
    public void Post(ReportReceived fact, in Poster to)
    {
        if (fact.IsOnTime)
        {
            to.OnDay(fact.Due).Add(fact.Unit, +1, Facet.Of(fact.Level));
        }
    }
}
