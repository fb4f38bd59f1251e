namespace EventStore.Client;

/// <summary>What a subscription to all streams leaves out, and how often it says where it is.
/// </summary>
public sealed class SubscriptionFilterOptions
{
    /// <param name="filter">Which events are wanted.</param>
    /// <param name="checkpointInterval">Unit: search windows between two checkpoints, at least 1.
    /// </param>
    /// <exception cref="ArgumentOutOfRangeException">The interval is 0.</exception>
    public SubscriptionFilterOptions(IEventFilter filter, uint checkpointInterval = 1)
    {
        ArgumentOutOfRangeException.ThrowIfZero(checkpointInterval);
        Filter = filter;
        CheckpointInterval = checkpointInterval;
    }

    public IEventFilter Filter { get; }

    public uint CheckpointInterval { get; }
}
