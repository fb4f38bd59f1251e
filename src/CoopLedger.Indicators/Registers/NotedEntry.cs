namespace CoopLedger.Indicators.Registers;

/// <summary>A fact that is kept whole, or that takes one out.</summary>
/// <param name="Kind">What of.</param>
/// <param name="Position">Its position.</param>
/// <param name="Sign">1 for one that enters, −1 for one that is taken out.</param>
/// <param name="What">The fact; of a reversal the position that it takes back.</param>
internal readonly record struct NotedEntry(NotedKind Kind, long Position, int Sign, object What);

/// <summary>Kinds of facts that are kept whole, in the order in which they are compared.</summary>
internal enum NotedKind
{
    Cluster,
    ClusterJoined,
    ClusterLeft,
    Figure,
    Total,
    Reversal,
}
