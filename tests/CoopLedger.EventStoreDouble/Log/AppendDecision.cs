namespace CoopLedger.Doubles;

/// <summary>What a server decides on an append, row by row as the protocol's table of decisions has
/// it. Nothing is written here.</summary>
internal static class AppendDecision
{
    /// <returns><see langword="null"/> if the events are to be written.</returns>
    public static AppendOutcome? Of(
        StreamLog stream, ExpectedRevision expected, IReadOnlyList<ProposedEvent> events,
        bool metadataIsThere, RecentIds recent)
    {
        if (stream.HasTombstone)
        {
            return new AppendOutcome.Deleted();
        }

        if (expected.IsStreamExists)
        {
            if (stream.Rules.IsSoftlyDeleted)
            {
                return new AppendOutcome.Deleted();
            }

            if (stream.Last < 0 && !metadataIsThere)
            {
                return new AppendOutcome.WrongRevision(stream.Last);
            }
        }

        return expected.IsAny || expected.IsStreamExists
            ? AmongRecent(stream, events, recent)
            : AgainstRevision(stream, expected, events);
    }

    private static AppendOutcome? AgainstRevision(
        StreamLog stream, ExpectedRevision expected, IReadOnlyList<ProposedEvent> events)
    {
        if (expected.Value == stream.Last)
        {
            return null; // Without any check of ids: a retry that expects anew doubles the event.
        }

        if (expected.Value > stream.Last || events.Count == 0)
        {
            return new AppendOutcome.WrongRevision(stream.Last);
        }

        for (var i = 0; i < events.Count; i++)
        {
            if (stream.At(expected.Value + 1 + i)?.Id == events[i].Id)
            {
                continue;
            }

            if (i > 0)
            {
                return new AppendOutcome.CorruptedIdempotency(stream.Last);
            }

            // What was deleted softly may be begun again as if it were not there.
            return expected.IsNoStream && stream.Rules.IsSoftlyDeleted
                ? null
                : new AppendOutcome.WrongRevision(stream.Last);
        }

        var last = expected.Value + events.Count;
        return new AppendOutcome.Appended(last, stream.At(last)!.Position, Repeated: true);
    }

    /// <summary>Without a revision only a bounded set of recent ids tells a repeat.</summary>
    private static AppendOutcome? AmongRecent(
        StreamLog stream, IReadOnlyList<ProposedEvent> events, RecentIds recent)
    {
        RecordedEvent? last = null;
        for (var i = 0; i < events.Count; i++)
        {
            var known = recent.Find(events[i].Id);
            if (known is null || known.Stream != stream.Name)
            {
                return i == 0 ? null : new AppendOutcome.CorruptedIdempotency(stream.Last);
            }

            last = known;
        }

        return last is null
            ? null
            : new AppendOutcome.Appended(last.Revision, last.Position, Repeated: true);
    }
}
