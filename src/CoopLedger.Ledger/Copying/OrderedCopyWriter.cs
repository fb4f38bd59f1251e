using System.Collections.Immutable;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof.Trees;

namespace CoopLedger.Ledger.Copying;

/// <summary>Writes many appends at once into a store that takes them in a given order at the size
/// that it is told, and compares the roots each time.</summary>
/// <param name="source">Where they come from.</param>
/// <param name="target">Where they go.</param>
/// <param name="extend">How: <see cref="IMirrorStore.Extend"/>, or
/// <see cref="ISequentialStore.AppendInOrder"/>.</param>
/// <param name="reached">The size of the target.</param>
internal sealed class OrderedCopyWriter(
    IEventLog source, IEventLog target, OrderedCopyWriter.Extending extend, long reached)
    : ICopyWriter
{
    public delegate Task<long> Extending(
        long after, IReadOnlyList<OrderedAppend> appends, CancellationToken cancellationToken);


    /// <summary>Events that are written at once, unless one append has more.</summary>
    public const int EventsMax = 512;

    private readonly List<OrderedAppend> _appends = [];
    private int _events;
    private long _reached = reached;

    public async Task<long> Write(
        ImmutableArray<StoredEvent> events, CancellationToken cancellationToken)
    {
        var first = events[0];
        _appends.Add(new(
            first.Stream, first.Revision - 1, [.. events.Select(stored => stored.Event)],
            first.Origin));
        _events += events.Length;
        return _events >= EventsMax ? await Finish(cancellationToken) : _reached;
    }

    public async Task<long> Finish(CancellationToken cancellationToken)
    {
        if (_events == 0)
        {
            return _reached;
        }

        var size = _reached + _events;
        await Extend(size, cancellationToken);
        var head = await target.ReadHead(cancellationToken);
        var expected = new Head(size, MerkleProofs.Root(source.Subtrees, size));
        if (head != expected)
        {
            throw head.Position == size
                ? CopyErrors.SourceDamaged(_reached, expected, head)
                : CopyErrors.Raced(size + 1, null);
        }

        _appends.Clear();
        (_reached, _events) = (size, 0);
        return _reached;
    }

    private async Task Extend(long size, CancellationToken cancellationToken)
    {
        try
        {
            if (await extend(_reached, _appends, cancellationToken) != size)
            {
                throw CopyErrors.Raced(_reached + 1, null);
            }
        }
        catch (WrongExpectedRevisionException raced)
        {
            throw CopyErrors.Raced(_reached + 1, raced);
        }
    }
}
