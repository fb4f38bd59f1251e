using System.Collections.Immutable;

namespace CoopLedger.Ledger.EventStoreDb.Order;

/// <summary>The alarms that a process knows of, each once.</summary>
internal sealed class AlarmLog
{
    private ImmutableArray<Alarm> _all = [];

    public ImmutableArray<Alarm> All => _all;

    /// <returns>Whether it is new.</returns>
    public bool Add(Alarm alarm) => ImmutableInterlocked.Update(
        ref _all, known => known.Contains(alarm) ? known : known.Add(alarm));

    public void AddRange(IEnumerable<Alarm> alarms)
    {
        foreach (var alarm in alarms)
        {
            _ = Add(alarm);
        }
    }
}
