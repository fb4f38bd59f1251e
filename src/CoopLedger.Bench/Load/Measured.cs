using System.Diagnostics.Metrics;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Bench.Load;

/// <summary>What the ledger says of itself while this listens.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly Lock _gate = new();
    private readonly List<long> _groups = [];
    private long _conflicts;

    public Measured()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == LedgerMeter.Name)
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<int>((_, size, _, _) =>
        {
            lock (_gate)
            {
                _groups.Add(size);
            }
        });
        _listener.SetMeasurementEventCallback<long>(
            (_, count, _, _) => Interlocked.Add(ref _conflicts, count));
        _listener.Start();
    }

    public long Conflicts => Volatile.Read(ref _conflicts);

    public Spread Groups
    {
        get
        {
            lock (_gate)
            {
                return Spread.Of(_groups);
            }
        }
    }

    public void Dispose() => _listener.Dispose();
}
