namespace CoopLedger.Doubles;

/// <summary>The log of the double, in memory: all events in one order, and the same by streams.
/// Nodes of one cluster share it. Every method may be called from any thread.</summary>
public sealed partial class DoubleLog
{
    /// <summary>What a record takes besides its names and bytes. Only the order of positions means
    /// anything, so the number is a guess.</summary>
    private const int RecordOverhead = 96;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, StreamLog> _streams = new(StringComparer.Ordinal);
    private readonly TimeProvider _clock;
    private readonly RecentIds _recent;
    private RecordedEvent[] _all = new RecordedEvent[1024];
    private int _count;
    private int _generation;
    private long _end;
    private TaskCompletionSource? _changed;

    /// <param name="clock">Gives events their time, and `$maxAge` the time now.</param>
    /// <param name="recentIds">How many ids are remembered for appends that expect any revision.
    /// </param>
    public DoubleLog(TimeProvider? clock = null, int recentIds = 10_000)
    {
        _clock = clock ?? TimeProvider.System;
        _recent = new(recentIds);
    }

    /// <summary>A copy of all events in their order, system events and hidden ones too.</summary>
    public IReadOnlyList<RecordedEvent> All => View().All.ToArray();

    /// <summary>How many events the log holds, system events included.</summary>
    public int Count => View().Count;

    /// <summary>Appends without looking at ids or revisions.</summary>
    /// <returns>The revision of the last event.</returns>
    /// <exception cref="InvalidOperationException">The stream has a tombstone.</exception>
    public long Append(string stream, params IReadOnlyList<ProposedEvent> events)
    {
        lock (_gate)
        {
            var log = Stream(stream);
            return log.HasTombstone
                ? throw new InvalidOperationException($"{stream} has a tombstone.")
                : Write(log, events).Revision;
        }
    }

    /// <summary>Appends as a server would decide.</summary>
    public AppendOutcome Append(
        string stream, ExpectedRevision expected, IReadOnlyList<ProposedEvent> events)
    {
        lock (_gate)
        {
            var log = Stream(stream);
            if (AppendDecision.Of(log, expected, events, HasMetadata(stream), _recent) is { } no)
            {
                return no;
            }

            var wasDeleted = log.Rules.IsSoftlyDeleted;
            var first = log.Last + 1;
            var written = Write(log, events);
            if (wasDeleted && events.Count > 0)
            {
                // The stream begins again here: what was deleted stays hidden.
                WriteMetadata(stream, StreamRules.Truncating(first));
            }

            return written;
        }
    }

    /// <summary>Hides all events of a stream; it may be begun again.</summary>
    public AppendOutcome Delete(string stream, ExpectedRevision expected)
    {
        lock (_gate)
        {
            return Refusal(Stream(stream), expected)
                ?? WriteMetadata(stream, StreamRules.Truncating(StreamRules.DeletedBefore));
        }
    }

    /// <summary>Ends a stream for ever.</summary>
    public AppendOutcome Tombstone(string stream, ExpectedRevision expected)
    {
        lock (_gate)
        {
            var log = Stream(stream);
            if (Refusal(log, expected) is { } no)
            {
                return no;
            }

            var tombstone = new ProposedEvent(
                Guid.NewGuid(), "$streamDeleted", default, default, "application/octet-stream");
            return new AppendOutcome.Appended(
                log.Last, Record(log, tombstone, long.MaxValue).Position);
        }
    }

    /// <summary>Removes the events that streams do not show any more, and writes down in
    /// `$scavenges` that it did.</summary>
    /// <returns>How many events were removed.</returns>
    public int Scavenge()
    {
        lock (_gate)
        {
            var scavenge = Guid.NewGuid();
            WriteScavenge(scavenge, "$scavengeStarted", "");
            var removed = _streams.Values.ToList()
                .SelectMany(stream => stream.Scavenge(_clock.GetUtcNow())).ToHashSet();
            var kept = _all.AsSpan(0, _count).ToArray().Where(e => !removed.Contains(e)).ToArray();
            (_all, _count) = (kept, kept.Length);
            _generation++;
            WriteScavenge(scavenge, "$scavengeCompleted", ",\"result\":\"Success\"");
            return removed.Count;
        }
    }

