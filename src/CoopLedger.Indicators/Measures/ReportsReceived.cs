using CoopLedger.Domain.Reports;
using CoopLedger.Indicators.Facets;
using CoopLedger.Indicators.Journals;

namespace CoopLedger.Indicators.Measures;

/// <summary>Expected reports that came in: counted on the day they were due, or on the day they
/// came when that was later.</summary>
public sealed class ReportsReceived() : Flow(
    "reports-received", Labels.Of("Số báo cáo đã nhận", "Reports received"), Unit.Reports,
    Dimensions.ByReportLevel),
    IPosts<ReportReceived>
{
    public void Post(ReportReceived fact, in Poster to) =>
        to.OnDay(fact.CountsOn).Add(fact.Unit, +1, Facet.Of(fact.Level));
}
