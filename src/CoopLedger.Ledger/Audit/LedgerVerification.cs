using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Periods;
using CoopLedger.Indicators;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Queries;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using Newtonsoft.Json;

namespace CoopLedger.Ledger.Audit;

/// <summary>What a verification found.</summary>
/// <param name="Events">The events that were read.</param>
/// <param name="Streams">The streams they stand on.</param>
/// <param name="Root">The root recomputed from them, in hexadecimal.</param>
/// <param name="ProjectionHash">The projection's fingerprint.</param>
/// <param name="Fault">The first fault, or <see langword="null"/> when there is none.</param>
/// <param name="FaultPosition">Its position.</param>
public sealed record VerificationReport(
    long Events, long Streams, string Root, string ProjectionHash, string? Fault,
    long? FaultPosition)
{
    public bool IsSound => Fault is null;
}

/// <summary>Recomputes everything that a ledger claims of itself: dense positions and revisions,
/// single ids, indexes that lead to every event, fields as sealed in the envelope, readable events, reversals that match what they
/// reverse, seals of periods, the Merkle root, and a projection that comes out the same however it
/// is built.
/// </summary>
/// <remarks>It only reads. It proves that the log agrees with the root it holds; whether that
/// root is the one of last year takes a copy of it kept elsewhere.</remarks>
public static class LedgerVerification
{
    private const int Batch = 4096;
    private const int EdgesKept = 4096;

    public static async Task<VerificationReport> Run(
        IEventLog store, IProgress<long>? progress, CancellationToken cancellationToken)
    {
        var scan = new Scan(store.LedgerId);
        try
        {
            var head = await store.ReadHead(cancellationToken);
            await foreach (var batch in store.ReadAll(0, Batch, cancellationToken))
            {
                foreach (var stored in batch.Where(stored => stored.Position <= head.Position))
                {
                    if (scan.Check(stored) is FactReversed reversal)
                    {
                        await CheckReversal(store, stored, reversal, cancellationToken);
                    }
                }

                progress?.Report(batch[^1].Position);
            }

            scan.CheckEnd(head);
            if (store is ICheckedStorage storage)
            {
                await storage.CheckStorage(cancellationToken);
            }

            var rebuilt = await Rebuild.Run(
                store, head.Position, cancellationToken: cancellationToken);
            return rebuilt.Hash() == scan.Projection.Hash()
                ? scan.Report(null)
                : scan.Report(new(head.Position,
                    "the projection built in parts differs from the one built in order"));
        }
        catch (LedgerDamagedException damage)
        {
            return scan.Report(damage);
        }
    }

    private static async Task CheckReversal(
        IEventLog store, StoredEvent stored, FactReversed reversal,
        CancellationToken cancellationToken)
    {
        var original = reversal.Position < stored.Position
            ? await store.Find(reversal.Position, cancellationToken)
            : null;
        Demand(
            original is not null && original.Event.Id == reversal.Fact
                && original.Stream == stored.Stream
                && original.ToFact().Event == reversal.Reversed,
            stored, "it does not hold the event that it reverses");
    }

    private static void Demand(bool holds, StoredEvent stored, string fault)
    {
        if (!holds)
        {
            throw new LedgerDamagedException(stored.Position, fault);
        }
    }

    private sealed class Scan(Guid ledger)
    {
        private readonly HashSet<Guid> _ids = [];
        private readonly Dictionary<string, long> _revisions = new(StringComparer.Ordinal);
        private readonly MerkleEdge?[] _edges = new MerkleEdge?[EdgesKept];
        private MerkleEdge _edge = MerkleEdge.Empty;

        public Projection Projection { get; } = new();

        public Event Check(StoredEvent stored)
        {
            Demand(stored.Position == _edge.Size + 1, stored, "a position is missing before it");
            Demand(_ids.Add(stored.Event.Id), stored, "its event id occurs twice");
            var expected = _revisions.GetValueOrDefault(stored.Stream.Text, -1) + 1;
            Demand(stored.Revision == expected, stored, $"its revision should be {expected}");
            _revisions[stored.Stream.Text] = stored.Revision;
            Demand(IsSealed(stored), stored, "it is not what its envelope says");
            Metadata(stored);
            _edges[_edge.Size % EdgesKept] = _edge;
            _edge = _edge.With(stored.Envelope.Span);
            var fact = stored.ApplyTo(Projection);
            if (fact is PeriodClosed closing)
            {
                CheckSeal(stored, closing);
            }

            return fact;
        }

        public void CheckEnd(Head head)
        {
            if (_edge.Size != head.Position)
            {
                throw new LedgerDamagedException(
                    _edge.Size + 1, $"the log ends here, its root speaks of {head.Position}");
            }

            if (head.Root != _edge.Root())
            {
                throw new LedgerDamagedException(
                    head.Position, "the Merkle root over the events is not the stored one");
            }
        }

        public VerificationReport Report(LedgerDamagedException? fault) => new(
            _edge.Size, _revisions.Count, _edge.Root().ToString(),
            fault is null ? Projection.Hash() : "", fault?.Message, fault?.Position);

        /// <summary>A period is sealed at a position just before its closing; what is further back
        /// than the edges that are kept is left to the root of the whole.</summary>
        private void CheckSeal(StoredEvent stored, PeriodClosed closing)
        {
            Demand(
                closing.Position >= 0 && closing.Position < stored.Position,
                stored, "it seals a position that is not before it");
            if (_edges[closing.Position % EdgesKept] is { } edge && edge.Size == closing.Position)
            {
                Demand(
                    closing.Root.Value == edge.Root().ToString(), stored,
                    "the root it seals is not that of the log at its position");
            }
        }

        // What is hashed is the envelope, what is read are the fields: they must be one thing.
        private bool IsSealed(StoredEvent stored) => Envelope.Seal(
            ledger, stored.Position, stored.Stream, stored.Revision, stored.Event, stored.Origin)
            .Envelope.Span.SequenceEqual(stored.Envelope.Span);

        private static void Metadata(StoredEvent stored)
        {
            try
            {
                SubmitMetadata.Read(stored.Origin.Metadata);
            }
            catch (JsonException problem)
            {
                throw new LedgerDamagedException(
                    stored.Position, $"its metadata cannot be read: {problem.Message}", problem);
            }
        }
    }
}
