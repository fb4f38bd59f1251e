using System.Collections.Immutable;
using CoopLedger.Domain.Facts;
using CoopLedger.Ledger.Commands;
using CoopLedger.Ledger.Store;
using MediatR;

namespace CoopLedger.Ledger.Writing;

/// <summary>The same key with the same command gives the first receipt; with another command it
/// is refused.</summary>
/// <remarks>The first event of a submit has an id made from its key, so that the log itself is
/// the memory of the keys: there is nothing that could disagree with it.</remarks>
public sealed class Idempotency(IEventLog store) : IPipelineBehavior<Submit, Receipt>
{
    public static readonly Rule KeyReused = new(
        "submit.key-reused",
        "Khóa \"{0}\" đã dùng cho một lệnh khác ({1}, vị trí {2}).",
        "The key \"{0}\" was already used for another command ({1}, position {2}).",
        "Idempotent commands: one key, one command");

    public async Task<Receipt> Handle(
        Submit request, CancellationToken cancellationToken, RequestHandlerDelegate<Receipt> next)
    {
        if (await Earlier(request, cancellationToken) is { } repeat)
        {
            return repeat;
        }

        var receipt = await next();

        // The same submit may have been recorded while this one read the stream: what then seems
        // to change nothing, or to break a rule, is that one's doing.
        return receipt.Outcome == Outcome.Recorded
            ? receipt
            : await Earlier(request, cancellationToken) ?? receipt;
    }

    /// <summary>The receipt of an earlier submit under the key, if there was one.</summary>
    private async Task<Receipt?> Earlier(Submit request, CancellationToken cancellationToken)
    {
        var first = await store.Find(
            EventIds.Of(store.LedgerId, request.Key, 0), cancellationToken);
        if (first is null)
        {
            return null;
        }

        var metadata = SubmitMetadata.Read(first.Origin.Metadata);
        return metadata.Fingerprint == CommandJson.Fingerprint(request.Command)
            ? new(
                Outcome.Recorded, await Submitted(first, request.Key, cancellationToken),
                IsRepeat: true)
            : Receipt.Refused(KeyReused.BrokenByField(
                "key", request.Key, metadata.Command, first.Position));
    }

    private async Task<ImmutableArray<StoredEvent>> Submitted(
        StoredEvent first, string key, CancellationToken cancellationToken)
    {
        var events = ImmutableArray.CreateBuilder<StoredEvent>();
        for (var next = first; next is not null;)
        {
            events.Add(next);
            next = await store.Find(
                EventIds.Of(store.LedgerId, key, events.Count), cancellationToken);
        }

        return events.ToImmutable();
    }
}
