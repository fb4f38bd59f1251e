namespace CoopLedger.Indicators.Formulas;

/// <summary>Reports that came in by their day over those due in the window.</summary>
public sealed class ReportTimeliness() : Ratio(
    "report-timeliness", Labels.Of("Tỷ lệ báo cáo đúng hạn", "Reports on time"),
    Unit.Percent, 1, "reports-on-time", "reports-due");

/// <summary>Reports that came in, late or not, over those due in the window.</summary>
public sealed class ReportCompleteness() : Ratio(
    "report-completeness", Labels.Of("Tỷ lệ báo cáo đã nộp", "Reports received"),
    Unit.Percent, 1, "reports-received", "reports-due");
