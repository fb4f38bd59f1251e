using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Store;
using MediatR;

namespace CoopLedger.Ledger.Writing;

/// <summary>Decides again when somebody else appended to the stream first.</summary>
/// <remarks>It stands outside <see cref="Idempotency"/>: when the same submit runs twice at once,
/// the loser must look for the winner's receipt before it decides again.</remarks>
public sealed class ConflictRetry : IPipelineBehavior<Submit, Receipt>
{
    public const int AttemptsMax = 16;

    public static readonly Rule TooBusy = new(
        "submit.conflict",
        "Luồng {0} đang được ghi liên tục; đã thử {1} lần. Hãy thử lại.",
        "The stream {0} is being written to all the time; tried {1} times. Try again.",
        "Optimistic concurrency");

    public async Task<Receipt> Handle(
        Submit request, CancellationToken cancellationToken, RequestHandlerDelegate<Receipt> next)
    {
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
            catch (WrongExpectedRevisionException)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
