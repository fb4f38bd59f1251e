using CoopLedger.Indicators;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Segments;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Queries;

/// <summary>Makes the parts of a projection: from their segments where there are such, from the log
/// where not.</summary>
/// <param name="log">The log.</param>
/// <param name="folder">Where its segments are; none when left out.</param>
/// <param name="whole">The projection that is built.</param>
/// <param name="counted">Which events are applied; all when left out.</param>
internal sealed class RebuildSource(
    IEventLog log, SegmentFolder? folder, Projection whole, CountedEvents? counted = null)
{
    private readonly IEventLog _log = log;
    private readonly CountedEvents? _counted = counted;
    private readonly List<SegmentRefusal> _refused = [];

    /// <summary>The segments that could not be used, and why.</summary>
    public IReadOnlyList<SegmentRefusal> Refused => _refused;

    /// <summary>Parts that came from segments.</summary>
    public int FromSegments => _fromSegments;

    private int _fromSegments;

    /// <summary>Something that makes parts, one at a time.</summary>
    public PartSource NewPartSource() => new(this, new(whole.NewPartBuilder()));

    private Segment? Open(long after, long until)
    {
        if (folder is null || after % Segment.CountMax != 0 || until - after != Segment.CountMax)
        {
            return null;
        }

        var part = (int)(after / Segment.CountMax);
        try
        {
            var segment = folder.TryOpen(part, _log.LedgerId, RootOf(_log, part), out var why);
            Refuse(why);
            return segment;
        }
        catch (LedgerDamagedException)
        {
            return null; // Without the log's own hashes no segment can be told to be its.
        }
    }

    private string PlaceOf(int part) => folder!.PlaceOf(part);

    private void Refuse(SegmentRefusal? why)
    {
        if (why is not null)
        {
            lock (_refused)
            {
                _refused.Add(why);
            }
        }
    }

    /// <summary>The Merkle root over a whole part, as the log has it.</summary>
    public static Digest RootOf(IEventLog log, int part) =>
        log.Subtrees.Hash(System.Numerics.BitOperations.Log2(Segment.CountMax), part);

    /// <summary>Makes parts one after another; several work side by side.</summary>
    public sealed class PartSource(RebuildSource source, FactScanner scanner)
    {
        private readonly RebuiltPart _logged = new(source._log, scanner, source._counted);
        private SegmentReplay? _replay;

        public async Task<ProjectionPart> Read(
            long after, long until, CancellationToken cancellationToken) =>
            FromSegment(after, until)
                ?? await _logged.Read(after, until, cancellationToken);

        private ProjectionPart? FromSegment(long after, long until)
        {
            using var segment = source.Open(after, until);
            if (segment is null)
            {
                return null;
            }

            try
            {
                var part = (_replay ??= new(scanner, source._counted)).Read(segment);
                Interlocked.Increment(ref source._fromSegments);
                return part;
            }
            catch (SegmentDamagedException damaged)
            {
                source.Refuse(damaged.Why);
                return null;
            }
            catch (Exception altered) when (altered is FormatException or LedgerDamagedException
                or Json.FieldException or ArgumentException)
            {
                source.Refuse(SegmentRefusal.Damaged(
                    source.PlaceOf(segment.Part), altered.Message));
                return null;
            }
        }
    }
}
