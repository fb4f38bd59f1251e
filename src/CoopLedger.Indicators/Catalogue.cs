using System.Collections.Immutable;
using CoopLedger.Domain.Values;
using CoopLedger.Indicators.Answers;
using CoopLedger.Indicators.Formulas;
using CoopLedger.Indicators.Journals;
using CoopLedger.Indicators.Measures;

namespace CoopLedger.Indicators;

/// <summary>Every measure and every indicator there is, in the order in which they are shown.
/// </summary>
public static class Catalogue
{
    public static ImmutableArray<Measure> Measures { get; } =
    [
        new Registered(), new Active(), new Founded(), new Dissolved(),
        new Members(), new Admitted(), new Left(),
        new Loans(), new LoanProjects(), new LoanAmount(),
        new Commendations(),
        new TrainingClasses(), new TrainingParticipations(),
        new SupportInstances(), new SupportAmount(),
        new ReportsDue(), new ReportsReceived(), new ReportsOnTime(),
    ];

    public static ImmutableArray<Indicator> All { get; } =
    [
        Measure("registered"), Measure("active"), new Dormant(), new ActiveRate(),
        Measure("founded"), Measure("dissolved"),
        new FoundedPerYear(), new FoundedPerYearElapsed(), new RegisteredGrowth(),
        Measure("members"), Measure("admitted"), Measure("left"),
        new MembershipRate(), new MembershipRateOfRegistered(), new MembersGrowth(),
        new AdmissionsPerFounding(), new MembersPerUnit(), new AdmittedPerUnit(),
        Measure("loans"), Measure("loan-projects"), Measure("loan-amount"),
        new AverageLoan(), new LoansPerUnit(),
        Measure("commendations"),
        Measure("training-classes"), Measure("training-participations"),
        new ParticipationsPerClass(),
        Measure("support-instances"), Measure("support-amount"),
        new SupportPerInstance(), new SupportCoverage(),
        new TargetAttainment(), new CollectiveEconomyShare(),
        Measure("reports-due"), Measure("reports-received"), Measure("reports-on-time"),
        new ReportTimeliness(), new ReportCompleteness(),
        new FigureHoldRate(),
    ];

    public static PostingTable Table { get; } = new(Measures);

    public static Indicator? Find(IndicatorCode code) =>
        All.FirstOrDefault(indicator => indicator.Code == code);

    /// <summary>The codes most like one that does not exist.</summary>
    public static IEnumerable<string> Nearest(IndicatorCode code) => All
        .Select(indicator => indicator.Code.Text)
        .OrderBy(text => VietnameseText.Distance(text, code.Text))
        .ThenBy(text => text, StringComparer.Ordinal)
        .Take(3);

    internal static Measure Measure(string code) =>
        Measures.First(measure => measure.Code.Text == code);
}
