namespace CoopLedger.Doubles;

/// <summary>The log as it was at one moment. Events are only ever added behind
/// <see cref="Count"/>; a scavenge makes a new array and a new generation. <see cref="End"/> is
/// where the next event will begin, in bytes.</summary>
internal readonly record struct LogView(
    RecordedEvent[] Events, int Count, int Generation, long End, Task Changed)
{
    public ReadOnlySpan<RecordedEvent> All => Events.AsSpan(0, Count);

    /// <summary>The index of the first event at or behind a position.</summary>
    public int IndexAt(long position)
    {
        var (low, high) = (0, Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = Events[middle].Position < position
                ? (middle + 1, high)
                : (low, middle);
        }

        return low;
    }
}
