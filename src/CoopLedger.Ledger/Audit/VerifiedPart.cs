using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Periods;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json.Decoding;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Audit;

/// <summary>A part of the log, checked by itself; what it takes to check it against the parts
/// before it is kept.</summary>
/// <param name="after">The position before its first.</param>
/// <param name="scanner">Applies its events.</param>
internal sealed class VerifiedPart(long after, FactScanner scanner) : ILogVisitor
{
    private const int StreamsExpected = LedgerVerification.PartLength / 2;

    private readonly ReversedOriginals _reversals = new();

    public bool ComparesCopies => true;

    /// <summary>What it adds to the projection; nothing when it has a fault.</summary>
    public ProjectionPart? Projection { get; private set; }

    public StreamRevisions Streams { get; } = new(StreamsExpected);

    public SubtreeHashes Hashes { get; } = new();

    public EventIdKeys Ids { get; } = new();

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
        scanner.Builder.Begin(after + 1);
        try
        {
            await log.Scan(after, until, this, cancellationToken);
            Projection = scanner.Builder.End(until);
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
        Follow(stored);
        MetadataReading.Demand(position, stored.Metadata);
        switch (scanner.Apply(position, stored.Name, stored.Data))
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
        Lookups.Add(stored.IdBytes, stored.Stream, stored.Revision, position);
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

    // Its revision has to follow that of the stream's event before it, if that is in this part.
    private void Follow(scoped in EnvelopeView stored)
    {
        var revision = stored.Revision;
        ref var stream = ref Streams.Find(stored.Stream);
        if (stream.FirstPosition == 0)
        {
            (stream.First, stream.FirstPosition) = (revision, stored.Position);
        }
        else if (revision != stream.Last + 1)
        {
            throw new LedgerDamagedException(
                stored.Position, $"its revision should be {stream.Last + 1}");
        }

        stream.Last = revision;
    }
}
