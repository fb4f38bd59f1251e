namespace EventStore.Client;

/// <summary>No node of the cluster could be chosen, however often the seeds were asked.</summary>
public sealed class DiscoveryException : Exception
{
    /// <param name="maxDiscoverAttempts">How often all seeds were asked.</param>
    public DiscoveryException(int maxDiscoverAttempts)
        : this(maxDiscoverAttempts, [])
    {
    }

    internal DiscoveryException(
        int maxDiscoverAttempts, IReadOnlyList<string> answers, Exception? inner = null)
        : base(
            $"No node could be chosen in {maxDiscoverAttempts} attempts. The last answers: "
            + (answers.Count > 0 ? string.Join("; ", answers) : "none") + ".", inner) =>
        MaxDiscoverAttempts = maxDiscoverAttempts;

    /// <summary>How often all seeds were asked.</summary>
    public int MaxDiscoverAttempts { get; }
}
