using System.Collections.Immutable;
using System.Runtime.InteropServices;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;

namespace CoopLedger.Ledger.Sqlite;

/// <summary>An append that waits for its turn, and the one who waits for it.</summary>
internal sealed class PendingAppend(
    StreamName stream, long expectedRevision, ImmutableArray<NewEvent> events, Origin origin,
    CancellationToken cancellationToken)
{
    private readonly TaskCompletionSource<ImmutableArray<StoredEvent>> _done =
        new(TaskCreationOptions.RunContinuationsAsynchronously);

    private EnvelopeDraft[]? _drafts;

    public StreamName Stream { get; } = stream;

    public long ExpectedRevision { get; } = expectedRevision;

    public ImmutableArray<NewEvent> Events { get; } = events;

    public Origin Origin { get; } = origin;

    /// <summary>The size that the log must have; any, when none is given.</summary>
    public long? After { get; init; }

    /// <summary>What is appended after it, in other streams too: all of it or nothing.</summary>
    public ImmutableArray<PendingAppend> Then { get; init; } = [];

    /// <summary>The events, with those of <see cref="Then"/>.</summary>
    public int Count => Events.Length + Then.Sum(next => next.Events.Length);

    /// <summary>The events' envelopes, each without its place in the log. Made by whoever asks
    /// first, which is the one who waits: the writer has enough to do.</summary>
    /// <exception cref="System.Text.EncoderFallbackException">A text is not Unicode.</exception>
    public EnvelopeDraft[] Drafts(Guid ledger) => _drafts ??= Array.ConvertAll(
        ImmutableCollectionsMarshal.AsArray(Events)!,
        fact => new EnvelopeDraft(ledger, Stream, fact, Origin));

    /// <summary>Appends in an order that is given, as one.</summary>
    public static PendingAppend Ordered(
        long after, IReadOnlyList<OrderedAppend> appends, CancellationToken cancellationToken)
    {
        var (first, rest) = (appends[0], appends.Skip(1));
        return new(
            first.Stream, first.ExpectedRevision, first.Events, first.Origin, cancellationToken)
        {
            After = after,
            Then =
            [
                .. rest.Select(next => new PendingAppend(
                    next.Stream, next.ExpectedRevision, next.Events, next.Origin, default)),
            ],
        };
    }

    /// <summary>Makes all envelopes, before it is the writer's turn.</summary>
    public void Prepare(Guid ledger)
    {
        _ = Drafts(ledger);
        foreach (var next in Then)
        {
            _ = next.Drafts(ledger);
        }
    }

    public Task<ImmutableArray<StoredEvent>> Done => _done.Task;

    /// <summary>What the writer made of it, told only when the commit is on the disk.</summary>
    public Outcome? Outcome { get; set; }

    /// <summary>Whether the caller gave up before the append began; it is then told so.</summary>
    public bool IsGivenUp()
    {
        if (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }

        _done.TrySetCanceled(cancellationToken);
        return true;
    }

    /// <summary>Tells the caller the outcome.</summary>
    public void Settle()
    {
        if (Outcome is { Fault: { } fault })
        {
            _done.TrySetException(fault);
        }
        else
        {
            _done.TrySetResult(Outcome!.Stored);
        }
    }

    public void Fail(Exception fault) => _done.TrySetException(fault);
}

/// <summary>The events as stored, or why there are none.</summary>
internal sealed record Outcome(ImmutableArray<StoredEvent> Stored, Exception? Fault);

/// <summary>The log has not the size that an append was made for.</summary>
internal sealed class LogMovedException(long size) : Exception($"The log has {size} events.")
{
    public long Size { get; } = size;
}
