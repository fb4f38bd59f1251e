using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Values;

namespace CoopLedger.Domain.Reports;

/// <summary>A report that is expected.</summary>
public sealed record ReportId(string Text) : Id(Text);

/// <summary>What is known of an expected report on a day.</summary>
public sealed record Report : IState<Report>
{
    public static Report Initial { get; } = new();

    public ReportExpected? Expected { get; init; }

    public DateOnly? ReceivedOn { get; init; }

    public static StreamName Stream(ReportId id) => new($"report-{id}");
}
