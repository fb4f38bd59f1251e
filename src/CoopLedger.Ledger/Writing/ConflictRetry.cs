using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;
using MediatR;

namespace CoopLedger.Ledger.Writing;

/// <summary>Decides again when somebody else appended to the stream first.</summary>
/// <remarks>
/// <para>It stands outside <see cref="Idempotency"/>: when the same submit runs twice at once,
/// the loser must look for the winner's receipt before it decides again.</para>
/// <para>Whoever has lost takes its turn at a gate of the stream, and so does whoever comes while
/// somebody is there: many writers of one stream would else spend all their attempts on each
/// other. Where nobody conflicts, nobody waits. A gate is of this process; with another one, the
/// revision decides as before.</para>
/// </remarks>
public sealed class ConflictRetry : IPipelineBehavior<Submit, Receipt>, IDisposable
{
    public const int AttemptsMax = 16;

    public static readonly Rule TooBusy = new(
        "submit.conflict",
        "Luồng {0} đang được ghi liên tục; đã thử {1} lần. Hãy thử lại.",
        "The stream {0} is being written to all the time; tried {1} times. Try again.",
        "Optimistic concurrency");

    private const int Gates = 256;

    /// <summary>A stream has one of them; streams that share one wait for each other.</summary>
    private readonly SemaphoreSlim[] _gates =
        [.. Enumerable.Range(0, Gates).Select(_ => new SemaphoreSlim(1, 1))];

    public async Task<Receipt> Handle(
        Submit request, CancellationToken cancellationToken, RequestHandlerDelegate<Receipt> next)
    {
        SemaphoreSlim? held = null;
        try
        {
            if (request.Command is RecordingCommand { Stream: var own }
                && GateOf(own) is { CurrentCount: 0 } busy)
            {
                held = await Enter(busy, cancellationToken);
            }

            for (var attempt = 1; ; attempt++)
            {
                try
                {
                    return await next();
                }
                catch (WrongExpectedRevisionException conflict) when (attempt == AttemptsMax)
                {
                    return Receipt.Refused(TooBusy.BrokenBy(conflict.Stream, attempt));
                }
                catch (WrongExpectedRevisionException conflict)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                    LedgerMeter.Conflicts.Add(1);
                    held ??= await Enter(GateOf(conflict.Stream), cancellationToken);
                }
            }
        }
        finally
        {
            held?.Release();
        }
    }

    public void Dispose() => Array.ForEach(_gates, gate => gate.Dispose());

    private static async Task<SemaphoreSlim> Enter(
        SemaphoreSlim gate, CancellationToken cancellationToken)
    {
        await gate.WaitAsync(cancellationToken);
        return gate;
    }

    private SemaphoreSlim GateOf(StreamName stream) => _gates[
        unchecked((uint)string.GetHashCode(stream.Text, StringComparison.Ordinal)) % Gates];
}
