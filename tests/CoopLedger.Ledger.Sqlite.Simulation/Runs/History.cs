using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Sqlite.Simulation.Runs;

/// <summary>One append as it was asked for.</summary>
internal sealed record Wanted(
    StreamName Stream, long Expected, ImmutableArray<NewEvent> Events, Origin Origin)
{
    public PendingAppend ToPending() => new(Stream, Expected, Events, Origin, default);
}

/// <summary>What the log must be, by a model that knows nothing of disks: a list.</summary>
/// <remarks>A group of appends is one transaction: there or not, and in the order of the attempts.
/// </remarks>
internal sealed class History
{
    private readonly List<ImmutableArray<Wanted>> _attempts = [];
    private readonly List<ImmutableArray<Wanted>> _doubts = [];
    private readonly List<TreeHead> _heads = [];

    public Guid Ledger { get; set; }

    /// <summary>What was acknowledged, and everything before it.</summary>
    public List<StoredEvent> Acknowledged { get; private set; } = [];

    /// <summary>What a reader sees now.</summary>
    public List<StoredEvent> Visible { get; private set; } = [];

    public List<Wanted> All { get; } = [];

    /// <summary>Appends that failed may yet turn up, when a log is recovered.</summary>
    public bool HasDoubts => _doubts.Count > 0;

    public void Attempt(ImmutableArray<Wanted> group)
    {
        _attempts.Add(group);
        All.AddRange(group);
    }

    /// <summary>Nobody knows whether the group is in the log.</summary>
    public void Doubt(ImmutableArray<Wanted> group) => _doubts.Add(group);

    /// <summary>What a group must come to: for each append its events, or nothing when it has to
    /// be refused.</summary>
    public List<List<StoredEvent>?> Expected(ImmutableArray<Wanted> group) =>
        Expected(Visible, group);

    /// <summary>A group was acknowledged.</summary>
    public void Acknowledge(IEnumerable<StoredEvent> added)
    {
        var before = Visible.Count;
        Visible = [.. Visible, .. added];
        Acknowledged = Visible;
        if (Visible.Count > before)
        {
            _doubts.Clear(); // It stands where they might have stood.
        }
    }

    /// <summary>All that is seen was acknowledged: somebody was told that it is there.</summary>
    public void AcknowledgeSeen() => Acknowledged = Visible;

    public void Remember(TreeHead head)
    {
        if (head.Size <= Acknowledged.Count)
        {
            _heads.Add(head);
        }
    }

    /// <summary>Compares with what the store has, and takes it for what is seen from now on.
    /// </summary>
    /// <returns>What is wrong; <see langword="null"/> when nothing is.</returns>
    public string? Meet(List<StoredEvent> found)
    {
        for (var i = 0; i < Acknowledged.Count; i++)
        {
            if (i >= found.Count)
            {
                return $"position {i + 1} was acknowledged and is gone";
            }

            if (!IsSame(found[i], Acknowledged[i]))
            {
                return $"position {i + 1} is not what was acknowledged";
            }
        }

        var end = Follow(found, Acknowledged, _doubts);
        if (end != found.Count)
        {
            return $"position {end + 1} was never asked for so, or without the rest of its group";
        }

        Visible = found;
        return CheckHeads(found);
    }

    /// <summary>After the disk has lied: whatever is found must have been there once.</summary>
    public string? MeetAfterLie(List<StoredEvent> found)
    {
        var end = Follow(found, [], _attempts);
        return end == found.Count ? null : $"position {end + 1} was never in the log";
    }

    private static bool IsSame(StoredEvent one, StoredEvent other) =>
        one.Envelope.Span.SequenceEqual(other.Envelope.Span);

    private int Follow(
        List<StoredEvent> found, List<StoredEvent> from, List<ImmutableArray<Wanted>> groups)
    {
        List<StoredEvent> log = [.. from];
        foreach (var group in groups)
        {
            if (log.Count == found.Count)
            {
                break;
            }

            List<StoredEvent> added =
                [.. Expected(log, group).OfType<List<StoredEvent>>().SelectMany(some => some)];
            if (log.Count + added.Count <= found.Count
                && added.Index().All(one => IsSame(one.Item, found[log.Count + one.Index])))
            {
                log.AddRange(added);
            }
        }

        return log.Count;
    }

    private List<List<StoredEvent>?> Expected(
        List<StoredEvent> log, ImmutableArray<Wanted> group)
    {
        var ids = log.Select(stored => stored.Event.Id).ToHashSet();
        var (count, last) =
            (log.Count, log.Count == 0 ? DateTimeOffset.MinValue : log[^1].Origin.RecordedAt);
        var revisions = new Dictionary<StreamName, long>();
        foreach (var wanted in group)
        {
            revisions[wanted.Stream] = log.Count(stored => stored.Stream == wanted.Stream) - 1;
        }

        var outcomes = new List<List<StoredEvent>?>();
        foreach (var wanted in group)
        {
            if (revisions[wanted.Stream] != wanted.Expected
                || wanted.Events.Any(fact => ids.Contains(fact.Id)))
            {
                outcomes.Add(null);
                continue;
            }

            last = wanted.Origin.RecordedAt > last ? wanted.Origin.RecordedAt : last;
            var origin = wanted.Origin with { RecordedAt = last };
            outcomes.Add([.. wanted.Events.Select((fact, i) => Envelope.Seal(
                Ledger, count + i + 1, wanted.Stream, wanted.Expected + 1 + i, fact, origin))]);
            count += wanted.Events.Length;
            revisions[wanted.Stream] += wanted.Events.Length;
            ids.UnionWith(wanted.Events.Select(fact => fact.Id));
        }

        return outcomes;
    }

    private string? CheckHeads(List<StoredEvent> found)
    {
        var edge = MerkleEdge.Empty;
        var roots = new Dictionary<long, Digest> { [0] = edge.Root() };
        foreach (var stored in found)
        {
            edge = edge.With(stored.Envelope.Span);
            roots[edge.Size] = edge.Root();
        }

        return _heads.Find(head => roots[head.Size] != head.Root) is { } broken
            ? $"the root at {broken.Size} is not the one that was told before"
            : null;
    }
}
