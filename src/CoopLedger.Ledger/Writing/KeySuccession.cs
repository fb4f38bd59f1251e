using CoopLedger.Domain.Corrections;
using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Keys;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;
using CoopLedger.Proof;
using MediatR;

namespace CoopLedger.Ledger.Writing;

/// <summary>Refuses a change of the signing key that the old key has not signed, and the reversal
/// of one.</summary>
public sealed class KeySuccession(IEventLog store) : IPipelineBehavior<Submit, Receipt>
{
    public static readonly Rule NotSigned = new(
        "key.not-signed",
        "Việc thay khóa không được khóa cũ xác nhận: {0} Hãy dùng `coopledger audit rotate-key`.",
        "The change of keys is not attested by the old key: {0} Use `coopledger audit "
            + "rotate-key`.",
        "Audit: the old key vouches for the new one");

    public static readonly Rule Stands = new(
        "key.change-stands",
        "Sự kiện {0} là việc thay khóa ký và không được đảo; hãy thay khóa lần nữa.",
        "The event {0} is a change of the signing key and is not reversed; replace the key again.",
        "Audit: what was signed with a key stays signed with it");

    public async Task<Receipt> Handle(
        Submit request, CancellationToken cancellationToken, RequestHandlerDelegate<Receipt> next)
    {
        var refusal = request.Command switch
        {
            RotateKey or AcknowledgeLoss => await Refuse(
                (CommandOf<KeyChain>)request.Command, cancellationToken),
            Correction correction => await Refuse(correction, cancellationToken),
            _ => null,
        };
        return refusal is null ? await next() : Receipt.Refused(refusal);
    }

    private async Task<Refusal?> Refuse(
        CommandOf<KeyChain> command, CancellationToken cancellationToken)
    {
        if (command.Decide(KeyChain.Initial) is not Decision.Recorded([var fact]))
        {
            return null;
        }

        try
        {
            var head = await store.ReadHead(cancellationToken);
            KeyLink.Of(store.LedgerId, head.Position + 1, fact).DemandRoot(store.Subtrees);
            return null;
        }
        catch (ProofException problem)
        {
            return NotSigned.BrokenByField("signature", problem.Message);
        }
    }

    private async Task<Refusal?> Refuse(
        Correction correction, CancellationToken cancellationToken) =>
        await store.Find(correction.Event, cancellationToken) is { } target
            && target.Stream == KeyChain.Stream
            ? Stands.BrokenByField("event", correction.Event)
            : null;
}
