namespace CoopLedger.Doubles;

/// <summary>What the log answers to an append, a delete or a tombstone.</summary>
public abstract record AppendOutcome
{
    private AppendOutcome()
    {
    }

    /// <summary>The events are in the log.</summary>
    /// <param name="Revision">Of the last event, -1 if the stream has none.</param>
    /// <param name="Position">Of the last event; none if nothing was written or it is not known.
    /// </param>
    /// <param name="Repeated">They were there already: the append was idempotent.</param>
    public sealed record Appended(long Revision, long? Position, bool Repeated = false)
        : AppendOutcome;

    /// <summary>The stream is not where it was expected.</summary>
    /// <param name="Current">The last revision, -1 for no stream.</param>
    public sealed record WrongRevision(long Current) : AppendOutcome;

    /// <summary>The first ids are those of stored events and a later one differs.</summary>
    /// <param name="Current">The last revision.</param>
    public sealed record CorruptedIdempotency(long Current) : AppendOutcome;

    /// <summary>The stream has a tombstone.</summary>
    public sealed record Deleted : AppendOutcome;
}
