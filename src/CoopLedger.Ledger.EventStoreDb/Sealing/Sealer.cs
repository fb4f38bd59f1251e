using System.Collections.Immutable;
using CoopLedger.Ledger.EventStoreDb.Books;
using CoopLedger.Ledger.EventStoreDb.Order;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;
using EventStore.Client;

namespace CoopLedger.Ledger.EventStoreDb.Sealing;

/// <summary>Writes down on the cluster which position each event has and the hash of its leaf, as
/// soon as nobody else does.</summary>
/// <param name="book">Where seals are written.</param>
/// <param name="lease">The right to.</param>
/// <param name="mirror">The mirror, which has everything that is told here.</param>
/// <param name="start">The position after which appends are noted.</param>
/// <param name="address">The ledger's address, for messages.</param>
internal sealed class Sealer(
    SealBook book, Lease lease, IEventLog mirror, long start, LedgerAddress address) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _noted = new(0, 1);
    private readonly Queue<LogPlace> _unsealed = [];
    private readonly Queue<(long After, ulong Commit)> _voids = [];
    private long _noteSize = start;
    private (Seal? Seal, long Revision)? _last;

    /// <summary>Notes an append that has its place in the mirror.</summary>
    /// <param name="append">The append.</param>
    /// <param name="last">The position of its last event; 0 when it is left out.</param>
    public void Note(ClusterAppend append, long last)
    {
        lock (_gate)
        {
            if (last == 0)
            {
                foreach (var place in append.Places)
                {
                    _voids.Enqueue((_noteSize, place.CommitPosition));
                }
            }
            else
            {
                var position = last - append.Places.Length;
                foreach (var place in append.Places)
                {
                    _unsealed.Enqueue(new(++position, place));
                }

                _noteSize = last;
            }
        }

        Wake();
    }

    /// <summary>Seals from now on whatever is noted, until cancelled or until the seals on the
    /// cluster contradict the mirror.</summary>
    public async Task Run(CancellationToken cancellationToken)
    {
        while (true)
        {
            await _noted.WaitAsync(cancellationToken);
            var isDone = false;
            while (!isDone)
            {
                isDone = await TrySeal(cancellationToken) >= NotedSize();
                if (!isDone)
                {
                    await Task.Delay(Lease.Term / 10, cancellationToken);
                }
            }
        }
    }

    /// <summary>Seals what is noted, if nobody else holds the right to.</summary>
    /// <returns>The size that is sealed, by whomever.</returns>
    /// <exception cref="StoreException"><c>store.changed</c>: what is sealed is not what the
    /// mirror has.</exception>
    public async Task<long> TrySeal(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            while (true)
            {
                _last ??= await ReadLast(cancellationToken);
                var (seal, revision) = _last.Value;
                var size = seal?.Size ?? 0;
                if (Next(size) is not { IsEmpty: false } places
                    || !await lease.TryHold(cancellationToken))
                {
                    return size;
                }

                var next = Make(size + 1, places);
                _last = await book.TryAppend(next, revision, cancellationToken)
                    ? (next, revision + 1)
                    : null;
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Gives the right to seal back.</summary>
    public Task Release(CancellationToken cancellationToken) => lease.Release(cancellationToken);

    public void Dispose()
    {
        _turn.Dispose();
        _noted.Dispose();
    }

    private void Wake()
    {
        lock (_gate)
        {
            if (_noted.CurrentCount == 0)
            {
                _noted.Release();
            }
        }
    }

    private long NotedSize()
    {
        lock (_gate)
        {
            return _noteSize;
        }
    }

    private async Task<(Seal? Seal, long Revision)> ReadLast(CancellationToken cancellationToken)
    {
        var (seal, revision) = await book.ReadLast(cancellationToken);
        if (seal is not null
            && (await mirror.ReadHead(cancellationToken)).Position >= seal.Size
            && MerkleProofs.Root(mirror.Subtrees, seal.Size) != seal.Root)
        {
            throw ClusterFaults.Changed(
                address, $"({seal.Size}: {seal.Root})");
        }

        return (seal, revision);
    }

    /// <summary>The places that come after a size, as many as fit into a seal.</summary>
    private ImmutableArray<Position> Next(long size)
    {
        lock (_gate)
        {
            while (_unsealed.TryPeek(out var sealedOne) && sealedOne.Position <= size)
            {
                _unsealed.Dequeue();
            }

            while (_voids.TryPeek(out var told) && told.After < size)
            {
                _voids.Dequeue();
            }

            return _unsealed.TryPeek(out var first) && first.Position == size + 1
                ? [.. _unsealed.Take(Seal.EventsMax).Select(place => place.Place!.Value)]
                : [];
        }
    }

    private Seal Make(long first, ImmutableArray<Position> places)
    {
        var last = first + places.Length - 1;
        ImmutableArray<Digest> leaves = [.. Enumerable.Range(0, places.Length)
            .Select(i => mirror.Subtrees.Hash(0, first - 1 + i))];
        lock (_gate)
        {
            return new(
                first, places, leaves, MerkleProofs.Root(mirror.Subtrees, last),
                [.. _voids.Where(one => one.After < last).Select(one => one.Commit)]);
        }
    }
}
