namespace CoopLedger.Doubles;

/// <summary>The events of one stream. The log's lock guards it.</summary>
internal sealed class StreamLog(string name)
{
    private readonly List<RecordedEvent> _events = [];

    public string Name { get; } = name;

    /// <summary>The last revision, -1 before the first event. A scavenge leaves it.</summary>
    public long Last { get; private set; } = -1;

    public bool HasTombstone { get; private set; }

    public StreamRules Rules { get; set; } =
        StreamRules.IsMetadata(name) ? new(1, null, null) : default;

    public bool IsThere => Last >= 0 && !HasTombstone && !Rules.IsSoftlyDeleted;

    public IReadOnlyList<RecordedEvent> Events => _events;

    /// <summary>The first revision that a read of the stream may answer.</summary>
    public long FirstVisible => Math.Max(
        Rules.Before ?? 0, Rules.CountMax is > 0 and { } most ? Last + 1 - most : 0);

    public void Add(RecordedEvent added)
    {
        _events.Add(added);
        if (added.Revision == long.MaxValue)
        {
            HasTombstone = true;
        }
        else
        {
            Last = added.Revision;
        }
    }

    public RecordedEvent? At(long revision)
    {
        var index = IndexOf(revision);
        return index < _events.Count && _events[index].Revision == revision
            ? _events[index]
            : null;
    }

    public bool IsVisible(RecordedEvent stored, DateTimeOffset now) =>
        stored.Revision >= FirstVisible && !Rules.IsSoftlyDeleted
        && !(Rules.AgeMaxSeconds is { } seconds
            && stored.Created < now - TimeSpan.FromSeconds(seconds));

    /// <summary>Visible events from a revision upwards, that one included.</summary>
    public List<RecordedEvent> Upwards(long from, long count, DateTimeOffset now)
    {
        var found = new List<RecordedEvent>();
        for (var i = IndexOf(Math.Max(from, FirstVisible));
            i < _events.Count && found.Count < count; i++)
        {
            if (IsVisible(_events[i], now))
            {
                found.Add(_events[i]);
            }
        }

        return found;
    }

    /// <summary>Visible events from a revision downwards, that one included.</summary>
    public List<RecordedEvent> Downwards(long from, long count, DateTimeOffset now)
    {
        var found = new List<RecordedEvent>();
        var first = from == long.MaxValue ? _events.Count - 1 : IndexOf(from + 1) - 1;
        for (var i = first; i >= 0 && found.Count < count; i--)
        {
            if (IsVisible(_events[i], now))
            {
                found.Add(_events[i]);
            }
        }

        return found;
    }

    /// <summary>Puts another event into the place of one, or none.</summary>
    public void Replace(RecordedEvent old, RecordedEvent? other)
    {
        var index = _events.IndexOf(old);
        if (other is null)
        {
            _events.RemoveAt(index);
        }
        else
        {
            _events[index] = other;
        }
    }

    /// <summary>Removes what reads of the stream do not answer any more, but never its last event;
    /// of a stream with a tombstone, all but the tombstone.</summary>
    public List<RecordedEvent> Scavenge(DateTimeOffset now)
    {
        var removed = _events.FindAll(stored => HasTombstone
            ? stored.Revision != long.MaxValue
            : stored.Revision != Last && !IsVisible(stored, now));
        _events.RemoveAll(new HashSet<RecordedEvent>(removed).Contains);
        return removed;
    }

    /// <summary>The index of the first event with this revision or a higher one.</summary>
    private int IndexOf(long revision)
    {
        // Revisions are dense unless something was scavenged: then the search narrows down.
        if (_events.Count > 0 && _events[0].Revision == 0 && revision < _events.Count
            && _events[(int)Math.Max(revision, 0)].Revision == revision)
        {
            return (int)Math.Max(revision, 0);
        }

        var (low, high) = (0, _events.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = _events[middle].Revision < revision ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