    /// <summary>The visible events of a stream, oldest first; none if it is not there.</summary>
    public IReadOnlyList<RecordedEvent> ReadStream(string stream) =>
        Look(stream, log => log.IsThere
            ? log.Upwards(0, long.MaxValue, _clock.GetUtcNow())
            : []);

    internal LogView View()
    {
        lock (_gate)
        {
            return new(_all, _count, _generation, _end, Task.CompletedTask);
        }
    }

    /// <summary>A view that can be waited on: the task ends when something was added.</summary>
    internal LogView Watch()
    {
        lock (_gate)
        {
            _changed ??= new(TaskCreationOptions.RunContinuationsAsynchronously);
            return new(_all, _count, _generation, _end, _changed.Task);
        }
    }

    internal T Look<T>(string stream, Func<StreamLog, T> at)
    {
        lock (_gate)
        {
            return at(_streams.GetValueOrDefault(stream) ?? new StreamLog(stream));
        }
    }

    internal DateTimeOffset Now() => _clock.GetUtcNow();

    /// <summary>What forbids a delete. Ids play no part.</summary>
    private static AppendOutcome? Refusal(StreamLog log, ExpectedRevision expected) =>
        log.HasTombstone ? new AppendOutcome.Deleted()
        : expected.IsAny || expected.Value == log.Last
            || (expected.IsStreamExists && log.IsThere) ? null
        : new AppendOutcome.WrongRevision(log.Last);

    private StreamLog Stream(string name)
    {
        if (!_streams.TryGetValue(name, out var log))
        {
            _streams.Add(name, log = new(name));
        }

        return log;
    }

    private bool HasMetadata(string stream) =>
        _streams.GetValueOrDefault(StreamRules.MetadataOf(stream)) is { Last: >= 0 };

    private AppendOutcome.Appended Write(StreamLog log, IReadOnlyList<ProposedEvent> events)
    {
        long? position = null;
        for (var i = 0; i < events.Count; i++)
        {
            position = Record(log, events[i], log.Last + 1).Position;
        }

        return new(log.Last, position);
    }

    private AppendOutcome.Appended WriteMetadata(string stream, byte[] json) => Write(
        Stream(StreamRules.MetadataOf(stream)),
        [new(Guid.NewGuid(), StreamRules.EventType, json)]);

    private void WriteScavenge(Guid scavenge, string type, string more)
    {
        var json = System.Text.Encoding.UTF8.GetBytes(
            $"{{\"scavengeId\":\"{scavenge}\",\"nodeEndpoint\":\"127.0.0.1:2113\"{more}}}");
        Write(Stream("$scavenges"), [new(Guid.NewGuid(), type, json)]);
        Write(Stream($"$scavenges-{scavenge}"), [new(Guid.NewGuid(), type, json)]);
    }

    private RecordedEvent Record(StreamLog log, ProposedEvent proposed, long revision)
    {
        var recorded = new RecordedEvent(
            proposed, log.Name, revision, _end, _clock.GetUtcNow());
        _end += RecordOverhead + (2 * log.Name.Length) + proposed.Size;
        if (_count == _all.Length)
        {
            // A new array: views of the old one stay as they were.
            Array.Resize(ref _all, Math.Max(_all.Length * 2, 1024));
        }

        _all[_count++] = recorded;
        log.Add(recorded);
        _recent.Add(recorded);
        if (StreamRules.IsMetadata(log.Name) && recorded.Type == StreamRules.EventType)
        {
            Stream(log.Name[StreamRules.Prefix.Length..]).Rules =
                StreamRules.Parse(recorded.Data);
        }

        _changed?.SetResult();
        _changed = null;
        return recorded;
    }
}
