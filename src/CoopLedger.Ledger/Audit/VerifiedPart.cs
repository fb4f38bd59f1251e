using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Periods;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Audit;

/// <summary>A part of the log, checked by itself; what it takes to check it against the parts
/// before it is kept.</summary>
/// <param name="after">The position before its first.</param>
/// <param name="tools">What it is checked with; free when it has been read.</param>
/// <param name="streams">None yet; free when it has been joined.</param>
internal sealed class VerifiedPart(long after, PartTools tools, StreamRevisions streams)
    : ILogVisitor
{
    private readonly ReversedOriginals _reversals = new();
    private readonly RevisionQueue _revisions = new(streams);

    public bool ComparesCopies => true;

    /// <summary>What it adds to the projection; nothing when it has a fault.</summary>
    public ProjectionPart? Projection { get; private set; }

    public StreamRevisions Streams => streams;

    public SubtreeHashes Hashes { get; } = new(tools.Hashes, tools.Leaves);

    public EventIdKeys Ids { get; } = new(tools.Keys);

    public LookupSums Lookups { get; } = new();

    /// <summary>The closings of periods, each with its position.</summary>
    public List<(long Position, PeriodClosed Closing)> Closings { get; } = [];

    /// <summary>The part's own first fault.</summary>
    public LedgerDamagedException? Fault { get; private set; }

    /// <summary>The last position that was read.</summary>
    public long Last => after + Hashes.Count;

    /// <summary>Reads the part and checks it.</summary>
    public async Task<VerifiedPart> Read(
        IEventLog log, long until, CancellationToken cancellationToken)
    {
        tools.Scanner.Builder.Begin(after + 1);
        try
        {
            await log.Scan(after, until, this, cancellationToken);
        }
        catch (LedgerDamagedException damage)
        {
            Fault = damage;
        }

        try
        {
            _revisions.Settle(); // Those that waited came before that fault, or have it.
            Projection = Fault is null ? tools.Scanner.Builder.End(until) : null;
        }
        catch (LedgerDamagedException damage)
        {
            Fault = damage;
        }

        Hashes.End();
        Ids.Order();
        try
        {
            await _reversals.Compare(log, cancellationToken);
            Fault = Earlier(Fault, _reversals.Fault);
        }
        catch (LedgerDamagedException damage)
        {
            Fault = Earlier(Fault, damage);
        }

        return this;
    }

    public void Visit(scoped in EnvelopeView stored)
    {
        var position = stored.Position;
        Demand(position == Last + 1, position, "a position is missing before it");
        var (name, revision) = (LookupSums.HashOf(stored.Stream), stored.Revision);
        _revisions.Add(stored.Stream, name, revision, position);
        MetadataReading.Demand(position, stored.Metadata);
        switch (tools.Scanner.Apply(position, stored.Name, stored.Data))
        {
            case FactReversed reversal:
                _reversals.Add(stored, reversal);
                break;
            case PeriodClosed closing:
                Demand(
                    closing.Position >= 0 && closing.Position < position, position,
                    "it seals a position that is not before it");
                Closings.Add((position, closing));
                break;
        }

        Ids.Add(stored.IdBytes);
        Lookups.Add(stored.IdBytes, name, revision, position);
        Hashes.Add(stored.Bytes);
    }

    /// <summary>Whether an event is read whole beside those that a projection needs so.
    /// </summary>
    public static bool ReadsWhole(Type fact) => fact == typeof(PeriodClosed);

    private static LedgerDamagedException? Earlier(
        LedgerDamagedException? one, LedgerDamagedException? other) =>
        one is null || other?.Position < one.Position ? other : one;

    private static void Demand(bool holds, long position, string fault)
    {
        if (!holds)
        {
            throw new LedgerDamagedException(position, fault);
        }
    }
}
