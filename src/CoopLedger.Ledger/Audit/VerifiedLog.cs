using System.Runtime.InteropServices;
using CoopLedger.Domain.Periods;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Audit;

/// <summary>The parts of a log that have been checked, joined in order and checked against one
/// another.</summary>
internal sealed class VerifiedLog
{
    private const int StreamsAtOnce = 16;
    private const int StreamsExpectedMax = 1 << 20;

    private readonly IEventLog _log;
    private readonly LogTree _tree = new();
    private readonly StreamRevisions _streams;
    private readonly Spare<PartTools> _tools;
    private readonly Spare<StreamRevisions> _partStreams =
        new(() => new(LedgerVerification.PartLength));

    private readonly List<EventIdKeys> _ids = [];
    private readonly List<(long Position, PeriodClosed Closing)> _closings = [];
    private readonly Projection _projection = new();
    private readonly ControlTotals _posted = new();
    private string _hash = "";
    private LedgerDamagedException? _fault;

    /// <param name="log">The log.</param>
    /// <param name="until">How many events it is said to have: room is made for their streams, as
    /// far as can be believed.</param>
    public VerifiedLog(IEventLog log, long until)
    {
        _log = log;
        _streams = new((int)Math.Clamp(until / 8 * 5, 4, StreamsExpectedMax));
        _tools = new(() => new(new(_projection.NewPartBuilder(), VerifiedPart.ReadsWhole)));
    }

    /// <summary>The events read so far.</summary>
    public long Events => _tree.Size;

    public bool IsFaulty => _fault is not null;

    /// <summary>What the events read are found by.</summary>
    public LookupSums Lookups { get; } = new();

    /// <summary>Notes a fault; the one furthest to the beginning counts.</summary>
    public void Add(LedgerDamagedException? fault) =>
        _fault = _fault is null || fault?.Position < _fault.Position ? fault ?? _fault : _fault;

    /// <summary>Reads a part and checks it by itself. Safe for several parts at a time, while
    /// others are joined.</summary>
    /// <param name="after">The position before its first.</param>
    /// <param name="until">Its last.</param>
    /// <param name="cancellationToken">Stops on the way.</param>
    public async Task<VerifiedPart> Read(
        long after, long until, CancellationToken cancellationToken)
    {
        var tools = _tools.Take();
        var part = await new VerifiedPart(after, tools, _partStreams.Take())
            .Read(_log, until, cancellationToken);
        _tools.Return(tools);
        return part;
    }

    public void Join(VerifiedPart part)
    {
        Add(part.Fault);
        Follow(part.Streams);
        part.Streams.Clear();
        _partStreams.Return(part.Streams);
        _tree.Add(part.Hashes);
        _ids.Add(part.Ids);
        Lookups.Add(part.Lookups);
        _closings.AddRange(part.Closings);
        if (part.Projection is { } posted && !IsFaulty)
        {
            _posted.Add(posted);
            _projection.Join(posted);
        }
    }

    /// <summary>Checks what takes the whole: ids, seals, roots, and the projection.</summary>
    public async Task Finish(
        Head head, IReadOnlyCollection<TreeHead> demanded, CancellationToken cancellationToken)
    {
        if (!IsFaulty && Events != head.Position)
        {
            Add(new(Events + 1, $"the log ends here, its root speaks of {head.Position}"));
        }

        await CheckIds(cancellationToken);
        foreach (var (position, closing) in _closings)
        {
            if (closing.Position <= Events
                && closing.Root.Value
                    != (await Root(closing.Position, cancellationToken)).ToString())
            {
                Add(new(position, "the root it seals is not that of the log at its position"));
            }
        }

        foreach (var demand in demanded.OrderBy(demand => demand.Size))
        {
            await Check(demand, head, cancellationToken);
        }

        if (IsFaulty || head.Root != await Root(head.Position, cancellationToken))
        {
            await Locate(cancellationToken);
            _fault ??= new(
                head.Position, "the Merkle root over the events is not the stored one");
        }

        if (!IsFaulty && !_posted.Agree(_projection.ControlTotals()))
        {
            Add(new(
                head.Position, "the projection does not come to what its parts came to"));
        }

        _hash = IsFaulty ? "" : _projection.Hash();
    }

    public VerificationReport Report() => new(
        Events, _streams.Count, MerkleProofs.Root(_tree, Events).ToString(), _hash,
        _fault?.Message, _fault?.Position);

    /// <summary>An event that was sealed anew is in no contradiction to itself, only to the hashes
    /// that are kept beside the events.</summary>
    public async Task Locate(CancellationToken cancellationToken)
    {
        try
        {
            await (_log is ICheckedStorage storage
                ? storage.CheckEvents(cancellationToken)
                : Task.CompletedTask);
        }
        catch (LedgerDamagedException damage)
        {
            Add(damage);
        }
    }

    private void Follow(StreamRevisions part)
    {
        Span<ulong> hashes = stackalloc ulong[StreamsAtOnce];
        for (var done = 0; done < part.Count; done += hashes.Length)
        {
            var now = part.All[done..Math.Min(done + hashes.Length, part.Count)];
            for (var i = 0; i < now.Length; i++)
            {
                hashes[i] = now[i].Hash;
            }

            _streams.Approach(hashes[..now.Length]);
            Follow(part, now);
        }
    }

    private void Follow(StreamRevisions part, ReadOnlySpan<StreamRevisions.Standing> streams)
    {
        foreach (ref readonly var stream in streams)
        {
            ref var before = ref _streams.Find(part.NameOf(stream), stream.Hash);
            if (stream.First != before.Last + 1)
            {
                Add(new(
                    stream.FirstPosition, $"its revision should be {before.Last + 1}"));
            }

            before.Last = stream.Last;
        }
    }

    private async Task CheckIds(CancellationToken cancellationToken)
    {
        var keys = EventIdKeys.Repeated(_ids);
        if (keys.Count > 0)
        {
            var repeated = new RepeatedIds(keys);
            await _log.Scan(0, Events, repeated, cancellationToken);
            Add(repeated.First == 0
                ? null
                : new(repeated.First, "its event id occurs twice"));
        }
    }

    private async Task Check(TreeHead demand, Head head, CancellationToken cancellationToken)
    {
        if (demand.Size > head.Position)
        {
            Add(new(
                demand.Size, $"the log ends at {head.Position}, a root of it speaks of more"));
        }
        else if (demand.Size >= 0 && demand.Size <= Events
            && demand.Root != await Root(demand.Size, cancellationToken))
        {
            Add(new(demand.Size, "the root over the events up to here is not the one demanded"));
        }
    }

    /// <summary>The root over the first events. The few leaves at its end are read again.</summary>
    private async Task<Digest> Root(long size, CancellationToken cancellationToken)
    {
        var first = LogTree.BlockOf(size);
        if (first < size && size < Events)
        {
            var leaves = new Leaves();
            await _log.Scan(first, size, leaves, cancellationToken);
            _tree.Know(first, CollectionsMarshal.AsSpan(leaves.Hashes));
        }

        return MerkleProofs.Root(_tree, size);
    }

    private sealed class Leaves : ILogVisitor
    {
        public List<Digest> Hashes { get; } = [];

        public void Visit(scoped in EnvelopeView stored) =>
            Hashes.Add(MerkleHash.Leaf(stored.Bytes));
    }
}
