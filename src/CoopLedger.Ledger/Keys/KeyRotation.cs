using CoopLedger.Domain.Facts;
using CoopLedger.Domain.Keys;
using CoopLedger.Domain.Values;
using CoopLedger.Ledger.Audit;
using CoopLedger.Ledger.Store;
using CoopLedger.Ledger.Writing;
using CoopLedger.Proof.Notes;
using CoopLedger.Proof.Trees;
using MediatR;

namespace CoopLedger.Ledger.Keys;

/// <summary>Puts a new key in the place of the old one.</summary>
/// <remarks>The order is: the new key is on the disk; the old key signs that it hands over, and
/// that is recorded; the old key is destroyed; the new key takes its place and signs. A crash
/// anywhere leaves one of these, and the same command goes on from there.</remarks>
public sealed class KeyRotation(
    IMediator mediator, IEventLog log, ICheckpointStore kept, LedgerKeys keys, TimeProvider clock)
{
    private readonly CheckpointSigning _signing = new(log, kept, keys, clock);

    /// <summary>Replaces the key, or finishes a replacement that was interrupted.</summary>
    /// <param name="on">The day.</param>
    /// <param name="reason">Why.</param>
    /// <param name="actor">Who: an opaque id.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <exception cref="StoreException">As for signing.</exception>
    public async Task<KeyChange> Rotate(
        DateOnly on, Text reason, string actor, CancellationToken cancellationToken)
    {
        var history = await KeyHistory.Read(log, cancellationToken);
        if (!keys.IsHandingOver(history))
        {
            var before = await _signing.Sign(cancellationToken);
            var refusal = await HandOver(
                (old, next) => Rotation(old, next, before.Checkpoint, on, reason), before.Key.Name,
                actor, cancellationToken);
            if (refusal is not null)
            {
                return new(refusal, null, null);
            }
        }

        return await Finish(cancellationToken);
    }

    /// <summary>Acknowledges that what was last signed is lost, or finishes doing so.</summary>
    /// <param name="on">The day.</param>
    /// <param name="reason">What happened.</param>
    /// <param name="actor">Who: an opaque id.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    /// <exception cref="StoreException"><c>ledger.nothing-lost</c>; <c>keys.missing</c> and the
    /// others of signing.</exception>
    public async Task<KeyChange> AcknowledgeLoss(
        DateOnly on, Text reason, string actor, CancellationToken cancellationToken)
    {
        var history = await KeyHistory.Read(log, cancellationToken);
        if (!keys.IsHandingOver(history))
        {
            var last = await DemandLoss(cancellationToken);
            var head = await log.ReadHead(cancellationToken);
            var generation = LogOrigin.GenerationOf(history.Origin, log.LedgerId);
            var refusal = await HandOver(
                (old, next) => Loss(old, next, last.Checkpoint.Tree, head, on, reason),
                LogOrigin.Of(log.LedgerId, generation + 1), actor, cancellationToken);
            if (refusal is not null)
            {
                return new(refusal, null, null);
            }
        }

        return await Finish(cancellationToken);
    }

    private async Task<KeyChange> Finish(CancellationToken cancellationToken)
    {
        var signed = await _signing.Sign(cancellationToken);
        var history = await KeyHistory.Read(log, cancellationToken);
        return new(null, history.Links[^1], signed);
    }

    private async Task<LastSigned> DemandLoss(CancellationToken cancellationToken)
    {
        var last = keys.ReadLastSigned();
        if (last is not null)
        {
            try
            {
                await Continuity.Demand(log, last, cancellationToken);
            }
            catch (StoreException lost)
                when (lost.Code is Continuity.BehindCode or Continuity.ForkedCode)
            {
                return last;
            }
        }

        throw KeyErrors.NothingLost();
    }

    private async Task<Refusal?> HandOver(
        Func<SigningKey, VerifierKey, Command> command, string name, string actor,
        CancellationToken cancellationToken)
    {
        using var turn = await SigningLock.Take(keys.Folder, clock, cancellationToken);
        var history = await KeyHistory.Read(log, cancellationToken);
        using var old = keys.OpenSigningKey(history);
        using var next = keys.OpenOrMakeNext();
        var verifier = next.Verifier(name);
        var receipt = await mediator.Send(
            new Submit(command(old, verifier), actor, $"ledger-key:{verifier.Id:x8}"),
            cancellationToken);
        return receipt.Refusal;
    }

    private RotateKey Rotation(
        SigningKey old, VerifierKey next, Checkpoint at, DateOnly on, Text reason)
    {
        var fact = new KeyRotated(
            new(next.ToString()), new(old.Verifier(at.Origin).ToString()), at.Tree.Size,
            new(at.Tree.Root.ToString()), new("-"), on, reason);
        return new(
            fact.NewKey, fact.OldKey, fact.Position, fact.Root,
            Signature(old, KeyStatement.Of(log.LedgerId, fact)), on, reason);
    }

    private AcknowledgeLoss Loss(
        SigningKey old, VerifierKey next, TreeHead lost, Head head, DateOnly on, Text reason)
    {
        var generation = LogOrigin.GenerationOf(next.Name, log.LedgerId) - 1;
        var name = LogOrigin.Of(log.LedgerId, generation);
        var fact = new LossAcknowledged(
            new(next.ToString()), new(old.Verifier(name).ToString()), lost.Size,
            new(lost.Root.ToString()), head.Position, new(head.RootText), new("-"), on, reason);
        return new(
            fact.NewKey, fact.OldKey, fact.LostSize, fact.LostRoot, fact.Position, fact.Root,
            Signature(old, KeyStatement.Of(log.LedgerId, fact)), on, reason);
    }

    private static Text Signature(SigningKey key, string statement) =>
        new(Convert.ToBase64String(key.Sign(statement)));
}

/// <summary>What became of a change of keys.</summary>
/// <param name="Refusal">Why nothing was recorded, if so.</param>
/// <param name="Link">The change as recorded.</param>
/// <param name="Signed">The first checkpoint of the new key.</param>
public sealed record KeyChange(Refusal? Refusal, KeyLink? Link, SignedCheckpoint? Signed);
