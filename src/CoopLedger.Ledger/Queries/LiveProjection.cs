using CoopLedger.Indicators;
using CoopLedger.Indicators.Answers;
using CoopLedger.Ledger.Json;
using CoopLedger.Ledger.Snapshots;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;
using MediatR;

namespace CoopLedger.Ledger.Queries;

/// <summary>The projection of this process, kept at the end of the log: built when it is first
/// asked, then moved on by each append.</summary>
/// <param name="store">The log.</param>
/// <param name="snapshot">Where it is kept between processes; for a what-if nowhere.</param>
public sealed partial class LiveProjection(IEventLog store, SnapshotFile? snapshot = null)
    : INotificationHandler<Appended>, IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Projection? _projection;
    private long _saved;

    /// <summary>Reads from the projection when it has reached the log's end.</summary>
    /// <param name="read">What to read; nothing moves the projection meanwhile. It is read again,
    /// from a projection made anew, when the snapshot turns out to be damaged: so it must read, and
    /// must not leave anything to be read later.</param>
    /// <param name="cancellationToken">Stops the catching up.</param>
    /// <exception cref="LedgerDamagedException">The log cannot be read.</exception>
    public async Task<T> Read<T>(
        Func<Projection, T> read, CancellationToken cancellationToken = default)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_projection is null)
            {
                _projection = await Opened.Projection(
                    store, snapshot, cancellationToken, isLazy: true);
                _saved = _projection.Position;
            }

            await Advance(_projection, cancellationToken);
            return read(_projection);
        }
        catch (Exception lost)
            when (snapshot is not null && SnapshotRefusedException.In(lost) is { } why)
        {
            // Damage of what was not needed before: the log has everything.
            snapshot.Refused(why);
            var made = await Opened.Anew(store, snapshot, cancellationToken);
            made.Definitions = _projection?.Definitions ?? made.Definitions;
            (_projection, _saved) = (made, made.Position);
            return read(made);
        }
        finally
        {
            _gate.Release();
        }
    }

    public Task<Answer> Ask(
        Indicator indicator, Question question, CancellationToken cancellationToken = default) =>
        Read(projection => projection.Ask(indicator, question), cancellationToken);

    public async Task Handle(Appended notification, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(CancellationToken.None);
        try
        {
            foreach (var stored in notification.Events)
            {
                // Anything further on waits for the next catch-up, which fills the gap first.
                if (_projection?.Position == stored.Position - 1)
                {
                    stored.ApplyTo(_projection);
                }
            }
        }
        catch (SnapshotRefusedException)
        {
            _projection = null; // The append stands; whoever asks next is told why.
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task Advance(Projection projection, CancellationToken cancellationToken)
    {
        await CatchUp.Run(projection, store, cancellationToken);
        if (snapshot is not null && projection.Position - _saved >= Opened.SavedFrom)
        {
            _saved = projection.Position;
            await snapshot.TrySave(projection, store, cancellationToken);
        }
    }
}
