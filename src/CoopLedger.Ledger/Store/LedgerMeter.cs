using System.Diagnostics.Metrics;

namespace CoopLedger.Ledger.Store;

/// <summary>What can be measured of the ledgers of this process, for whoever listens to the meter
/// <c>CoopLedger</c>.</summary>
public static class LedgerMeter
{
    public const string Name = "CoopLedger";

    private static readonly Meter Meter = new(Name);

    /// <summary>Appends that were written in one transaction, from 1.</summary>
    public static Histogram<int> GroupSize { get; } =
        Meter.CreateHistogram<int>("coopledger.append.group-size", "{append}");

    /// <summary>Submits that were decided again since somebody else appended first.</summary>
    public static Counter<long> Conflicts { get; } =
        Meter.CreateCounter<long>("coopledger.submit.conflicts", "{conflict}");
}
